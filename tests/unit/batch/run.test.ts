/** The runner: how many at a time, time limits, stops, failures, and a report in the order that was given. */
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Batch,
  type BatchItem,
  type ItemResult,
  runBatch,
} from '../../../electron/backend/batch/run.ts';
import { type BatchEvent, type BatchReport, batchEventSchema } from '../../../shared/model/batch.ts';
import { ProblemError, problemOf } from '../../../shared/problems.ts';

const done: ItemResult = {
  storeId: null,
  outcome: 'changed',
  changedPaths: 3,
  problem: null,
  holds: 'changed',
};

const items = (count: number): BatchItem[] =>
  Array.from({ length: count }, (_, index) => ({ name: `store ${index}`, storeId: `id-${index}` }));

const batch = (options: Partial<Batch<BatchItem>>): Batch<BatchItem> => ({
  work: 'apply',
  items: items(4),
  concurrency: 2,
  timeout: 5_000,
  now: () => new Date('2026-03-01T10:00:00Z'),
  run: async () => done,
  ...options,
});

const collect = async (options: Partial<Batch<BatchItem>>): Promise<readonly BatchEvent[]> => {
  const events: BatchEvent[] = [];
  for await (const event of runBatch(batch(options))) events.push(batchEventSchema.parse(event));
  return events;
};

const reportOf = (events: readonly BatchEvent[]): BatchReport => {
  const last = events.at(-1);
  if (last?.type !== 'ended') throw new Error('the last event is no report');
  return last.report;
};

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

