/** The facts of a store in the query cache, and how answers of the backend get into it. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import type { KeySet } from '../../shared/model/key-set.ts';
import { orpc, queryClient } from './client.ts';

export const useFacts = (storeId: string): UseQueryResult<StoreFacts, Error> =>
  useQuery(orpc.stores.facts.queryOptions({ input: { storeId } }));

/** The lists of stores are read again when they are looked at next. */
export const refreshLists = async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: orpc.stores.list.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.stores.summaries.key() }),
  ]);
};

/** Every answer that carries facts goes here, so that the step and the rail follow at once. */
export const rememberFacts = (facts: StoreFacts): void => {
  queryClient.setQueryData(orpc.stores.facts.queryKey({ input: { storeId: facts.store.id } }), facts);
  void refreshLists();
};

/** A key set may serve several stores: the open store gets it at once, the others when they are looked at. */
export const rememberKeySet = (storeId: string, keySet: KeySet): void => {
  const queryKey = orpc.stores.facts.queryKey({ input: { storeId } });
  queryClient.setQueryData(queryKey, (facts) => (facts === undefined ? facts : { ...facts, keySet }));
  void refreshLists();
  void queryClient.invalidateQueries({ queryKey: orpc.credentials.list.key() });
};

/** The key set as the last answer had it; for work that goes on after the answer. */
export const knownKeySet = (storeId: string): KeySet | null =>
  queryClient.getQueryData(orpc.stores.facts.queryKey({ input: { storeId } }))?.keySet ?? null;

/** Reads the facts again, after something changed them on the other side (an apply, a lost connection). */
export const refreshFacts = async (storeId: string): Promise<void> => {
  void refreshLists();
  await queryClient.invalidateQueries({ queryKey: orpc.stores.facts.queryKey({ input: { storeId } }) });
};
