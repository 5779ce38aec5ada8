/** Checks stores by itself while the program runs: one timer, for the moment at which the first store is due. */
import type { CheckInterval } from '../../../shared/check-intervals.ts';
import { nextCheckOf } from '../../../shared/checks.ts';
import type { BatchEvent } from '../../../shared/model/batch.ts';
import type { Repository } from '../stores/repository.ts';
import type { Log } from '../support/log.ts';
import type { ChecksRun } from './index.ts';

export interface SchedulePorts {
  readonly repository: Pick<Repository, 'stores'>;
  readonly every: () => CheckInterval;
  readonly run: (request: ChecksRun, signal: AbortSignal) => AsyncIterable<BatchEvent>;
  /** When no apply is under way. */
  readonly idle: () => Promise<void>;
  /** A store has another result now, which nobody has asked for. */
  readonly changed: () => void;
  readonly now: () => Date;
  readonly log: Log;
  /** Milliseconds after the start before the first check; 60,000. */
  readonly pause?: number;
}

/** Few at a time: nobody waits for it, and the stores have other things to do. */
const concurrency = 2;
const timeout = 120_000;
/** Stores that are due within this time are checked together, not each with a timer of its own. */
const together = 60 * 60 * 1000;
/** A store that could not have its turn is not tried again at once. */
const afterRun = 15 * 60 * 1000;
/** What a timer can wait for; it is then set anew. */
const longest = 2 ** 31 - 1;

export const createSchedule = (ports: SchedulePorts) => {
  const { repository, log } = ports;
  const stop = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let notBefore = Number.POSITIVE_INFINITY;

  const dueTimes = (): readonly { readonly storeId: string; readonly at: number }[] => {
    const every = ports.every();
    return repository.stores.list().flatMap((store) => {
      const at = nextCheckOf(store, every);
      return at === null ? [] : [{ storeId: store.id, at }];
    });
  };

  const check = async (): Promise<void> => {
    await ports.idle();
    const until = ports.now().getTime() + together;
    const storeIds = dueTimes()
      .filter(({ at }) => at <= until)
      .map(({ storeId }) => storeId);
    if (stop.signal.aborted || storeIds.length === 0) return;
    log.info('checks.scheduled', { count: storeIds.length });
    for await (const event of ports.run({ storeIds, concurrency, timeout }, stop.signal)) {
      if (event.type === 'store-ended') ports.changed();
      if (event.type === 'ended') log.info('checks.ended', { count: event.report.results.length });
    }
  };

  const fire = (): void => {
    timer = null;
    running = check()
      .catch((error: unknown) => {
        log.warn('checks.not-run', { error: error instanceof Error ? error.name : 'unknown' });
      })
      .finally(() => {
        running = null;
        notBefore = ports.now().getTime() + afterRun;
        refresh();
      })
      .catch(() => log.warn('checks.not-planned'));
  };

  /** After every change that moves the moment: an apply, a check. Does nothing before `start`. */
  const refresh = (): void => {
    if (stop.signal.aborted || running !== null || notBefore === Number.POSITIVE_INFINITY) return;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const first = Math.min(...dueTimes().map(({ at }) => at));
    if (first === Number.POSITIVE_INFINITY) return;
    const wait = Math.max(first, notBefore) - ports.now().getTime();
    timer = wait > longest ? setTimeout(refresh, longest) : setTimeout(fire, Math.max(0, wait));
    timer.unref();
  };

  return {
    start: (): void => {
      // The program's start has better things to do than to read stores.
      notBefore = ports.now().getTime() + (ports.pause ?? 60_000);
      refresh();
    },
    refresh,
    /** The user has just said how often: the start is over, and what is due begins at once. */
    restart: (): void => {
      if (notBefore !== Number.POSITIVE_INFINITY) notBefore = ports.now().getTime();
      refresh();
    },
    /** Stops what it began, and waits for its end. */
    close: async (): Promise<void> => {
      stop.abort();
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
};
export type Schedule = ReturnType<typeof createSchedule>;
