/** One JSON document with a schema version: read, migrated, never overwritten when it is damaged or newer. */
import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import type { DocumentStore } from '../ports.ts';

/** Brings a document from the version of its index to the next one. */
export type Migration = (document: unknown) => unknown;

export interface VersionedDocument<T> {
  get(): T;
  /** Reads what is there now, changes it and writes it back, in one synchronous step. */
  update(change: (current: T) => T): T;
  /** What was wrong with the file when it was first read; the user is told once. */
  readonly notice: Problem | null;
}

interface Options<T> {
  readonly store: DocumentStore;
  readonly schema: z.ZodType<T>;
  readonly empty: T;
  /** `migrations[0]` leads from version 1 to 2, and so on; the current version is their number plus one. */
  readonly migrations: readonly Migration[];
  readonly now: () => Date;
}

const envelopeSchema = z.looseObject({ version: z.number().int().positive(), content: z.unknown() });

type Loaded<T> =
  | { readonly kind: 'good'; readonly content: T }
  | { readonly kind: 'none' | 'damaged' | 'newer' };

const load = <T>({ store, schema, migrations }: Options<T>): Loaded<T> => {
  let raw: unknown;
  try {
    raw = store.read();
  } catch {
    return { kind: 'damaged' };
  }
  if (raw === undefined) return { kind: 'none' };
  const envelope = envelopeSchema.safeParse(raw);
  if (!envelope.success) return { kind: 'damaged' };
  const { version, content } = envelope.data;
  if (version > migrations.length + 1) return { kind: 'newer' };
  try {
    const migrated = migrations.slice(version - 1).reduce((document, migrate) => migrate(document), content);
    return { kind: 'good', content: schema.parse(migrated) };
  } catch {
    // A migration or the schema met something that this version never wrote.
    return { kind: 'damaged' };
  }
};

/** A name beside the file that says when it was set aside and never hits another one. */
const asideName = (path: string, now: Date): string => {
  const stem = `${path}.damaged-${now.toISOString().replaceAll(':', '-')}`;
  return existsSync(stem) ? `${stem}-${process.pid}` : stem;
};

/** Never throws for a bad file: a damaged one is set aside under a dated name, a newer one is left alone. */
export function openVersionedDocument<T>(options: Options<T>): VersionedDocument<T> {
  const { store, empty, migrations, now } = options;
  const first = load(options);
  let notice: Problem | null = null;
  if (first.kind === 'damaged') {
    const aside = asideName(store.path, now());
    renameSync(store.path, aside);
    notice = problemOf('stores.damaged-file', { file: basename(store.path), savedAs: basename(aside) });
  }
  const newer = problemOf('stores.newer-file', { file: basename(store.path) });
  if (first.kind === 'newer') notice = newer;

  const current = (): T => {
    const loaded = load(options);
    if (loaded.kind === 'good') return loaded.content;
    if (loaded.kind === 'none') return empty;
    // Damaged while we run: refuse to write over it; the next start sets it aside.
    throw new ProblemError(loaded.kind === 'newer' ? 'stores.newer-file' : 'stores.damaged-file', {
      file: basename(store.path),
      savedAs: basename(store.path),
    });
  };

  return {
    notice,
    get: () => (first.kind === 'newer' ? empty : current()),
    update: (change) => {
      if (first.kind === 'newer') throw new ProblemError('stores.newer-file', newer.params);
      const content = change(current());
      store.write({ version: migrations.length + 1, content });
      return content;
    },
  };
}
