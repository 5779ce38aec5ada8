/** A data folder with store lists on it, without keychain or gateway. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeySetDocument } from '../../../electron/backend/credentials/index.ts';
import { createStoreLists, type StoreLists } from '../../../electron/backend/store-lists/index.ts';
import type { Repository } from '../../../electron/backend/stores/repository.ts';
import { createStores } from '../../../electron/backend/stores/service.ts';
import type { Delivered } from '../../../shared/contract/delivered.ts';
import type { Connection } from '../../../shared/model/instance.ts';
import type { Store } from '../../../shared/model/store.ts';
import { newStore } from '../../../shared/new-store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { openTestData } from '../../fixtures/data-folder.ts';

export const now = () => new Date('2026-03-02T09:41:00.000Z');
const empty = { apiKey: null, privateKey: null, check: null };

const keySetOf = (id: string, label: string, practice: boolean): KeySetDocument => {
  const at = now().toISOString();
  const pairs = { sandbox: empty, production: empty, previous: null };
  return { id, label, practice, ...pairs, createdAt: at, updatedAt: at, journal: null };
};

export interface Folder {
  readonly repository: Repository;
  readonly lists: StoreLists;
  /** Stores whose apply runs: they cannot be changed. */
  readonly busy: Set<string>;
  readonly addClient: (label: string, practice?: boolean) => string;
  readonly addStore: (store: Partial<Store> & Pick<Store, 'name' | 'connection'>) => Store;
  readonly close: () => void;
}

export const local = (root = '/srv/shop'): Connection => ({ kind: 'local', root, php: null });

export const openFolder = (): Folder => {
  const folder = mkdtempSync(join(tmpdir(), 'cc-lists-'));
  const { repository } = openTestData(folder, now);
  const busy = new Set<string>();
  const checkIdle = (storeId: string) => {
    if (busy.has(storeId)) throw new ProblemError('apply.already-running');
  };
  let next = 0;
  const stores = createStores({
    repository,
    connect: async () => Promise.reject(new Error('Not here')),
    applies: {
      stateOf: () => 'none',
      states: () => () => 'none',
      checkIdle,
      claim: () => ({ release: () => undefined }),
    },
    clearUp: async () => undefined,
    forgetUndo: () => undefined,
    gatewaysFor: async () => ({ sandbox: '', production: '' }),
    now,
  });
  const addClient = (label: string, practice = false): string => {
    next += 1;
    return repository.keySets.save(keySetOf(`keys-${next}`, label, practice)).id;
  };
  const lists = createStoreLists({
    repository,
    stores,
    credentials: {
      create: async ({ label, practice }) => {
        const { journal: _journal, ...keySet } = keySetOf(addClient(label, practice), label, practice);
        return keySet;
      },
    },
    deliver: async (name, text) => ({ kind: 'content', name, text }),
    now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return {
    repository,
    lists,
    busy,
    addClient,
    addStore: (given) => {
      next += 1;
      const named = newStore({ id: `store-${next}`, purpose: 'testing', ...given }, now().toISOString());
      return repository.stores.save({ ...named, ...given });
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};

export const textOf = (delivered: Delivered): string => {
  if (delivered.kind !== 'content') throw new Error(`It was ${delivered.kind}`);
  return delivered.text;
};

export const listOf = (stores: readonly unknown[]): string =>
  JSON.stringify({ format: 'commerce-connect-stores', version: 1, stores });
