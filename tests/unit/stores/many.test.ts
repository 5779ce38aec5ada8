/** Many stores: their rows, tags for several of them, and removing several. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManyStores } from '../../../electron/backend/stores/many.ts';
import type { Repository } from '../../../electron/backend/stores/repository.ts';
import { createStores, type Stores } from '../../../electron/backend/stores/service.ts';
import { ProblemError, problemOf } from '../../../shared/problems.ts';
import type { ApplyState } from '../../../shared/steps.ts';
import { openTestData } from '../../fixtures/data-folder.ts';
import { keySet, readyStore } from '../plan-fixture.ts';

let folder: string;
let repository: Repository;
let applies: Map<string, ApplyState>;
let stores: Stores;
let many: ReturnType<typeof createManyStores>;
let second: number;

const refuse = (storeId: string): void => {
  if (applies.get(storeId) === 'running') throw new ProblemError('apply.elsewhere');
};
const create = (name: string): string =>
  stores.create({ name, purpose: 'testing', connection: { kind: 'local', root: '/srv', php: null } }).store
    .id;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'many-'));
  second = 0;
  const now = (): Date => {
    second += 1;
    return new Date(Date.UTC(2026, 0, 1, 0, 0, second));
  };
  ({ repository } = openTestData(folder, now));
  applies = new Map();
  const stateOf = (storeId: string): ApplyState => applies.get(storeId) ?? 'none';
  stores = createStores({
    repository,
    connect: () => Promise.reject(new Error('not asked here')),
    applies: {
      stateOf,
      states: () => stateOf,
      checkIdle: refuse,
      claim: (storeId) => {
        refuse(storeId);
        return { release: () => undefined };
      },
    },
    clearUp: async () => undefined,
    forgetUndo: () => undefined,
    gatewaysFor: () => Promise.reject(new Error('not asked here')),
    now,
  });
  many = createManyStores({ repository, stores, unforeseen: () => problemOf('unexpected') });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('rows', () => {
  it('say of a store what the list shows, newest first', () => {
    repository.keySets.save({ ...keySet, journal: null });
    const at = new Date(0).toISOString();
    repository.stores.save({ ...readyStore, keySetId: keySet.id, tags: ['eu'], createdAt: at });
    create('Younger');
    const [younger, ready] = many.summaries();
    expect(younger).toMatchObject({ name: 'Younger', state: 'not-connected', clientId: null, kind: 'local' });
    expect(ready).toEqual({
      id: readyStore.id,
      name: readyStore.name,
      tags: ['eu'],
      purpose: readyStore.purpose,
      kind: readyStore.connection.kind,
      state: 'in-progress',
      clientId: keySet.id,
      clientLabel: keySet.label,
      edition: readyStore.instance?.edition,
      version: readyStore.instance?.version,
      baseUrl: readyStore.instance?.baseUrl,
      projectName: readyStore.project?.projectName,
      dataSpaceName: readyStore.dataSpace?.environmentName,
      environmentId: readyStore.dataSpace?.environmentId,
      connectedAt: null,
      checkedAt: null,
      updatedAt: readyStore.updatedAt,
    });
  });

  it('are made again only for what changed: the store, its keys or its apply', () => {
    const [a, b] = [create('a'), create('b')];
    const before = many.summaries();
    expect(many.summaries()).toEqual(before);
    stores.update(a, { name: 'renamed' });
    applies.set(b, 'interrupted');
    const after = many.summaries();
    expect(after.map(({ name, state }) => [name, state])).toEqual([
      ['b', 'attention'],
      ['renamed', 'not-connected'],
    ]);
    expect(many.summaries()[0]).toBe(after[0]);
  });
});

describe('tags for several stores', () => {
  it('adds and removes, keeps the others, and names nothing twice', async () => {
    const [a, b] = [create('a'), create('b')];
    stores.update(a, { tags: ['old', 'kept', 'new'] });
    const results = await many.tagMany([a, b], { add: ['new', 'new'], remove: ['old'] });
    expect(results).toEqual([
      { storeId: a, problem: null },
      { storeId: b, problem: null },
    ]);
    expect(stores.get(a).tags).toEqual(['kept', 'new']);
    expect(stores.get(b).tags).toEqual(['new']);
  });

  it('says which store could not be changed, and changes the others', async () => {
    const [full, b] = [create('full'), create('b')];
    stores.update(full, { tags: Array.from({ length: 20 }, (_, index) => `${index}`) });
    const results = await many.tagMany([full, 'gone', b], { add: ['new'], remove: [] });
    expect(results.map(({ problem }) => problem?.code ?? null)).toEqual([
      'stores.too-many-tags',
      'stores.not-found',
      null,
    ]);
    expect(stores.get(full).tags).not.toContain('new');
    expect(stores.get(b).tags).toEqual(['new']);
  });
});

describe('removing several stores', () => {
  it('leaves a store that another process is at work on, and removes the others', async () => {
    const [a, busy, c] = [create('a'), create('busy'), create('c')];
    applies.set(busy, 'running');
    const results = await many.removeMany([a, busy, 'gone', c]);
    expect(results.map(({ problem }) => problem?.code ?? null)).toEqual([
      null,
      'apply.elsewhere',
      'stores.not-found',
      null,
    ]);
    expect(stores.list().map(({ store }) => store.name)).toEqual(['busy']);
  });
});

describe('one store', () => {
  it('does not get a key set that is gone', () => {
    const id = create('a');
    expect(() => stores.update(id, { keySetId: 'gone' })).toThrow('stores.not-found');
    expect(stores.get(id).keySetId).toBeNull();
  });

  it('is not changed while another process is at work on it', () => {
    const id = create('a');
    applies.set(id, 'running');
    expect(() => stores.update(id, { name: 'b' })).toThrow('apply.elsewhere');
  });
});
