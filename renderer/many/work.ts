/** Changes of many stores in one request; the first problem of a store is the request's. */
import type { ManyResult, TagChange } from '../../shared/contract/stores.ts';
import { ProblemError } from '../../shared/problems.ts';
import { client, orpc, queryClient } from '../state/client.ts';

const settle = async (results: readonly ManyResult[]): Promise<void> => {
  await queryClient.invalidateQueries({ queryKey: orpc.stores.key() });
  const problem = results.find((result) => result.problem !== null)?.problem;
  if (problem) throw new ProblemError(problem.code, problem.params);
};

export const tagMany = async (storeIds: readonly string[], change: TagChange): Promise<void> =>
  settle((await client.stores.tagMany({ storeIds: [...storeIds], ...change })).results);

export const removeMany = async (storeIds: readonly string[]): Promise<void> =>
  settle((await client.stores.removeMany({ storeIds: [...storeIds] })).results);
