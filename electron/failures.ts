/** Failures of calls as the log sees them: which call and what kind of error, never its text, which may hold input. */
import { ORPCError } from '@orpc/server';
import type { Log, LogFields } from './backend/support/log.ts';

const stringOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Name and code of an error. Messages may quote what was being worked on, so they stay out. */
export const failureFields = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: error.name, code: 'code' in error ? stringOf(error.code) : null };
};

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
