/** A store: one instance that the user connects, with the choices made for it. Nothing here is secret. */
import { z } from 'zod';
import { shownValueSchema } from '../plan-schema.ts';
import { problemSchema } from '../problem-schema.ts';
import { guidedProgressSchema, guidedUndoSchema } from './connections/guided.ts';
import { connectionSchema, instanceFactsSchema, serverCheckSchema } from './instance.ts';
import { purposes } from './purpose.ts';
import { storeCheckSchema } from './store-check.ts';

export type { Purpose } from './purpose.ts';

export const purposeSchema = z.enum(purposes);

export const projectChoiceSchema = z.object({ projectId: z.string(), projectName: z.string() });
export const spaceChoiceSchema = z.object({
  environmentId: z.string(),
  environmentName: z.string(),
  environmentType: z.string(),
  imsOrganizationId: z.string().nullable(),
});
export type ProjectChoice = z.infer<typeof projectChoiceSchema>;
export type SpaceChoice = z.infer<typeof spaceChoiceSchema>;

/** What was last written to the instance and verified there. */
export const appliedSchema = z.object({
  at: z.iso.datetime(),
  projectId: z.string(),
  environmentId: z.string(),
  /** `pairIdentity` of both pairs that were written. */
  sandboxPair: z.string(),
  productionPair: z.string(),
  changedPaths: z.number().int(),
  /** What may not be added afterwards without being noticed: locks and gateways of the instance as they were then. */
  baseline: z
    .object({
      lockedPaths: z.array(z.string()),
      gateways: z.object({ sandbox: z.string().nullable(), production: z.string().nullable() }),
    })
    .nullable()
    .default(null),
  serverChecks: z.array(serverCheckSchema),
});
export type Applied = z.infer<typeof appliedSchema>;

/** The last change that was written, as far as it can be taken back. The rows themselves are in the keychain. */
export const undoableSchema = z.object({
  at: z.iso.datetime(),
  /** From then on the rows are not kept any more. */
  until: z.iso.datetime(),
  /** Every value that was changed, as it was and as it became. Keys only by fingerprint. */
  paths: z.array(z.object({ path: z.string(), before: shownValueSchema, after: shownValueSchema })),
  /** What was applied before this change, and is again once it is taken back. */
  appliedBefore: appliedSchema.nullable().default(null),
  /** With a guided connection, from the moment that the user begins to take the change back. */
  walk: guidedUndoSchema.optional(),
});
export type Undoable = z.infer<typeof undoableSchema>;

export const historyKinds = [
  'applied',
  'already-connected',
  'apply-failed',
  'interrupted-old',
  'interrupted-new',
  'interrupted-mixed',
  'undone',
  'undo-failed',
] as const;
export const historyEntrySchema = z.object({
  at: z.iso.datetime(),
  kind: z.enum(historyKinds),
  problemCode: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const tagSchema = z.string().trim().min(1).max(60);
export const tagsSchema = z.array(tagSchema).max(20);

export const storeSchema = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(120),
  purpose: purposeSchema,
  /** The user's own words to find stores by. */
  tags: tagsSchema.default([]),
  connection: connectionSchema,
  keySetId: z.string().nullable(),
  /** The user said that both private key files are on this computer. */
  hasKeyFiles: z.boolean(),
  /** The user went on although the gateway could not confirm these pairs (`pairIdentity` of each). */
  unconfirmedPairs: z.array(z.string()),
  project: projectChoiceSchema.nullable(),
  dataSpace: spaceChoiceSchema.nullable(),
  instance: instanceFactsSchema.nullable(),
  applied: appliedSchema.nullable(),
  undoable: undoableSchema.nullable().default(null),
  /** The last check since it was applied. */
  check: storeCheckSchema.nullable().default(null),
  /** Why the last attempt to give it its client's new keys did not succeed. */
  missedKeys: z.object({ at: z.iso.datetime(), problem: problemSchema }).nullable().default(null),
  /** Only with a guided connection, and only between the review and the end. */
  guided: guidedProgressSchema.nullable().default(null),
  history: z.array(historyEntrySchema),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Store = z.infer<typeof storeSchema>;
