/** Clears the way to stores before work on many begins, because that work cannot ask: as many at a time as the work itself. */
import type { Connection } from '../../../shared/model/instance.ts';
import { orAborted } from '../../backend/batch/abort.ts';
import { inParallel } from '../../backend/batch/in-parallel.ts';
import { CliError } from '../frame/cli-error.ts';
import { type Reach, type Reaching, reaching, reachOptionsIn } from './reach.ts';
import { createRound } from './round.ts';

export interface Target {
  readonly connection: Connection;
  /** Goes there once. */
  readonly look: (signal: AbortSignal) => Promise<unknown>;
}

interface Pace {
  readonly concurrency: number;
  /** Milliseconds for each look; questions take as long as they take. */
  readonly timeout: number;
}

/** Is there something that only a question, or an option, can solve? */
const mayNeed = (connection: Connection, reach: Reach, canAsk: boolean): boolean => {
  const saysSomething = reachOptionsIn(reach).length > 0;
  if (connection.kind === 'admin') return canAsk || saysSomething;
  if (connection.kind !== 'ssh') return false;
  // As ssh does by itself, nothing is asked: its agent has the keys.
  return saysSomething || (canAsk && connection.auth.method !== 'automatic');
};

/** What stays in the way is the work's to report. Throws what is wrong with the options themselves, and `cli.stopped`. */
export const clearTheWay = async (
  session: Reaching,
  reach: Reach,
  { concurrency, timeout }: Pace,
  targets: readonly Target[],
): Promise<void> => {
  const round = createRound(session);
  const worth = targets.filter(({ connection }) => mayNeed(connection, reach, session.canAsk));
  await inParallel(worth, concurrency, async ({ connection, look }) => {
    const lookOnce = (): Promise<unknown> => {
      const limit = AbortSignal.any([session.signal, AbortSignal.timeout(timeout)]);
      return orAborted(look(limit), limit);
    };
    await reaching(session, reach, connection, lookOnce, round).catch((error: unknown) => {
      if (error instanceof CliError) throw error;
    });
  });
};
