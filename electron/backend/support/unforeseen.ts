/** An error that nobody foresaw, as a problem with a reference to the log. */
import { type Problem, problemOf } from '../../../shared/problems.ts';
import type { Ports } from '../ports.ts';

/** The text of such an error may quote anything, so it goes to the log, which redacts, and nowhere else. */
export const createUnforeseen =
  ({ now, log }: Pick<Ports, 'now' | 'log'>) =>
  (error: unknown): Problem => {
    const reference = now().getTime().toString(36);
    const stack = error instanceof Error ? (error.stack ?? error.message) : typeof error;
    log.error('unexpected', { reference, stack });
    return problemOf('unexpected', { reference });
  };
