/** Where every procedure begins: errors leave as problems of the catalogue. */
import { type ImplementerInternalWithMiddlewares, implement, ORPCError } from '@orpc/server';
import { contract } from '../../../shared/contract/index.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Services } from './services.ts';

type NoContext = Record<never, never>;
/** Named, because the inferred type is longer than the compiler writes down. */
export type Procedures = ImplementerInternalWithMiddlewares<typeof contract, NoContext, NoContext>;

/** One that nobody foresaw gets a reference to the log. */
export const createProcedures = ({ unforeseen }: Pick<Services, 'unforeseen'>): Procedures => {
  const toContractError = (error: unknown): unknown => {
    if (error instanceof ORPCError) return error;
    const problem = error instanceof ProblemError ? error.problem : unforeseen(error);
    return new ORPCError('PROBLEM', { defined: true, status: 422, data: problem });
  };
  return implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw toContractError(error);
    }
  });
};
