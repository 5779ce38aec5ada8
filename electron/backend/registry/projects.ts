/** SaaS projects and data spaces of a store: which keys and which gateway are asked for them. */
import type { Environment } from '../../../shared/model/environment.ts';
import type { DataSpace, SaasProject } from '../../../shared/model/registry.ts';
import type { Store } from '../../../shared/model/store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { ReadPair } from '../credentials/types.ts';
import type { Gateway, RegistryClient } from './types.ts';

interface Options {
  readonly client: RegistryClient;
  readonly readPair: ReadPair;
  readonly storeOf: (storeId: string) => Store;
  readonly gatewaysFor: (store: Store) => Promise<Readonly<Record<Environment, string>>>;
  /** A project or data space got another name: choices that carry the old one follow. */
  readonly renamed: (storeId: string, change: Partial<Pick<Store, 'project' | 'dataSpace'>>) => void;
}

/** All attempts of one call together. */
const callTimeout = 45_000;

/** The instance asks with the pair named by `magento_saas/environment`; so do we, and what it does not know is production. */
export const activeEnvironment = (store: Store): Environment =>
  store.instance?.activeEnvironment === 'sandbox' ? 'sandbox' : 'production';

export function createProjectService({ client, readPair, storeOf, gatewaysFor, renamed }: Options) {
  const gateway = async (storeId: string): Promise<Gateway> => {
    const store = storeOf(storeId);
    if (store.keySetId === null) throw new ProblemError('apply.not-ready');
    const environment = activeEnvironment(store);
    const [pair, gateways] = await Promise.all([readPair(store.keySetId, environment), gatewaysFor(store)]);
    return { baseUrl: gateways[environment], pair, signal: AbortSignal.timeout(callTimeout) };
  };
  return {
    list: async (storeId: string): Promise<SaasProject[]> => [
      ...(await client.projects(await gateway(storeId))),
    ],
    create: async (storeId: string, projectName: string): Promise<SaasProject> =>
      client.createProject(await gateway(storeId), projectName),
    rename: async (storeId: string, projectId: string, projectName: string): Promise<SaasProject> => {
      const project = await client.renameProject(await gateway(storeId), projectId, projectName);
      if (storeOf(storeId).project?.projectId === projectId) {
        renamed(storeId, { project: { projectId, projectName: project.projectName } });
      }
      return project;
    },
    renameDataSpace: async (storeId: string, environmentId: string, name: string): Promise<DataSpace> => {
      const space = await client.renameDataSpace(await gateway(storeId), environmentId, name);
      const chosen = storeOf(storeId).dataSpace;
      if (chosen?.environmentId === environmentId) {
        renamed(storeId, { dataSpace: { ...chosen, environmentName: space.environmentName } });
      }
      return space;
    },
  };
}
export type ProjectService = ReturnType<typeof createProjectService>;
