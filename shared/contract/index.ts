/** The contract: the one list of everything that the wizard can ask of the backend. */
import type { ContractRouterClient } from '@orpc/contract';
import { adminContract } from './admin.ts';
import { credentialsContract } from './credentials.ts';
import { dockerContract } from './docker.ts';
import { guidedContract } from './guided.ts';
import { onboardingContract } from './onboarding.ts';
import { practiceContract } from './practice.ts';
import { registryContract } from './registry.ts';
import { settingsContract } from './settings.ts';
import { sshContract } from './ssh.ts';
import { storesContract } from './stores.ts';

export const contract = {
  admin: adminContract,
  settings: settingsContract,
  ssh: sshContract,
  stores: storesContract,
  credentials: credentialsContract,
  docker: dockerContract,
  guided: guidedContract,
  registry: registryContract,
  onboarding: onboardingContract,
  practice: practiceContract,
};

export type Client = ContractRouterClient<typeof contract>;
