/** What the rest of the backend may do with credentials, and what credentials need from it. */
import { z } from 'zod';
import type { Environment } from '../../../shared/model/environment.ts';
import { environmentSchema, keyFieldSchema, slotSchema } from '../../../shared/model/environment-schema.ts';
import { keySetSchema } from '../../../shared/model/key-set-schema.ts';

/** The values of one pair, in the form in which they leave us: API key as is, private key as canonical PEM. Secret. */
export interface KeyPairSecrets {
  readonly apiKey: string;
  readonly privateKeyPem: string;
}

/** Reads a key set's complete pair from the keychain; `keychain.secret-missing` where a value is not there. */
export type ReadPair = (keySetId: string, environment: Environment) => Promise<KeyPairSecrets>;

/** What was begun in the keychain. Written down before and struck out after, so that a crash can be cleared up. */
export const journalSchema = z.discriminatedUnion('kind', [
  /** These slots are being written: what they show must be read from the keychain again. */
  z.object({ kind: z.literal('write'), slots: z.array(slotSchema) }),
  /** These fields change places. `copying`: copies are being made; `writing`: the copies are complete and count. */
  z.object({
    kind: z.literal('swap'),
    fields: z.array(keyFieldSchema),
    phase: z.enum(['copying', 'writing', 'cleaning']),
    /** Environments that had no value before the swap, per field. */
    absent: z.array(slotSchema),
  }),
  /** The pairs of `from` become the current ones, and the current ones those of before. */
  z.object({
    kind: z.literal('rotate'),
    from: z.string(),
    givenUp: z.boolean(),
    environments: z.array(environmentSchema),
    phase: z.enum(['staging', 'keeping', 'taking', 'cleaning']),
  }),
]);
export type Journal = z.infer<typeof journalSchema>;

/** A key set as it is kept: without the journal it is what the contract shows. Nothing in it is secret. */
export const keySetDocumentSchema = keySetSchema.extend({ journal: journalSchema.nullable().default(null) });
export type KeySetDocument = z.infer<typeof keySetDocumentSchema>;

/** Where key sets are kept. Every change is on the disk when the call returns. */
export interface KeySetDocuments {
  list(): readonly KeySetDocument[];
  get(keySetId: string): KeySetDocument | null;
  save(document: KeySetDocument): void;
  remove(keySetId: string): void;
}

/** The gateway's base URL per environment, for this key set as used with this store (null: no store yet). */
export type GatewaysFor = (
  keySetId: string,
  storeId: string | null,
) => Promise<Readonly<Record<Environment, string>>>;
