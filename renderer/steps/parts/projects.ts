/** Parts that several of the later steps share. Here: the SaaS projects of the store's keys. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { pairIdentity } from '../../../shared/model/key-set.ts';
import type { SaasProject } from '../../../shared/model/registry.ts';
import { orpc, queryClient } from '../../state/client.ts';

/** Other keys see other projects, so the keys are part of what the list is remembered by. */
const projectsKey = ({ store, keySet }: StoreFacts) =>
  [
    ...orpc.registry.projects.queryKey({ input: { storeId: store.id } }),
    keySet && pairIdentity(keySet.sandbox),
    keySet && pairIdentity(keySet.production),
  ] as const;

export const useProjects = (facts: StoreFacts): UseQueryResult<SaasProject[], Error> =>
  useQuery({
    queryKey: projectsKey(facts),
    queryFn: ({ signal }) => orpc.registry.projects.call({ storeId: facts.store.id }, { signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

/** Puts the registry's answer into the list, so that it need not be asked for again. */
export const rememberProjects = async (
  facts: StoreFacts,
  change: (projects: SaasProject[]) => SaasProject[],
): Promise<void> => {
  const queryKey = projectsKey(facts);
  // A list that was asked for before this does not know it.
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData<SaasProject[]>(queryKey, (projects) => change(projects ?? []));
};
