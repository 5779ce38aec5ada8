/** The `guided` kind: the user enters each value in the Admin's pages, and says so field by field. */
import { z } from 'zod';
import { webAddressSchema } from '../../web-address.ts';
import { apiKeyViewSchema, privateKeyViewSchema } from '../key-set.ts';

export const guidedConnectionSchema = z.object({
  kind: z.literal('guided'),
  /** The Admin's address if the user knows it, for links; nothing is read from it. */
  adminUrl: webAddressSchema.nullable(),
  /** Which generation of the connector page the user sees; it names menus and fields. */
  page: z.enum(['services', 'configuration']),
});
export type GuidedConnection = z.infer<typeof guidedConnectionSchema>;

/** What is entered by hand, in the order in which it must be written. */
export const guidedFields = [
  'sandbox-api-key',
  'sandbox-private-key',
  'production-api-key',
  'production-private-key',
  'project',
  'data-space',
] as const;
export const guidedFieldSchema = z.enum(guidedFields);
export type GuidedField = z.infer<typeof guidedFieldSchema>;

export const guidedKeyFieldSchema = guidedFieldSchema.exclude(['project', 'data-space']);
export type GuidedKeyField = z.infer<typeof guidedKeyFieldSchema>;

/** What the user says that the page shows before the first value is entered. */
export const guidedTopics = ['sandbox', 'production', 'project', 'data-space'] as const;
export type GuidedTopic = (typeof guidedTopics)[number];

const keysAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('key-set'), keySetId: z.string() }),
  /** Keys that are not in our keychain: they cannot be put back from here. */
  z.object({ kind: z.literal('other') }),
]);
/** A name or an ID is neither that long nor a PEM; what looks like a key is not kept. */
export const looksLikeKey = (text: string): boolean => /PRIVATE KEY|-----|[A-Za-z0-9+/=]{60}/.test(text);

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

export const guidedMarks = ['open', 'done', 'left'] as const;
export type GuidedMark = (typeof guidedMarks)[number];
