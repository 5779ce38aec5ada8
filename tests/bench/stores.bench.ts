/** A list of 10,000 stores: the first look, the next ones, a change, and a look after another process's change. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createManyStores } from '../../electron/backend/stores/many.ts';
import { createStores } from '../../electron/backend/stores/service.ts';
import { problemOf } from '../../shared/problems.ts';
import { openTestData } from '../fixtures/data-folder.ts';
import { fillWithStores } from '../fixtures/many-stores.ts';
import { readyStore } from '../unit/plan-fixture.ts';
import { atMost, type Figure, fastest } from './support/figure.ts';

const count = 10_000;
const runs = 5;
const now = (): Date => new Date();

/** What a process of the program has over the folder: a repository and the services for lists. */
const open = (folder: string) => {
  const { repository } = openTestData(folder, now);
  const stores = createStores({
    repository,
    connect: () => Promise.reject(new Error('not asked here')),
    applies: {
      stateOf: () => 'none',
      states: () => () => 'none',
      checkIdle: () => undefined,
      claim: () => ({ release: () => undefined }),
    },
    clearUp: async () => undefined,
    forgetUndo: () => undefined,
    gatewaysFor: () => Promise.reject(new Error('not asked here')),
    now,
  });
  const many = createManyStores({ repository, stores, unforeseen: () => problemOf('unexpected') });
  return { repository, stores, many };
};

const timeOf = (work: () => unknown): number => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};
const best = (work: (run: number) => unknown): number =>
  fastest(Array.from({ length: runs }, (_, run) => timeOf(() => work(run))));

export default async (): Promise<Figure[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'commerce-connect-bench-'));
  try {
    fillWithStores(folder, count);
    // The first process fills the system's file cache.
    open(folder).many.summaries();
    const cold = best(() => open(folder).many.summaries());
    const mine = open(folder);
    const theirs = open(folder);
    mine.many.summaries();
    const warmRows = best(mine.many.summaries);
    const warmList = best(mine.stores.list);
    const update = best((run) => mine.stores.update('store-1', { tags: [`${run}`] }));
    const rename = best((run) => mine.stores.update('store-1', { name: `Renamed ${run}` }));
    const create = best((run) =>
      mine.stores.create({ name: `New ${run}`, purpose: 'testing', connection: readyStore.connection }),
    );
    const after = best((run) => {
      theirs.repository.stores.update('store-2', (store) => ({ ...store, tags: [`${run}`] }));
      return mine.many.summaries();
    });
    return [
      atMost('10,000 stores: the first list after the start', 2_000, cold, 'ms', 0),
      atMost('10,000 stores: rows again', 30, warmRows, 'ms', 1),
      atMost('10,000 stores: list again', 30, warmList, 'ms', 1),
      atMost('10,000 stores: one changed', 20, update, 'ms', 1),
      atMost('10,000 stores: one renamed, its name checked', 30, rename, 'ms', 1),
      atMost('10,000 stores: one added, its name checked', 30, create, 'ms', 1),
      atMost("10,000 stores: another process's change, and rows", 250, after, 'ms', 0),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
