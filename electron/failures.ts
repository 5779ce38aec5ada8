/** Failures of calls as the log sees them: which call and what kind of error, never its text, which may hold input. */
import { ORPCError } from '@orpc/server';
import type { Log } from './backend/support/log.ts';
import { failureFields } from './failure-fields.ts';

interface Call<Result> {
  readonly request: { readonly url: URL };
  next(): Promise<Result>;
}

/** For the handlers of every host: a problem of the catalogue is a normal answer, anything else is logged. */
export const failureLogging =
  (log: Log) =>
  async <Result>({ request, next }: Call<Result>): Promise<Result> => {
    try {
      return await next();
    } catch (error) {
      const expected = error instanceof ORPCError && error.code === 'PROBLEM';
      if (!expected) log.error('call.failed', { call: request.url.pathname, ...failureFields(error) });
      throw error;
    }
  };
