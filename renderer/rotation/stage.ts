/** Where replacing a client's keys stands: a function of the facts, never a stored place. Pure. */
import { type Environment, environments, keyFields, type Slot } from '../../shared/model/environment.ts';
import { type KeySet, pairIdentity, validCheck } from '../../shared/model/key-set.ts';
import { isLeft, type Rotation, type RotationStore } from '../../shared/rotation.ts';

export type ClientStage = 'first-keys' | 'explain' | 'enter' | 'confirm' | 'to-do';

/** Environments of which at least one value was entered. */
export const enteredIn = (keySet: KeySet | null): readonly Environment[] =>
  environments.filter((environment) => keySet?.[environment].apiKey || keySet?.[environment].privateKey);

/** What is missing before the pairs can be checked; without any value: everything. */
export const missingIn = (keySet: KeySet | null): readonly Slot[] => {
  const entered = enteredIn(keySet);
  const among = entered.length > 0 ? entered : environments;
  return among
    .flatMap((environment) => keyFields.map((field) => ({ environment, field })))
    .filter(({ environment, field }) => !keySet?.[environment][field]);
};

/** Complete, and accepted by the gateway: only such pairs may take the place of others. */
export const isReady = (keySet: KeySet | null): boolean => {
  const entered = enteredIn(keySet);
  return (
    keySet !== null &&
    entered.length > 0 &&
    entered.every((environment) => validCheck(keySet[environment])?.verdict === 'accepted')
  );
};

/** Stores that have something to lose: they are connected. */
export const connectedOf = ({ stores }: Pick<Rotation, 'stores'>): readonly RotationStore[] =>
  stores.filter(({ state }) => state !== 'not-connected');

interface ClientFacts {
  readonly keySet: KeySet;
  /** The new pairs that are being entered. */
  readonly fresh: KeySet | null;
  readonly rotation: Rotation;
}

export const stageOf = ({ keySet, fresh, rotation }: ClientFacts): ClientStage => {
  if (fresh !== null) return isReady(fresh) ? 'confirm' : 'enter';
  if (rotation.open !== null) return 'to-do';
  const isWhole = environments.every((environment) => pairIdentity(keySet[environment]) !== null);
  return isWhole || connectedOf(rotation).length > 0 ? 'explain' : 'first-keys';
};

export interface RotationGroups {
  /** We can try again. */
  readonly left: readonly RotationStore[];
  readonly byHand: readonly RotationStore[];
  readonly done: readonly RotationStore[];
  /** They get the keys when they are connected. */
  readonly later: readonly RotationStore[];
}

export const groupsOf = ({ stores }: Pick<Rotation, 'stores'>): RotationGroups => ({
  left: stores.filter(({ state }) => isLeft(state) && state !== 'by-hand'),
  byHand: stores.filter(({ state }) => state === 'by-hand'),
  done: stores.filter(({ state }) => state === 'has-keys'),
  later: stores.filter(({ state }) => state === 'not-connected'),
});

/** The stores that a problem names in its one text, which is their names with commas between. */
export const namedIn = (names: string, stores: readonly RotationStore[]): readonly RotationStore[] =>
  stores.filter(({ name }) => `, ${names}, `.includes(`, ${name}, `));
