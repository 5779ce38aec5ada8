/** A rotation: a client's pairs were replaced, and its stores get the new ones. What is left is derived, so it cannot get lost. Pure. */
import { z } from 'zod';
import { type Environment, environments } from './model/environment.ts';
import { environmentSchema } from './model/environment-schema.ts';
import type { InstanceFacts } from './model/instance.ts';
import { type KeySet, pairIdentity } from './model/key-set.ts';
import { apiKeyViewSchema, privateKeyViewSchema } from './model/key-set-schema.ts';
import type { Applied, Store } from './model/store.ts';
import { problemSchema } from './problem-schema.ts';
import type { Problem } from './problems.ts';

export const rotationStates = [
  /** It has the client's current pairs. */
  'has-keys',
  'to-do',
  /** Still to do; at the last attempt it could not be reached. */
  'unreachable',
  /** Still to do, by the user: the values are entered in the Admin. */
  'by-hand',
  /** It has the current pairs, and the gateway refuses them from its side. */
  'refused',
  /** It gets the current pairs when it is connected. */
  'not-connected',
] as const;
export type RotationState = (typeof rotationStates)[number];

export const rotationStoreSchema = z.object({
  storeId: z.string(),
  name: z.string(),
  state: z.enum(rotationStates),
  /** Why the last attempt did not succeed. */
  missed: z.object({ at: z.iso.datetime(), problem: problemSchema }).nullable(),
});
export type RotationStore = z.infer<typeof rotationStoreSchema>;

const pairSchema = z.object({ apiKey: apiKeyViewSchema, privateKey: privateKeyViewSchema });

export const rotationSchema = z.object({
  keySetId: z.string(),
  label: z.string(),
  /** null = nothing is being replaced; `stores` then says who would have to get a new pair. */
  open: z
    .object({
      since: z.iso.datetime(),
      /** The new pairs were given up, and the stores that have them get those of before again. */
      givenUp: z.boolean(),
      replaced: z.array(
        z.object({ environment: environmentSchema, previous: pairSchema, current: pairSchema }),
      ),
    })
    .nullable(),
  stores: z.array(rotationStoreSchema),
});
export type Rotation = z.infer<typeof rotationSchema>;

const isReachProblem = ({ code }: Problem): boolean =>
  /^(instance|ssh|docker|admin)\./.test(code) || code === 'practice.unavailable' || code === 'batch.timeout';

/** The identity of the pair that was applied. */
export const appliedPair = ({ sandboxPair, productionPair }: Applied, environment: Environment) =>
  environment === 'sandbox' ? sandboxPair : productionPair;

const hasCurrentPairs = (store: Store, keySet: KeySet): boolean =>
  environments.every(
    (environment) =>
      store.applied !== null && appliedPair(store.applied, environment) === pairIdentity(keySet[environment]),
  );

/** Seen at the last attempt: what was applied is not there any more, whatever pair is the current one. */
const holdsForeignKeys = ({ missedKeys }: Store): boolean =>
  missedKeys?.problem.code === 'rotation.foreign-keys';

/** How far one store of this client is. */
export const rotationStateOf = (store: Store, keySet: KeySet): RotationState => {
  if (store.applied === null) return 'not-connected';
  if (hasCurrentPairs(store, keySet) && !holdsForeignKeys(store)) {
    const isRefused = store.applied.serverChecks.some(({ verdict }) => verdict === 'rejected');
    return isRefused ? 'refused' : 'has-keys';
  }
  if (store.connection.kind === 'guided') return 'by-hand';
  return store.missedKeys !== null && isReachProblem(store.missedKeys.problem) ? 'unreachable' : 'to-do';
};

/** While one store is left, the pair of before is kept. */
export const isLeft = (state: RotationState): boolean => state !== 'has-keys' && state !== 'not-connected';

const shownPair = ({ apiKey, privateKey }: Pick<KeySet['sandbox'], 'apiKey' | 'privateKey'>) =>
  apiKey && privateKey ? { apiKey, privateKey } : null;

const openOf = (keySet: KeySet): Rotation['open'] => {
  const { previous } = keySet;
  if (previous === null) return null;
  const replaced = environments.flatMap((environment) => {
    const before = previous[environment];
    const current = shownPair(keySet[environment]);
    return before && current ? [{ environment, previous: before, current }] : [];
  });
  return { since: previous.since, givenUp: previous.givenUp, replaced };
};

/** `stores` = all that the user has; those of other clients are left out. In the order of their names. */
export const rotationOf = (keySet: KeySet, stores: readonly Store[]): Rotation => ({
  keySetId: keySet.id,
  label: keySet.label,
  open: openOf(keySet),
  stores: stores
    .filter(({ keySetId }) => keySetId === keySet.id)
    .map((store) => ({
      storeId: store.id,
      name: store.name,
      state: rotationStateOf(store, keySet),
      missed: store.missedKeys,
    }))
    .sort((a, b) => a.name.localeCompare(b.name)),
});

/** The pair on the instance, as `pairIdentity` names one; null = a value is missing or cannot be read. */
export const foundIdentity = ({ apiKey, privateKey }: InstanceFacts['keys']['sandbox']): string | null =>
  apiKey && privateKey && 'fingerprint' in privateKey
    ? `${apiKey.fingerprint}:${privateKey.fingerprint}`
    : null;

/** Environments whose pair on the instance is none that we know: somebody else changed it. */
export const foreignPairs = (
  store: Pick<Store, 'applied'>,
  keySet: KeySet,
  instance: InstanceFacts,
): readonly Environment[] =>
  environments.filter((environment) => {
    const found = foundIdentity(instance.keys[environment]);
    const before = keySet.previous?.[environment] ?? null;
    const known = [
      pairIdentity(keySet[environment]),
      before && pairIdentity(before),
      store.applied && appliedPair(store.applied, environment),
    ];
    return found === null || !known.includes(found);
  });
