/** What onboarding needs from the rest of the backend. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import type { Store } from '../../../shared/model/store.ts';
import type { ApplyState } from '../../../shared/steps.ts';
import type { ReadPair } from '../credentials/types.ts';
import type { InstanceConnection } from '../instance/connection.ts';
import type { Repository } from '../stores/repository.ts';
import type { Log } from '../support/log.ts';
import type { Journal } from './journal.ts';
import type { Snapshots } from './snapshots.ts';

export interface OnboardingPorts {
  readonly repository: Repository;
  readonly journal: Journal;
  readonly readPair: ReadPair;
  readonly connect: (store: Store) => Promise<InstanceConnection>;
  readonly gatewaysFor: (store: Store) => Promise<Readonly<Record<Environment, string>>>;
  readonly snapshots: Snapshots;
  readonly factsOf: (store: Store, apply: ApplyState) => StoreFacts;
  /** Told when an apply or an undo is over, whatever became of it. */
  readonly ended?: (storeId: string) => void;
  readonly now: () => Date;
  readonly log: Log;
}
