/** One store of a batch: its time limit, the user's stop, and what became of it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { BatchResult, BatchWork } from '../../../shared/model/batch.ts';
import { type Problem, type ProblemCode, ProblemError, problemOf } from '../../../shared/problems.ts';

/** What the work on one store answers; the runner adds its name and how long it took. */
export type ItemResult = Omit<BatchResult, 'name' | 'duration'>;

interface ItemRun {
  readonly storeId: string | null;
  readonly work: BatchWork;
  readonly timeout: number;
  readonly grace: number;
  readonly signal: AbortSignal;
  readonly explain: (error: unknown) => Problem;
  readonly run: (signal: AbortSignal) => Promise<ItemResult>;
}

/** Problems that say no before anything was begun. */
const refusals: readonly ProblemCode[] = [
  'apply.locked-path',
  'apply.confirmation-missing',
  'apply.space-in-use',
  'apply.undo-changed-since',
  'batch.moves-data',
];
export const isRefusal = ({ code }: Problem): boolean => refusals.includes(code);

/** Work that writes: after an error that nobody foresaw it is not known what an instance holds. */
const writes: readonly BatchWork[] = ['apply', 'rotate', 'undo'];

const nothingDone = (outcome: ItemResult['outcome'], problem: Problem): ItemResult => ({
  storeId: null,
  outcome,
  changedPaths: 0,
  problem,
  holds: 'unchanged',
});

/** A store whose turn had not come when the user stopped the work. */
export const neverBegun = ({ name, storeId }: { name: string; storeId: string | null }): BatchResult => ({
  ...nothingDone('stopped', problemOf('batch.stopped')),
  storeId,
  name,
  duration: 0,
});

/** Never throws, and always ends: at the latest `grace` ms after it was told to. */
export async function runItem(item: ItemRun): Promise<ItemResult> {
  const limit = new AbortController();
  const over = new AbortController();
  const signal = AbortSignal.any([item.signal, limit.signal]);
  const timer = setTimeout(() => limit.abort(), item.timeout);
  const why = (): Problem =>
    limit.signal.aborted
      ? problemOf('batch.timeout', { seconds: Math.round(item.timeout / 1000) })
      : problemOf('batch.stopped');

  const thrown = (error: unknown): ItemResult => {
    if (error instanceof ProblemError) {
      return nothingDone(isRefusal(error.problem) ? 'refused' : 'failed', error.problem);
    }
    if (signal.aborted) return nothingDone('stopped', why());
    const failed = nothingDone('failed', item.explain(error));
    return writes.includes(item.work) ? { ...failed, holds: 'unknown' } : failed;
  };

  /** What failed because it was told to end was stopped; what was finished all the same is done. */
  const stoppedOr = (result: ItemResult): ItemResult =>
    signal.aborted && result.outcome === 'failed' && result.holds === 'unchanged'
      ? { ...result, outcome: 'stopped', problem: why() }
      : result;

  /** It does not end although it was told to: the others must not wait for it. What it does is not known. */
  const givenUp = async (): Promise<ItemResult> => {
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await delay(item.grace, undefined, { signal: over.signal }).catch(() => undefined);
    const holds = writes.includes(item.work) ? 'unknown' : 'unchanged';
    return { ...nothingDone('failed', why()), holds };
  };

  try {
    const work = Promise.resolve().then(() => item.run(signal));
    const ended = await Promise.race([work.catch(thrown).then(stoppedOr), givenUp()]);
    return { ...ended, storeId: ended.storeId ?? item.storeId };
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}
