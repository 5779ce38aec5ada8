/** What the log may know of an error: its kind, never its text, which may hold input. */
import type { LogFields } from './backend/support/log.ts';

const stringOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Name and code of an error. Messages may quote what was being worked on, so they stay out. */
export const failureFields = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: error.name, code: 'code' in error ? stringOf(error.code) : null };
};
