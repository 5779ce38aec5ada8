/** What rotation needs from the rest of the backend. */
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import type { HeldPairs } from '../batch/pairs.ts';
import type { Credentials } from '../credentials/index.ts';
import type { GatewaysFor } from '../credentials/types.ts';
import type { Onboarding } from '../onboarding/index.ts';
import type { RegistryClient } from '../registry/types.ts';
import type { Repository } from '../stores/repository.ts';
import type { Log } from '../support/log.ts';

export interface RotationPorts {
  readonly repository: Pick<Repository, 'stores' | 'keySets'>;
  readonly credentials: Pick<
    Credentials,
    'check' | 'readPair' | 'readPreviousPair' | 'replacePairs' | 'returnPairs' | 'forgetPrevious'
  >;
  readonly registry: Pick<RegistryClient, 'checkPair' | 'projects'>;
  readonly gatewaysFor: GatewaysFor;
  readonly onboarding: Pick<Onboarding, 'stateOf' | 'apply' | 'cancel' | 'resolve'>;
  readonly pairs: Pick<HeldPairs, 'hold'>;
  readonly explain: (error: unknown) => Problem;
  readonly now: () => Date;
  readonly log: Log;
}

export const requireKeySet = (repository: RotationPorts['repository'], keySetId: string): KeySet => {
  const found = repository.keySets.get(keySetId);
  if (found === null) throw new ProblemError('stores.not-found');
  return found;
};

/** The client's stores. */
export const storesOf = (repository: RotationPorts['repository'], keySetId: string): readonly Store[] =>
  repository.stores.list().filter((store) => store.keySetId === keySetId);
