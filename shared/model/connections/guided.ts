/** The `guided` kind: the user enters each value in the Admin's pages, and says so field by field. */
import { z } from 'zod';
import { webAddressSchema } from '../../web-address.ts';
import { apiKeyViewSchema, privateKeyViewSchema } from '../key-set-schema.ts';
import { guidedFields, guidedKeyFields, guidedPages, looksLikeKey } from './guided-fields.ts';

export type { GuidedField, GuidedKeyField, GuidedMark, GuidedTopic } from './guided-fields.ts';

export const guidedConnectionSchema = z.object({
  kind: z.literal('guided'),
  /** The Admin's address if the user knows it, for links; nothing is read from it. */
  adminUrl: webAddressSchema.nullable(),
  page: z.enum(guidedPages),
});
export type GuidedConnection = z.infer<typeof guidedConnectionSchema>;

export const guidedFieldSchema = z.enum(guidedFields);

export const guidedKeyFieldSchema = z.enum(guidedKeyFields);

const keysAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('key-set'), keySetId: z.string() }),
  /** Keys that are not in our keychain: they cannot be put back from here. */
  z.object({ kind: z.literal('other') }),
]);
const textAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  /** The name or the ID as the page shows it; still empty while the user types. */
  z.object({
    kind: z.literal('text'),
    text: z
      .string()
      .max(255)
      .refine((text) => !looksLikeKey(text)),
  }),
]);
/** One answer a topic; null = not answered yet. */
export const guidedAnswersSchema = z.object({
  sandbox: keysAnswerSchema.nullable(),
  production: keysAnswerSchema.nullable(),
  project: textAnswerSchema.nullable(),
  'data-space': textAnswerSchema.nullable(),
});
export type GuidedAnswers = z.infer<typeof guidedAnswersSchema>;
export type KeysAnswer = z.infer<typeof keysAnswerSchema>;
export type TextAnswer = z.infer<typeof textAnswerSchema>;

export const noAnswers: GuidedAnswers = {
  sandbox: null,
  production: null,
  project: null,
  'data-space': null,
};

/** The key pairs that the user recognised, as they were then. The values are in the keychain. */
const formerPairSchema = z
  .object({ apiKey: apiKeyViewSchema, privateKey: privateKeyViewSchema.pick({ fingerprint: true }) })
  .nullable();
export const guidedFormerSchema = z.object({ sandbox: formerPairSchema, production: formerPairSchema });
export type GuidedFormer = z.infer<typeof guidedFormerSchema>;

/** Does something answer at the Admin's address? `status` is the HTTP status where there is one. */
const adminAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-known') }),
  z.object({ kind: z.literal('answers'), status: z.number().int().nullable() }),
  z.object({ kind: z.literal('no-answer') }),
]);
export type AdminAnswer = z.infer<typeof adminAnswerSchema>;

/** How far the user has come with one set of values. Other values begin anew. */
export const guidedProgressSchema = z.object({
  target: z.object({
    projectId: z.string(),
    environmentId: z.string(),
    sandboxPair: z.string(),
    productionPair: z.string(),
  }),
  /** Fields of which the user says that they are entered. */
  ticked: z.array(guidedFieldSchema),
  /** What could be checked without seeing the store; null = not checked yet. */
  verified: z
    .object({
      at: z.iso.datetime(),
      /** Both pairs were accepted by the gateway; false = it could not say about one of them. */
      keysAccepted: z.boolean(),
      admin: adminAnswerSchema,
    })
    .nullable(),
  answers: guidedAnswersSchema.default(noAnswers),
  /** Set when every question is answered; only then is anything entered. */
  former: guidedFormerSchema.nullable().default(null),
});
export type GuidedProgress = z.infer<typeof guidedProgressSchema>;

/** How far the user has come with taking a change back, field by field. */
export const guidedUndoSchema = z.object({
  done: z.array(guidedFieldSchema),
  /** The user leaves these as they are: the page did not let them, or the former value is lost. */
  left: z.array(guidedFieldSchema),
  verified: z
    .object({
      at: z.iso.datetime(),
      /** What the gateways say about the pairs that were put back. */
      keys: z.enum(['none', 'accepted', 'not-confirmed', 'rejected']),
      /** Do the project and the data space that were put back belong to the keys? */
      registry: z.enum(['none', 'confirmed', 'not-found', 'not-confirmed']),
      admin: adminAnswerSchema,
    })
    .nullable(),
});
export type GuidedUndo = z.infer<typeof guidedUndoSchema>;
