/** What is remembered with a store, when the program was killed after it had been written down. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JournalEntry } from '../../../electron/backend/onboarding/journal.ts';
import { createRecords } from '../../../electron/backend/onboarding/records.ts';
import type { Repository } from '../../../electron/backend/stores/repository.ts';
import { newStore } from '../../../shared/new-store.ts';
import { openTestData } from '../../fixtures/data-folder.ts';
import { emptyInstance } from '../plan-fixture.ts';

const paths: JournalEntry['paths'] = [
  {
    path: 'services_connector/services_id/project_id',
    before: { kind: 'empty' },
    after: { kind: 'text', text: 'p' },
  },
];
const target = { projectId: 'p', environmentId: 'e', sandboxPair: 's', productionPair: 'q' };
const entryAt = (startedAt: string, of: JournalEntry['target']): JournalEntry => ({
  storeId: 'store-1',
  startedAt,
  scope: 'all',
  paths,
  target: of,
  hasSnapshot: true,
  writer: null,
});

let folder: string;
let repository: Repository;
/** Seconds; every look at the clock is a later one. */
let time: number;
const now = (): Date => {
  time += 1;
  return new Date(Date.UTC(2026, 0, 2) + time * 1000);
};

beforeEach(async () => {
  time = 0;
  folder = await mkdtemp(join(tmpdir(), 'records-'));
  repository = openTestData(folder, now).repository;
  const connection = { kind: 'practice', edition: 'commerce' } as const;
  const store = newStore(
    { id: 'store-1', name: 'Luma', purpose: 'production', connection },
    now().toISOString(),
  );
  repository.stores.save(store);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('an apply that was written down is not told twice', () => {
  const records = createRecords({ repository, now });
  const entry = entryAt(now().toISOString(), target);
  const applied = records.rememberApplied(entry, emptyInstance, 'applied', true);
  const again = records.rememberResolved(entry, 'new', emptyInstance, true);
  expect(again.history).toEqual(applied.history);
  expect(again.applied).toEqual(applied.applied);
  expect(again.undoable).toEqual(applied.undoable);
});

it('an apply that was not written down is, once', () => {
  const records = createRecords({ repository, now });
  records.rememberApplied(entryAt(now().toISOString(), target), emptyInstance, 'applied', true);
  const entry = entryAt(now().toISOString(), { ...target, environmentId: 'other' });
  records.rememberResolved(entry, 'new', emptyInstance, true);
  const { history, applied } = records.rememberResolved(entry, 'new', emptyInstance, true);
  expect(history.map(({ kind }) => kind)).toEqual(['applied', 'interrupted-new']);
  expect(applied?.environmentId).toBe('other');
});

it('an undo that was written down keeps what was applied before it', () => {
  const records = createRecords({ repository, now });
  records.rememberApplied(entryAt(now().toISOString(), target), emptyInstance, 'applied', true);
  const second = entryAt(now().toISOString(), { ...target, environmentId: 'other' });
  records.rememberApplied(second, emptyInstance, 'applied', true);
  const undo = entryAt(now().toISOString(), null);
  records.rememberUndone('store-1', emptyInstance);
  const { applied, history } = records.rememberResolved(undo, 'new', emptyInstance, false);
  expect(applied?.environmentId).toBe('e');
  expect(history.filter(({ kind }) => kind === 'undone')).toHaveLength(1);
});
