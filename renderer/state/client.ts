/** The one client of the backend, and its bindings for react-query. */
import { ORPCError } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { Client } from '../../shared/contract/index.ts';
import { isProblem, type Problem, ProblemError } from '../../shared/problems.ts';
import { createClient } from '../transport/index.ts';

export const client: Client = await createClient();
export const orpc = createTanstackQueryUtils(client);

/** The backend is on this computer: nothing is fetched again by itself, and nothing is tried twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: Number.POSITIVE_INFINITY },
    mutations: { retry: false, networkMode: 'always', gcTime: 0 },
  },
});

/** What went wrong, as a problem of the catalogue. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof ORPCError && error.code === 'PROBLEM') {
    if (isProblem(error.data)) return error.data;
  }
  return { code: 'unexpected', params: {} };
};
