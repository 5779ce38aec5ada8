/** Stores and key sets, as they are kept: one document, nothing secret in it. */
import { z } from 'zod';
import { type Store, storeSchema } from '../../../shared/model/store.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import { type KeySetDocument, keySetDocumentSchema } from '../credentials/types.ts';
import type { DocumentStore } from '../ports.ts';
import { openVersionedDocument } from './document.ts';

const contentSchema = z.object({ stores: z.array(storeSchema), keySets: z.array(keySetDocumentSchema) });
type Content = z.infer<typeof contentSchema>;

/** A list inside the document. `save` adds or replaces by id. */
interface Collection<T> {
  list(): readonly T[];
  get(id: string): T | null;
  save(item: T): T;
  remove(id: string): void;
}

export interface Repository {
  readonly stores: Collection<Store> & {
    /** Reads, changes and saves in one step. Throws `stores.not-found`. */
    update(id: string, change: (store: Store) => Store): Store;
  };
  readonly keySets: Collection<KeySetDocument>;
  readonly notice: Problem | null;
}

type Part = keyof Content;

export function openRepository(documentStore: DocumentStore, now: () => Date): Repository {
  const document = openVersionedDocument<Content>({
    store: documentStore,
    schema: contentSchema,
    empty: { stores: [], keySets: [] },
    migrations: [],
    now,
  });

  const collection = <P extends Part>(
    read: (content: Content) => readonly Content[P][number][],
    replace: (content: Content, items: Content[P][number][]) => Content,
  ): Collection<Content[P][number]> => ({
    list: () => read(document.get()),
    get: (id) => read(document.get()).find((item) => item.id === id) ?? null,
    save: (item) => {
      document.update((content) => {
        const others = read(content).filter(({ id }) => id !== item.id);
        return replace(content, [...others, item]);
      });
      return item;
    },
    remove: (id) => {
      document.update((content) =>
        replace(
          content,
          read(content).filter((item) => item.id !== id),
        ),
      );
    },
  });

  const stores = collection<'stores'>(
    (content) => content.stores,
    (content, items) => ({ ...content, stores: items }),
  );
  const keySets = collection<'keySets'>(
    (content) => content.keySets,
    (content, items) => ({ ...content, keySets: items }),
  );

  const update = (id: string, change: (store: Store) => Store): Store => {
    const found = stores.get(id);
    if (found === null) throw new ProblemError('stores.not-found');
    return stores.save({ ...change(found), updatedAt: now().toISOString() });
  };

  return { stores: { ...stores, update }, keySets, notice: document.notice };
}
