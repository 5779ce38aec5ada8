/** SaaS projects and data spaces: which keys and which gateway are asked for them. */
import type { Asks } from '../../../shared/contract/registry.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import type { DataSpace, SaasProject } from '../../../shared/model/registry.ts';
import type { Store } from '../../../shared/model/store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { ReadPair } from '../credentials/types.ts';
import type { Repository } from '../stores/repository.ts';
import type { Gateway, RegistryClient } from './types.ts';

type Gateways = Readonly<Record<Environment, string>>;

interface Options {
  readonly client: RegistryClient;
  readonly readPair: ReadPair;
  readonly storeOf: (storeId: string) => Store;
  readonly repository: Pick<Repository, 'stores' | 'exclusively'>;
  readonly gatewaysFor: (store: Store) => Promise<Gateways>;
  /** The gateways of a key set that is asked about without a store. */
  readonly gatewaysForKeys: (keySetId: string, storeId: null) => Promise<Gateways>;
}

/** All attempts of one call together. */
const callTimeout = 45_000;

/** The instance asks with the pair named by `magento_saas/environment`; so do we, and what it does not know is production. */
export const activeEnvironment = (store: Store): Environment =>
  store.instance?.activeEnvironment === 'sandbox' ? 'sandbox' : 'production';

export function createProjectService(options: Options) {
  const { client, readPair, storeOf, repository, gatewaysFor, gatewaysForKeys } = options;

  const askerOf = (asks: Asks) => {
    if ('keySetId' in asks) return { ...asks, gateways: () => gatewaysForKeys(asks.keySetId, null) };
    const store = storeOf(asks.storeId);
    if (store.keySetId === null) throw new ProblemError('apply.not-ready');
    return {
      keySetId: store.keySetId,
      environment: activeEnvironment(store),
      gateways: () => gatewaysFor(store),
    };
  };

  const gateway = async (asks: Asks): Promise<Gateway> => {
    const { keySetId, environment, gateways } = askerOf(asks);
    const [pair, addresses] = await Promise.all([readPair(keySetId, environment), gateways()]);
    return { baseUrl: addresses[environment], pair, signal: AbortSignal.timeout(callTimeout) };
  };

  /** Choices that carry the old name follow: of every store, whoever asked. */
  const follow = (change: (store: Store) => Partial<Store> | null): void =>
    repository.exclusively(() => {
      for (const store of repository.stores.list()) {
        const changed = change(store);
        if (changed !== null) repository.stores.update(store.id, (kept) => ({ ...kept, ...changed }));
      }
    });

  return {
    list: async (asks: Asks): Promise<SaasProject[]> => [...(await client.projects(await gateway(asks)))],
    create: async (asks: Asks, projectName: string): Promise<SaasProject> =>
      client.createProject(await gateway(asks), projectName),
    rename: async (asks: Asks, projectId: string, projectName: string): Promise<SaasProject> => {
      const project = await client.renameProject(await gateway(asks), projectId, projectName);
      follow((store) =>
        store.project?.projectId === projectId
          ? { project: { projectId, projectName: project.projectName } }
          : null,
      );
      return project;
    },
    renameDataSpace: async (asks: Asks, environmentId: string, name: string): Promise<DataSpace> => {
      const space = await client.renameDataSpace(await gateway(asks), environmentId, name);
      follow(({ dataSpace }) =>
        dataSpace?.environmentId === environmentId
          ? { dataSpace: { ...dataSpace, environmentName: space.environmentName } }
          : null,
      );
      return space;
    },
  };
}
export type ProjectService = ReturnType<typeof createProjectService>;
