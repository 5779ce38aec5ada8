/** An error that nobody foresaw, as a problem with a reference to the log. */
import { type Problem, problemOf } from '../../../shared/problems.ts';
import type { Ports } from '../ports.ts';
import { diskProblem } from './disk.ts';

/** Where it happened, innermost first. */
const placesIn = (stack: string): string =>
  (stack.match(/^\s+at .+$/gm) ?? [])
    .slice(0, 12)
    .map((line) => line.trim())
    .join(' ');

/** A disk that takes nothing is told as such. Of any other error the text may quote anything, also what no redaction knows: it goes nowhere. */
export const createUnforeseen =
  ({ now, log, dataFolder }: Pick<Ports, 'now' | 'log' | 'dataFolder'>) =>
  (error: unknown): Problem => {
    const reference = now().getTime().toString(36);
    const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    // The stack begins with the text, which may have lines of its own.
    const text = error instanceof Error ? error.message : '';
    log.error('unexpected', { reference, name, code, places: placesIn((stack ?? '').replace(text, '')) });
    return diskProblem(error, dataFolder) ?? problemOf('unexpected', { reference });
  };
