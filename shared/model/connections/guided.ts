/** The `guided` kind: the user enters each value in the Admin's pages, and says so field by field. */
import { z } from 'zod';

export const guidedConnectionSchema = z.object({
  kind: z.literal('guided'),
  /** The Admin's address if the user knows it, for links; nothing is read from it. */
  adminUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .nullable(),
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
      /** Does something answer at the Admin's address? `status` is the HTTP status where there is one. */
      admin: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('not-known') }),
        z.object({ kind: z.literal('answers'), status: z.number().int().nullable() }),
        z.object({ kind: z.literal('no-answer') }),
      ]),
    })
    .nullable(),
});
export type GuidedProgress = z.infer<typeof guidedProgressSchema>;
