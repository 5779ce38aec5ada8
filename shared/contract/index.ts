/** The contract: the one list of everything that the wizard can ask of the backend. */
import type { ContractRouterClient } from '@orpc/contract';
import { adminContract } from './admin.ts';
import { batchContract } from './batch.ts';
import { checksContract } from './checks.ts';
import { credentialsContract } from './credentials.ts';
import { declarationContract } from './declaration.ts';
import { dockerContract } from './docker.ts';
import { guidedContract } from './guided.ts';
import { handOffContract } from './hand-off.ts';
import { onboardingContract } from './onboarding.ts';
import { practiceContract } from './practice.ts';
import { registryContract } from './registry.ts';
import { rotationContract } from './rotation.ts';
import { settingsContract } from './settings.ts';
import { sshContract } from './ssh.ts';
import { storeListsContract } from './store-lists.ts';
import { storesContract } from './stores.ts';

/** By name: the inferred type is longer than the compiler writes down. */
type Contract = {
  readonly admin: typeof adminContract;
  readonly batch: typeof batchContract;
  readonly checks: typeof checksContract;
  readonly rotation: typeof rotationContract;
  readonly settings: typeof settingsContract;
  readonly ssh: typeof sshContract;
  readonly stores: typeof storesContract;
  readonly storeLists: typeof storeListsContract;
  readonly credentials: typeof credentialsContract;
  readonly declaration: typeof declarationContract;
  readonly docker: typeof dockerContract;
  readonly guided: typeof guidedContract;
  readonly handOff: typeof handOffContract;
  readonly registry: typeof registryContract;
  readonly onboarding: typeof onboardingContract;
  readonly practice: typeof practiceContract;
};

export const contract: Contract = {
  admin: adminContract,
  batch: batchContract,
  checks: checksContract,
  rotation: rotationContract,
  settings: settingsContract,
  ssh: sshContract,
  stores: storesContract,
  storeLists: storeListsContract,
  credentials: credentialsContract,
  declaration: declarationContract,
  docker: dockerContract,
  guided: guidedContract,
  handOff: handOffContract,
  registry: registryContract,
  onboarding: onboardingContract,
  practice: practiceContract,
};

export type Client = ContractRouterClient<typeof contract>;
