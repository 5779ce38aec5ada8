/** The runner for work on many stores: so many at a time, a time limit for each, and one failure stops no other. */
import { performance } from 'node:perf_hooks';
import type { ApplyPhase } from '../../../shared/model/apply-phase.ts';
import type { BatchEvent, BatchReport, BatchResult, BatchWork } from '../../../shared/model/batch.ts';
import { type Problem, problemOf } from '../../../shared/problems.ts';
import { type ItemResult, neverBegun, runItem } from './item.ts';
import { createEventQueue } from './queue.ts';

export type { ItemResult } from './item.ts';

export interface BatchItem {
  readonly name: string;
  /** null = there is no such store yet. */
  readonly storeId: string | null;
}

export interface ItemContext {
  /** Aborted by the user's stop and by the time limit. What is past its commit then is finished, never torn. */
  readonly signal: AbortSignal;
  readonly onPhase: (phase: ApplyPhase) => void;
}

export interface Batch<Item extends BatchItem> {
  readonly work: BatchWork;
  /** At most one item per store is worked on: the first. */
  readonly items: readonly Item[];
  /** Stores at a time, at least 1. */
  readonly concurrency: number;
  /** Milliseconds for each store, from its own beginning. */
  readonly timeout: number;
  /** Milliseconds that a store may take to end after it was told to. */
  readonly grace?: number;
  /** Aborted = no new store is begun, and those under way are told. */
  readonly signal?: AbortSignal | undefined;
  readonly now: () => Date;
  /** Names an error that is no problem of the catalogue; the one place where it may be logged. */
  readonly explain?: (error: unknown) => Problem;
  /** Throws a `ProblemError` only where nothing was changed; a failed write is a result, which says what is there. */
  readonly run: (item: Item, context: ItemContext) => Promise<ItemResult>;
}

/** Longer than reading an instance back and asking it about its keys, which follow a write (60 s and 30 s). */
const longestEnd = 120_000;

const oncePerStore = <Item extends BatchItem>(items: readonly Item[]): readonly Item[] => {
  const seen = new Set<string>();
  return items.filter(({ storeId }) => {
    if (storeId === null) return true;
    const isNew = !seen.has(storeId);
    seen.add(storeId);
    return isNew;
  });
};

/**
 * The work's events as they happen, and the report last. Nothing begins before the first event is asked for; leaving
 * the iteration early is a stop.
 */
export async function* runBatch<Item extends BatchItem>(
  batch: Batch<Item>,
): AsyncGenerator<BatchEvent, void, void> {
  const items = oncePerStore(batch.items);
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, ...(batch.signal ? [batch.signal] : [])]);
  const explain = batch.explain ?? (() => problemOf('unexpected'));
  const results = new Map<Item, BatchResult>();
  const queue = createEventQueue<BatchEvent>();
  const startedAt = batch.now().toISOString();

  const runOne = async (item: Item): Promise<void> => {
    const { name } = item;
    queue.push({ type: 'store-begun', name });
    const begun = performance.now();
    const ended = await runItem({
      storeId: item.storeId,
      work: batch.work,
      timeout: batch.timeout,
      grace: batch.grace ?? longestEnd,
      signal,
      explain,
      run: (own) =>
        batch.run(item, {
          signal: own,
          onPhase: (phase) => {
            if (!results.has(item)) queue.push({ type: 'store-phase', name, phase });
          },
        }),
    });
    const result = { ...ended, name, duration: Math.round(performance.now() - begun) };
    results.set(item, result);
    queue.push({ type: 'store-ended', result });
  };

  const waiting = items.values();
  const worker = async (): Promise<void> => {
    while (!signal.aborted) {
      const next = waiting.next();
      if (next.done) return;
      await runOne(next.value);
    }
  };

  const report = (): BatchReport => ({
    work: batch.work,
    startedAt,
    endedAt: batch.now().toISOString(),
    concurrency: batch.concurrency,
    stopped: signal.aborted && items.some((item) => (results.get(item)?.outcome ?? 'stopped') === 'stopped'),
    results: items.map((item) => results.get(item) ?? neverBegun(item)),
  });

  queue.push({ type: 'begun', work: batch.work, total: items.length });
  const workers = Promise.all(Array.from({ length: Math.max(1, batch.concurrency) }, worker)).then(() => {
    queue.push({ type: 'ended', report: report() });
    queue.end();
  });
  try {
    yield* queue.events();
  } finally {
    left.abort();
    await workers;
  }
}
