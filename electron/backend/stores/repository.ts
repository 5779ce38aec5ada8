/** Stores and key sets, as they are kept: a document each, nothing secret in them. */
import { type Store, storeSchema } from '../../../shared/model/store.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import { type KeySetDocument, keySetDocumentSchema } from '../credentials/types.ts';
import type { DocumentStore } from '../ports.ts';
import { type Collection, openCollection } from './collection.ts';
import { splitOldDocument } from './old-document.ts';
import type { SharedData } from './shared-data.ts';

export interface Repository {
  readonly stores: Omit<Collection<Store>, 'notices'> & {
    /** Reads, changes and saves in one step. Throws `stores.not-found`. */
    update(id: string, change: (store: Store) => Store): Store;
  };
  readonly keySets: Omit<Collection<KeySetDocument>, 'notices'>;
  /** Several reads and changes as one step that no other process comes between. Throws `stores.busy`. */
  exclusively<Result>(step: () => Result): Result;
  /** What was wrong with files since the start. Reads all of them. */
  notices(): readonly Problem[];
}

export interface RepositoryOptions {
  readonly dataFolder: string;
  readonly data: SharedData;
  readonly openDocument: (name: string) => DocumentStore;
  readonly now: () => Date;
}

export function openRepository(options: RepositoryOptions): Repository {
  const { data, now } = options;
  const stores = openCollection({ ...options, name: 'stores', schema: storeSchema, migrations: [] });
  const keySets = openCollection({
    ...options,
    name: 'key-sets',
    schema: keySetDocumentSchema,
    migrations: [],
  });
  const notice = splitOldDocument({ ...options, stores, keySets });

  const update = (id: string, change: (store: Store) => Store): Store =>
    data.exclusively(() => {
      const found = stores.get(id);
      if (found === null) throw new ProblemError('stores.not-found');
      return stores.save({ ...change(found), updatedAt: now().toISOString() });
    });

  return {
    stores: { ...stores, update },
    keySets,
    exclusively: data.exclusively,
    notices: () => {
      stores.list();
      keySets.list();
      return [...(notice === null ? [] : [notice]), ...stores.notices(), ...keySets.notices()];
    },
  };
}
