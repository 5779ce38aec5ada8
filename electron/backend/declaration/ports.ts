/** What stores.yaml needs from the rest of the backend. */
import type { Environment } from '../../../shared/model/environment.ts';
import type { Store } from '../../../shared/model/store.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { HeldPairs } from '../batch/pairs.ts';
import type { StoreWorkPorts } from '../batch/store-work.ts';
import type { Connect } from '../instance/connect.ts';
import type { RegistryClient } from '../registry/types.ts';
import type { Repository } from '../stores/repository.ts';
import type { Stores } from '../stores/service.ts';
import type { KeysPorts } from './keys.ts';

export interface DeclarationPorts extends StoreWorkPorts, KeysPorts {
  readonly repository: Pick<Repository, 'stores' | 'keySets' | 'exclusively'>;
  readonly stores: Pick<Stores, 'get' | 'facts' | 'inspect' | 'create' | 'update'>;
  readonly registry: Pick<RegistryClient, 'checkPair' | 'projects' | 'createProject'>;
  readonly gatewaysFor: (store: Store) => Promise<Readonly<Record<Environment, string>>>;
  /** The gateways of keys that are not used with one store in particular. */
  readonly gatewaysOf: (isPractice: boolean) => Promise<Readonly<Record<Environment, string>>>;
  readonly connect: Connect;
  readonly pairs: HeldPairs;
  /** One at a time per name, in all processes. */
  readonly inTurn: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
  /** The program's own environment: what the file names as a secret is taken out of it. */
  readonly env: NodeJS.ProcessEnv;
  readonly explain: (error: unknown) => Problem;
  readonly now: () => Date;
}
