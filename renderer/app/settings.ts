/** The user's settings in the query cache; a change shows at once and is remembered by the backend. */
import { useQuery } from '@tanstack/react-query';
import type { AppInfo, Settings } from '../../shared/contract/settings.ts';
import { client, orpc, queryClient } from '../state/client.ts';

const unset: Settings = {
  language: null,
  theme: 'system',
  gateways: { sandbox: null, production: null },
  checkEvery: 'never',
};

export const useSettings = (): Settings => useQuery(orpc.settings.get.queryOptions()).data ?? unset;
export const useAppInfo = (): AppInfo | undefined => useQuery(orpc.settings.info.queryOptions()).data;

export const changeSettings = async (change: Partial<Settings>): Promise<void> => {
  const queryKey = orpc.settings.get.queryKey();
  queryClient.setQueryData(queryKey, (current) => ({ ...(current ?? unset), ...change }));
  try {
    queryClient.setQueryData(queryKey, await client.settings.update(change));
  } catch {
    // The choice holds for this run; the backend says at the next start what it could not keep.
  }
};