describe('runBatch', () => {
  it('tells what happens and ends with a report in the order that was given', async () => {
    const waits = [30, 1, 15, 1];
    const events = await collect({
      run: async ({ name }, { onPhase }) => {
        onPhase('check');
        await delay(waits[Number(name.split(' ')[1])]);
        return done;
      },
    });
    expect(events[0]).toEqual({ type: 'begun', work: 'apply', total: 4 });
    expect(events.filter(({ type }) => type === 'store-phase')).toHaveLength(4);
    expect(events.filter(({ type }) => type === 'store-ended')).toHaveLength(4);
    const report = reportOf(events);
    expect(report.results.map(({ name }) => name)).toEqual(['store 0', 'store 1', 'store 2', 'store 3']);
    expect(report.results.map(({ storeId }) => storeId)).toEqual(['id-0', 'id-1', 'id-2', 'id-3']);
    expect(report.stopped).toBe(false);
    expect(report.results[0]?.duration).toBeGreaterThanOrEqual(25);
  });

  it('never works on more stores at a time than it may, and always on as many as it can', async () => {
    const check = async (count: number, concurrency: number): Promise<void> => {
      let now = 0;
      let most = 0;
      await collect({
        items: items(count),
        concurrency,
        run: async () => {
          now += 1;
          most = Math.max(most, now);
          await delay(1);
          now -= 1;
          return done;
        },
      });
      expect(most).toBe(Math.min(count, concurrency));
    };
    const numbers = fc.integer({ min: 1, max: 12 });
    await fc.assert(fc.asyncProperty(numbers, numbers, check), { numRuns: 15 });
  });

  it('works on each store once', async () => {
    const worked: string[] = [];
    const twice = [
      { name: 'first', storeId: 'same' },
      { name: 'again', storeId: 'same' },
      { name: 'new', storeId: null },
      { name: 'newer', storeId: null },
    ];
    const events = await collect({
      items: twice,
      run: async ({ name }) => {
        worked.push(name);
        return done;
      },
    });
    expect(worked).toEqual(['first', 'new', 'newer']);
    expect(reportOf(events).results).toHaveLength(3);
  });

  it('goes on with the others when one fails', async () => {
    const errors: unknown[] = [];
    const events = await collect({
      explain: (error) => {
        errors.push(error);
        return problemOf('unexpected', { reference: 'r1' });
      },
      run: async ({ name }) => {
        if (name === 'store 1') throw new ProblemError('instance.php-missing');
        if (name === 'store 2') throw new ProblemError('apply.locked-path', { paths: 'a/b' });
        if (name === 'store 3') throw new TypeError('nobody foresaw this');
        return done;
      },
    });
    const { results } = reportOf(events);
    expect(results.map(({ outcome, holds }) => [outcome, holds])).toEqual([
      ['changed', 'changed'],
      ['failed', 'unchanged'],
      ['refused', 'unchanged'],
      ['failed', 'unknown'],
    ]);
    expect(results.map(({ problem }) => problem?.code ?? null)).toEqual([
      null,
      'instance.php-missing',
      'apply.locked-path',
      'unexpected',
    ]);
    expect(errors).toHaveLength(1);
  });

  it('ends a store at its time limit and goes on', async () => {
    const events = await collect({
      timeout: 20,
      run: async ({ name }, { signal }) => (name === 'store 0' ? untilAborted(signal) : done),
    });
    const { results, stopped } = reportOf(events);
    expect(results[0]).toMatchObject({
      storeId: 'id-0',
      outcome: 'stopped',
      holds: 'unchanged',
      problem: { code: 'batch.timeout', params: { seconds: 0 } },
    });
    expect(results.slice(1).every(({ outcome }) => outcome === 'changed')).toBe(true);
    expect(stopped).toBe(false);
  });

  it('lets a write that is past its commit end, also after its time limit', async () => {
    const events = await collect({
      timeout: 10,
      run: async () => {
        await delay(40);
        return done;
      },
    });
    expect(reportOf(events).results.every(({ outcome }) => outcome === 'changed')).toBe(true);
  });

  it('keeps the word of a failed write on what is there, also after its time limit', async () => {
    const failed: ItemResult = {
      ...done,
      outcome: 'failed',
      problem: problemOf('apply.unknown-outcome'),
      holds: 'unknown',
    };
    const events = await collect({
      timeout: 10,
      run: async () => {
        await delay(30);
        return failed;
      },
    });
    expect(reportOf(events).results[0]).toMatchObject({ outcome: 'failed', holds: 'unknown' });
  });

  it('gives up a store that does not end, and says that nothing is certain', async () => {
    const events = await collect({
      timeout: 10,
      grace: 20,
      run: async ({ name }) => (name === 'store 0' ? new Promise<never>(() => undefined) : done),
    });
    expect(reportOf(events).results[0]).toMatchObject({
      outcome: 'failed',
      holds: 'unknown',
      problem: { code: 'batch.timeout' },
    });
    expect(reportOf(events).results[3]?.outcome).toBe('changed');
  });

  it('begins nothing new after a stop, and tells those under way', async () => {
    const controller = new AbortController();
    const begun: string[] = [];
    const events = await collect({
      items: items(10),
      signal: controller.signal,
      run: async ({ name }, { signal }) => {
        begun.push(name);
        if (name === 'store 2') controller.abort();
        if (name === 'store 2' || name === 'store 3') return untilAborted(signal);
        return done;
      },
    });
    expect(begun.length).toBeLessThanOrEqual(4);
    const report = reportOf(events);
    expect(report.stopped).toBe(true);
    expect(report.results).toHaveLength(10);
    expect(report.results.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
    expect(report.results.slice(4).every(({ problem }) => problem?.code === 'batch.stopped')).toBe(true);
    expect(report.results.slice(4).every(({ outcome }) => outcome === 'stopped')).toBe(true);
  });

  it('is not stopped when the stop comes after everything is done', async () => {
    const controller = new AbortController();
    const events = await collect({
      items: items(1),
      signal: controller.signal,
      run: async () => {
        controller.abort();
        return done;
      },
    });
    expect(reportOf(events).stopped).toBe(false);
  });

  it('stops when nobody listens any more, and waits for those under way', async () => {
    let under = 0;
    let begun = 0;
    for await (const event of runBatch(
      batch({
        items: items(20),
        run: async () => {
          begun += 1;
          under += 1;
          await delay(10);
          under -= 1;
          return done;
        },
      }),
    )) {
      if (event.type === 'store-ended') break;
    }
    expect(under).toBe(0);
    expect(begun).toBeLessThanOrEqual(4);
  });

  it('has a report for no stores at all', async () => {
    const events = await collect({ items: [] });
    expect(events.map(({ type }) => type)).toEqual(['begun', 'ended']);
    expect(reportOf(events).results).toEqual([]);
  });
});
