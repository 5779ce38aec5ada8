/** Decides where each value goes: kept at once, offered for another place, or refused. Pure. */
import type { Finding, Offer } from '../../../shared/contract/credentials.ts';
import {
  type Environment,
  environments,
  otherEnvironment,
  type Slot,
} from '../../../shared/model/environment.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Candidate, ReadValue } from './block.ts';
import { environmentNamedIn } from './hints.ts';
import type { Waiting } from './offers.ts';

export interface Source {
  readonly candidate: Candidate;
  readonly fileName: string | null;
}

export interface Kept {
  readonly slot: Slot;
  readonly value: ReadValue;
}

export interface Placement {
  readonly kept: readonly Kept[];
  readonly refused: readonly Extract<Finding, { outcome: 'refused' }>[];
  readonly waiting: readonly Waiting[];
}

const fingerprintOf = (value: ReadValue): string => value.reading.view.fingerprint;
const environmentOf = ({ candidate, fileName }: Source): Environment | null =>
  candidate.environment ?? environmentNamedIn(fileName ?? '');

const shownIn = (keySet: KeySet, { environment, field }: Slot): string | null =>
  keySet[environment][field]?.fingerprint ?? null;

const move = (source: Source, value: ReadValue, from: Environment, to: Environment): Waiting => {
  const reason: Extract<Offer, { kind: 'move' }>['reason'] = source.candidate.environment
    ? 'label'
    : 'file-name';
  const { field } = value;
  return {
    offer: { kind: 'move', from: { environment: from, field }, to: { environment: to, field }, reason },
    value,
  };
};

/** The same value in both environments is a mistake: the one that is there (or came first) stays. */
const withoutDoubles = (keySet: KeySet, kept: readonly Kept[]) => {
  const refused: Placement['refused'][number][] = [];
  const good = kept.filter(({ slot, value }, index) => {
    const environment = otherEnvironment(slot.environment);
    const rival = kept.findIndex(
      (other) => other.slot.environment === environment && other.slot.field === slot.field,
    );
    const entered = kept[rival];
    const there = entered
      ? fingerprintOf(entered.value)
      : shownIn(keySet, { environment, field: slot.field });
    const isDouble = there === fingerprintOf(value) && (!entered || rival < index);
    if (isDouble) {
      const problem = { code: 'key.same-in-both', params: { environment, field: slot.field } } as const;
      refused.push({ outcome: 'refused', ...slot, problem });
    }
    return !isDouble;
  });
  return { good, refused };
};

/** `asked`: the environment whose place the user used, null where the place says nothing. */
export const place = (keySet: KeySet, sources: readonly Source[], asked: Environment | null): Placement => {
  // Who pastes both environments at once says himself which is which.
  const namesBoth = environments.every((name) => sources.some((source) => environmentOf(source) === name));
  const target = namesBoth ? null : asked;
  const kept: Kept[] = [];
  const refused: Placement['refused'][number][] = [];
  const waiting: Waiting[] = [];
  for (const source of sources) {
    const { candidate, fileName } = source;
    const named = environmentOf(source);
    if ('problem' in candidate) {
      const { field, problem } = candidate;
      refused.push({ outcome: 'refused', environment: named ?? target, field, problem });
      continue;
    }
    const { value } = candidate;
    const wanted = named ?? target;
    const slot = wanted && { environment: wanted, field: value.field };
    const rival = kept.find((other) => other.slot.environment === wanted && other.slot.field === value.field);
    const again = kept.some(
      (other) => other.slot.field === value.field && fingerprintOf(other.value) === fingerprintOf(value),
    );
    if (rival && fingerprintOf(rival.value) === fingerprintOf(value)) continue;
    if (slot && target && named && named !== target) waiting.push(move(source, value, target, named));
    else if (slot && !rival) kept.push({ slot, value });
    else if (!again)
      waiting.push({ offer: { kind: 'choose-environment', field: value.field, fileName }, value });
  }
  const { good, refused: doubles } = withoutDoubles(keySet, kept);
  return { kept: good, refused: [...refused, ...doubles], waiting };
};
