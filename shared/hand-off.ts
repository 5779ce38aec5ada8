/** Hand-off of keys: what both sides agree on. A recipient code is an age public key; the file is for it alone. Pure. */
import { z } from 'zod';

/** Bytes of a hand-off file; four values of the largest size that we take are far below. */
export const longestHandOff = 128 * 1024;

const pairSchema = z.object({
  apiKey: z.string().min(1).max(1024),
  privateKey: z.string().min(1).max(32_768),
});

/** What is inside a hand-off file, as JSON. Secret. */
export const handOffPayloadSchema = z.object({
  format: z.literal('commerce-connect-keys'),
  version: z.literal(1),
  /** The client's name. */
  label: z.string().trim().min(1).max(120),
  madeAt: z.iso.datetime(),
  /** API key as the portal shows it, private key as PEM (PKCS#8). */
  sandbox: pairSchema,
  production: pairSchema,
});
export type HandOffPayload = z.infer<typeof handOffPayloadSchema>;

/** Of any version: enough to tell a newer file from something else. */
export const handOffHeadSchema = z.object({
  format: handOffPayloadSchema.shape.format,
  version: z.number().int().positive(),
});

/** A recipient code as somebody pasted it: line breaks and spaces of an e-mail are not part of it. */
export const tidyCode = (pasted: string): string =>
  pasted.replace(/[\s\u200B\u2060\uFEFF]/g, '').toLowerCase();

/** The other half of a code, which nobody else may see. */
export const isSecretCode = (pasted: string): boolean =>
  /age-secret-key-|age-plugin-[a-z\d]+-1/.test(tidyCode(pasted));

/** Has it the shape of a code? Its check characters are looked at by whoever uses it. */
export const looksLikeCode = (pasted: string): boolean =>
  /^age1(?:pq1)?[02-9ac-hj-np-z]{58,2048}$/.test(tidyCode(pasted));
