/** One timer, for the moment at which the first store is due; never during an apply, never after the end. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSchedule } from '../../electron/backend/checks/schedule.ts';
import type { CheckInterval } from '../../shared/check-intervals.ts';
import type { BatchEvent } from '../../shared/model/batch.ts';
import type { Store } from '../../shared/model/store.ts';
import { appliedStore, readyStore } from './plan-fixture.ts';

const start = new Date('2026-02-01T12:00:00.000Z');
const hour = 3_600_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const checkedAgo = (id: string, hours: number): Store => ({
  ...appliedStore,
  id,
  check: {
    at: new Date(start.getTime() - hours * hour).toISOString(),
    result: 'as-applied',
    drifts: [],
    problem: null,
  },
});

const setUp = (stores: Store[], every: CheckInterval = 'day') => {
  const state = {
    every,
    idle: Promise.resolve(),
    runs: [] as (readonly string[] | null)[],
    aborted: false,
    hang: false,
  };
  const schedule = createSchedule({
    repository: {
      stores: {
        list: () => stores,
        get: () => null,
        save: (store) => store,
        remove: () => undefined,
        update: () => appliedStore,
      },
    },
    every: () => state.every,
    idle: () => state.idle,
    run: async function* ({ storeIds }, signal): AsyncGenerator<BatchEvent> {
      state.runs.push(storeIds);
      if (state.hang) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      state.aborted = signal.aborted;
      for (const [index, store] of stores.entries()) {
        if (!storeIds?.includes(store.id)) continue;
        const check = {
          at: new Date().toISOString(),
          result: 'as-applied',
          drifts: [],
          problem: null,
        } as const;
        stores[index] = { ...store, check: { ...check, drifts: [] } };
      }
      yield { type: 'begun', work: 'check', total: 0 };
    },
    changed: () => undefined,
    now: () => new Date(),
    log: silent,
  });
  return { state, schedule };
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(start);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the schedule', () => {
  it('waits until the first store is due, and takes those along that are due soon after', async () => {
    const { state, schedule } = setUp([
      checkedAgo('a', 20),
      checkedAgo('b', 19.5),
      checkedAgo('c', 1),
      { ...readyStore, id: 'd' },
    ]);
    schedule.start();
    await vi.advanceTimersByTimeAsync(4 * hour - 1000);
    expect(state.runs).toEqual([]);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(state.runs).toEqual([['a', 'b']]);
    await vi.advanceTimersByTimeAsync(20 * hour);
    expect(state.runs).toEqual([['a', 'b'], ['c']]);
    await schedule.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('started once more after the computer slept, takes what became due meanwhile', async () => {
    const { state, schedule } = setUp([checkedAgo('a', 1)]);
    schedule.start();
    // Asleep: the clock goes on, and timers do not.
    vi.setSystemTime(start.getTime() + 40 * hour);
    await vi.advanceTimersByTimeAsync(hour);
    expect(state.runs).toEqual([]);
    schedule.start();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(state.runs).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(state.runs).toEqual([['a']]);
    await schedule.close();
  });

  it('leaves the start alone, and does not try at once again what had no turn', async () => {
    const { state, schedule } = setUp([checkedAgo('late', 100)]);
    schedule.start();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(state.runs).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(state.runs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(23 * hour);
    expect(state.runs).toHaveLength(1);
    await schedule.close();
  });

  it('never begins without the setting, before the start, or with no store; a new setting counts at once', async () => {
    const { state, schedule } = setUp([checkedAgo('late', 100)], 'never');
    schedule.refresh();
    schedule.start();
    expect(vi.getTimerCount()).toBe(0);
    state.every = 'week';
    schedule.refresh();
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(68 * hour + 120_000);
    expect(state.runs).toHaveLength(1);
    await schedule.close();
  });

  it('begins at once with what is due when the user says how often', async () => {
    const { state, schedule } = setUp([checkedAgo('late', 100), checkedAgo('new', 1)], 'never');
    schedule.restart();
    expect(vi.getTimerCount()).toBe(0);
    schedule.start();
    state.every = 'day';
    schedule.restart();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.runs).toEqual([['late']]);
    await schedule.close();
  });

  it('waits for an apply', async () => {
    const { state, schedule } = setUp([checkedAgo('late', 100)]);
    let over: () => void = () => undefined;
    state.idle = new Promise((resolve) => {
      over = resolve;
    });
    schedule.start();
    await vi.advanceTimersByTimeAsync(hour);
    expect(state.runs).toEqual([]);
    over();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.runs).toHaveLength(1);
    await schedule.close();
  });

  it('ends with the backend, in the middle of a check too', async () => {
    const { state, schedule } = setUp([checkedAgo('late', 100)]);
    state.hang = true;
    schedule.start();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(state.runs).toHaveLength(1);
    await schedule.close();
    expect(state.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    schedule.refresh();
    expect(vi.getTimerCount()).toBe(0);
  });
});
