/** Until 0.1 all stores and key sets were in one `stores.json`; it is split into a document each, and kept aside. */
import { existsSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Store, storeSchema } from '../../../shared/model/store.ts';
import { type Problem, problemOf } from '../../../shared/problems.ts';
import { type KeySetDocument, keySetDocumentSchema } from '../credentials/types.ts';
import type { DocumentStore } from '../ports.ts';
import type { Collection } from './collection.ts';
import { asideName, type Format, loadDocument } from './envelope.ts';
import type { SharedData } from './shared-data.ts';

const contentSchema = z.object({ stores: z.array(storeSchema), keySets: z.array(keySetDocumentSchema) });
const format: Format<z.infer<typeof contentSchema>> = { schema: contentSchema, migrations: [] };

interface Options {
  readonly dataFolder: string;
  readonly data: SharedData;
  readonly openDocument: (name: string) => DocumentStore;
  readonly stores: Collection<Store>;
  readonly keySets: Collection<KeySetDocument>;
  readonly now: () => Date;
}

/** A run that was cut off left some documents already: what was changed since then is newer, and stays. */
const add = <T extends { id: string; createdAt: string; updatedAt: string }>(
  collection: Collection<T>,
  items: readonly T[],
): void => {
  for (const item of items) {
    const found = collection.get(item.id);
    if (found === null || found.updatedAt < item.updatedAt) collection.save(item);
  }
};

/** Answers what the user should know; null = nothing. May be cut off at any moment and repeated. */
export const splitOldDocument = (options: Options): Problem | null => {
  const { dataFolder, data, openDocument, stores, keySets, now } = options;
  const path = join(dataFolder, 'stores.json');
  if (!existsSync(path)) return null;
  return data.exclusively(() => {
    const loaded = loadDocument(format, openDocument('stores').read);
    const file = basename(path);
    if (loaded.kind === 'none') return null;
    if (loaded.kind === 'newer') return problemOf('stores.newer-file', { file });
    const aside = asideName(path, loaded.kind === 'damaged' ? 'damaged' : 'migrated', now());
    if (loaded.kind === 'good') {
      // Key sets first: a store that is there must find the one that it uses.
      add(keySets, loaded.content.keySets);
      add(stores, loaded.content.stores);
    }
    renameSync(path, aside);
    if (loaded.kind === 'good') return null;
    return problemOf('stores.damaged-file', { file, savedAs: basename(aside) });
  });
};
