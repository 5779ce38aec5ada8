/** A key set as it is kept and travels. Apart from what is asked about it, so that the wizard does without zod. */
import { z } from 'zod';
import { notConfirmedReasons } from './key-set.ts';

/** What may be seen of an API key: its last four characters and a SHA-256 fingerprint (hex). */
export const apiKeyViewSchema = z.object({ last4: z.string(), fingerprint: z.string() });
export type ApiKeyView = z.infer<typeof apiKeyViewSchema>;

/** What may be seen of a private key: SHA-256 over its public key's SPKI DER (hex), and its size in bits. */
export const privateKeyViewSchema = z.object({ fingerprint: z.string(), bits: z.number().int() });
export type PrivateKeyView = z.infer<typeof privateKeyViewSchema>;

/** The gateway's word on one key pair. `pair` names the fingerprints it was given for: a check of other keys is no check. */
export const keyCheckSchema = z.intersection(
  z.object({ pair: z.string(), checkedAt: z.iso.datetime(), gateway: z.string() }),
  z.discriminatedUnion('verdict', [
    z.object({ verdict: z.literal('accepted') }),
    z.object({
      verdict: z.literal('rejected'),
      status: z.number().int(),
      message: z.string(),
      requestId: z.string().nullable(),
    }),
    z.object({
      verdict: z.literal('not-confirmed'),
      reason: z.enum(notConfirmedReasons),
      status: z.number().int().nullable(),
      message: z.string(),
      requestId: z.string().nullable(),
      /** Our clock minus the gateway's, in seconds; only with `clock-off`. */
      clockOffset: z.number().nullable(),
    }),
  ]),
);
export type KeyCheck = z.infer<typeof keyCheckSchema>;

export const keyPairViewSchema = z.object({
  apiKey: apiKeyViewSchema.nullable(),
  privateKey: privateKeyViewSchema.nullable(),
  check: keyCheckSchema.nullable(),
});
export type KeyPairView = z.infer<typeof keyPairViewSchema>;

/** A pair that was replaced, as it may be shown. */
const previousPairSchema = z.object({ apiKey: apiKeyViewSchema, privateKey: privateKeyViewSchema });

/** While stores still have a pair that was replaced: it is in the keychain beside the current one. */
export const previousPairsSchema = z.object({
  /** When it was replaced. */
  since: z.iso.datetime(),
  /** The replacement was given up: these are the pairs that were new, and those of before are current again. */
  givenUp: z.boolean(),
  sandbox: previousPairSchema.nullable(),
  production: previousPairSchema.nullable(),
});
export type PreviousPairs = z.infer<typeof previousPairsSchema>;

export const keySetSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** Keys of the practice portal: they are checked against the practice gateway only. */
  practice: z.boolean(),
  sandbox: keyPairViewSchema,
  production: keyPairViewSchema,
  /** null = no pair is being replaced. */
  previous: previousPairsSchema.nullable().default(null),
  /** The key set whose pairs these are to replace: new pairs wait here until they are complete, and it is no client of its own. */
  replaces: z.string().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type KeySet = z.infer<typeof keySetSchema>;
