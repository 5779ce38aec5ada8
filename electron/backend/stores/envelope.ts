/** A document as it is on the disk: its content with the version of the schema, brought up to the current one. */
import { existsSync } from 'node:fs';
import { z } from 'zod';

/** Brings a document from the version of its index to the next one. */
export type Migration = (document: unknown) => unknown;

export interface Format<T> {
  readonly schema: z.ZodType<T>;
  /** `migrations[0]` leads from version 1 to 2, and so on; the current version is their number plus one. */
  readonly migrations: readonly Migration[];
}

export type Loaded<T> =
  | { readonly kind: 'good'; readonly content: T }
  | { readonly kind: 'none' | 'damaged' | 'newer' };

const envelopeSchema = z.looseObject({ version: z.number().int().positive(), content: z.unknown() });

/** `read` answers parsed JSON, undefined where there is no file, and throws where it is no JSON. */
export const loadDocument = <T>({ schema, migrations }: Format<T>, read: () => unknown): Loaded<T> => {
  let raw: unknown;
  try {
    raw = read();
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

export const envelopeOf = <T>({ migrations }: Format<T>, content: T): unknown => ({
  version: migrations.length + 1,
  content,
});

/** A name beside the file that says what happened and when, and never hits another one. */
export const asideName = (path: string, what: 'damaged' | 'migrated', now: Date): string => {
  const stem = `${path}.${what}-${now.toISOString().replaceAll(':', '-')}`;
  return existsSync(stem) ? `${stem}-${process.pid}` : stem;
};
