/** What was kept of an instance goes when the store leads to another one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStores } from '../../../electron/backend/stores/service.ts';
import { noAnswers } from '../../../shared/model/connections/guided.ts';
import type { Store } from '../../../shared/model/store.ts';
import { openTestData } from '../../fixtures/data-folder.ts';
import { readyStore } from '../plan-fixture.ts';

const guided = { kind: 'guided', adminUrl: null, page: 'services' } as const;
const target = { projectId: 'p', environmentId: 'e', sandboxPair: 's', productionPair: 'q' };
const entering = { target, ticked: [], verified: null, answers: noAnswers, former: null };
const at = readyStore.createdAt;
const undoable = {
  at,
  until: at,
  paths: [],
  appliedBefore: null,
  walk: { done: [], left: [], verified: null },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'forget-undo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Which stores' values were forgotten when a store like this got another connection, or another name. */
const forgottenAfter = (given: Partial<Store>, choices: Partial<Store>): readonly string[] => {
  const forgotten: string[] = [];
  const now = (): Date => new Date(at);
  const { repository } = openTestData(folder, now);
  repository.stores.save({ ...readyStore, connection: guided, ...given });
  const stores = createStores({
    repository,
    connect: () => Promise.reject(new Error('nothing connects here')),
    applies: {
      stateOf: () => 'none',
      states: () => () => 'none',
      checkIdle: () => undefined,
      claim: () => ({ release: () => undefined }),
    },
    clearUp: async () => undefined,
    forgetUndo: (storeId) => void forgotten.push(storeId),
    gatewaysFor: async () => ({ sandbox: '', production: '' }),
    now,
  });
  const { store } = stores.update(readyStore.id, choices);
  if (choices.connection) expect(store).toMatchObject({ guided: null, undoable: null });
  return forgotten;
};

const other = { connection: { kind: 'local', root: '/srv/x', php: null } } as const;

it.each<[string, Partial<Store>]>([
  ['the change that could be undone', { undoable }],
  ['the values that were about to be entered', { guided: entering }],
])('forgets %s', (_what, given) => {
  expect(forgottenAfter(given, other)).toEqual([readyStore.id]);
});

it('forgets nothing where nothing was kept, or the store leads where it led', () => {
  expect(forgottenAfter({}, other)).toEqual([]);
  expect(forgottenAfter({ undoable, guided: entering }, { name: 'Another', purpose: 'testing' })).toEqual([]);
});
