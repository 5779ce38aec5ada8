/** One JSON document with a schema version: read, migrated, never overwritten when it is damaged or newer. */
import { renameSync } from 'node:fs';
import { basename } from 'node:path';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import type { DocumentStore } from '../ports.ts';
import { asideName, envelopeOf, type Format, type Loaded, loadDocument } from './envelope.ts';
import type { SharedData } from './shared-data.ts';

export interface VersionedDocument<T> {
  get(): T;
  /** Reads what is there now, changes it and writes it back, in one step that no other process comes between. */
  update(change: (current: T) => T): T;
  /** What was wrong with the file when it was first read; the user is told once. */
  readonly notice: Problem | null;
}

interface Options<T> extends Format<T> {
  readonly store: DocumentStore;
  readonly data: Pick<SharedData, 'exclusively'>;
  readonly empty: T;
  readonly now: () => Date;
}

/** Never throws for a bad file: a damaged one is set aside under a dated name, a newer one is left alone. */
export function openVersionedDocument<T>(options: Options<T>): VersionedDocument<T> {
  const { store, data, empty, now } = options;
  const load = (): Loaded<T> => loadDocument(options, store.read);
  const file = basename(store.path);
  const newer = problemOf('stores.newer-file', { file });

  /** Another process may have done it meanwhile; then what it wrote since is read. */
  const openFirst = (): { first: Loaded<T>; notice: Problem | null } => {
    const first = load();
    if (first.kind === 'newer') return { first, notice: newer };
    if (first.kind !== 'damaged') return { first, notice: null };
    return data.exclusively(() => {
      const again = load();
      if (again.kind !== 'damaged') return { first: again, notice: again.kind === 'newer' ? newer : null };
      const aside = asideName(store.path, 'damaged', now());
      renameSync(store.path, aside);
      return { first: again, notice: problemOf('stores.damaged-file', { file, savedAs: basename(aside) }) };
    });
  };
  const { first, notice } = openFirst();

  const current = (): T => {
    const loaded = load();
    if (loaded.kind === 'good') return loaded.content;
    if (loaded.kind === 'none') return empty;
    // Damaged while we run: refuse to write over it; the next start sets it aside.
    throw new ProblemError(loaded.kind === 'newer' ? 'stores.newer-file' : 'stores.damaged-file', {
      file,
      savedAs: file,
    });
  };

  return {
    notice,
    get: () => (first.kind === 'newer' ? empty : current()),
    update: (change) => {
      if (first.kind === 'newer') throw new ProblemError('stores.newer-file', newer.params);
      return data.exclusively(() => {
        const content = change(current());
        store.write(envelopeOf(options, content));
        return content;
      });
    },
  };
}
