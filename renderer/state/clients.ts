/** The clients in the query cache, and what is read again after one of them changed. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { KeySet } from '../../shared/model/key-set.ts';
import type { Rotation } from '../../shared/rotation.ts';
import { orpc, queryClient } from './client.ts';

/** All key sets: those of clients, and those in which new pairs are being entered. */
export const useKeySets = (): UseQueryResult<KeySet[], Error> =>
  useQuery(orpc.credentials.list.queryOptions({ staleTime: 0 }));

/** What is being replaced at a client; read anew whenever it is looked at, because an apply may have been the last one. */
export const useRotation = (keySetId: string): UseQueryResult<Rotation, Error> =>
  useQuery(orpc.rotation.overview.queryOptions({ input: { keySetId }, staleTime: 0 }));

/** Puts an answer into the list, so that the page follows at once. */
export const rememberClient = (keySet: KeySet): void => {
  queryClient.setQueryData(orpc.credentials.list.queryKey(), (keySets) =>
    keySets?.some(({ id }) => id === keySet.id)
      ? keySets.map((each) => (each.id === keySet.id ? keySet : each))
      : [...(keySets ?? []), keySet],
  );
  void queryClient.invalidateQueries({ queryKey: orpc.stores.key() });
};

/** Reads again what depends on a client's keys; resolves when what is on the page is new. */
export const refreshClients = async (): Promise<void> => {
  await Promise.all(
    [orpc.credentials.list.key(), orpc.rotation.key(), orpc.stores.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
};
