/** What each command answers as `data`. Only what is named here leaves the program: results are read through these schemas. */
import { z } from 'zod';
import { importedRowSchema, listPreviewSchema } from '../../../shared/contract/store-lists.ts';
import { declarationPlanSchema } from '../../../shared/declaration/plan.ts';
import { batchReportSchema } from '../../../shared/model/batch.ts';
import { slotSchema } from '../../../shared/model/environment-schema.ts';
import { connectionSchema, instanceFactsSchema } from '../../../shared/model/instance.ts';
import { repairs } from '../../../shared/model/key-set.ts';
import { keyCheckSchema, keySetSchema } from '../../../shared/model/key-set-schema.ts';
import { dataSpaceSchema, saasProjectSchema } from '../../../shared/model/registry.ts';
import {
  historyEntrySchema,
  projectChoiceSchema,
  purposeSchema,
  spaceChoiceSchema,
  tagsSchema,
} from '../../../shared/model/store.ts';
import { storeCheckSchema } from '../../../shared/model/store-check.ts';
import { planSchema } from '../../../shared/plan-schema.ts';
import { rotationSchema } from '../../../shared/rotation.ts';
import { storeStates } from '../../../shared/steps.ts';
import { listFormatSchema } from '../../../shared/store-lists/listed.ts';

export const storeRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The label of the client's key set; null = none is chosen. */
  client: z.string().nullable(),
  purpose: purposeSchema,
  tags: tagsSchema,
  connection: connectionSchema,
  state: z.enum(storeStates),
  project: projectChoiceSchema.nullable(),
  dataSpace: spaceChoiceSchema.nullable(),
  /** When it was last written and verified. */
  appliedAt: z.iso.datetime().nullable(),
  /** Until then the last change can be undone; null = there is none. */
  undoableUntil: z.iso.datetime().nullable(),
  check: storeCheckSchema.pick({ at: true, result: true }).nullable(),
});
export type StoreRow = z.infer<typeof storeRowSchema>;

const storeDetailsSchema = storeRowSchema.extend({
  /** What was learned when it was last looked at; keys only by fingerprint. */
  instance: instanceFactsSchema.nullable(),
  check: storeCheckSchema.nullable(),
  history: z.array(historyEntrySchema),
});
export type StoreDetails = z.infer<typeof storeDetailsSchema>;

/** A client, its two key pairs by fingerprint, and the names of its stores. */
const clientSchema = keySetSchema.extend({ stores: z.array(z.string()) });
const removedSchema = z.object({ removed: z.object({ id: z.string(), name: z.string() }) });

export const resultSchemas = {
  'stores list': z.object({ stores: z.array(storeRowSchema) }),
  'stores add': z.object({ store: storeDetailsSchema }),
  'stores show': z.object({ store: storeDetailsSchema }),
  'stores remove': removedSchema,
  'stores export': z.object({
    format: listFormatSchema,
    count: z.number().int(),
    /** Where it was written; null = `text` is the list. */
    file: z.string().nullable(),
    text: z.string().nullable(),
  }),
  'stores import': z.object({
    preview: listPreviewSchema,
    /** What became of each row; null = nothing was taken in (`--preview`). */
    rows: z.array(importedRowSchema).nullable(),
  }),
  'keys list': z.object({ clients: z.array(clientSchema) }),
  'keys add': z.object({
    client: keySetSchema,
    /** Each value that is kept now, and what was repaired in it. */
    entered: z.array(z.object({ slot: slotSchema, repairs: z.array(z.enum(repairs)) })),
  }),
  'keys check': z.object({
    client: keySetSchema,
    sandbox: keyCheckSchema.nullable(),
    production: keyCheckSchema.nullable(),
  }),
  'keys remove': removedSchema,
  'keys code': z.object({ code: z.string(), isLasting: z.boolean() }),
  'keys hand-off': z.object({ client: z.string(), file: z.string() }),
  'keys receive': z.object({
    client: keySetSchema,
    /** `known` = a client has exactly these keys already; nothing was changed. */
    outcome: z.enum(['kept', 'known']),
  }),
  'projects list': z.object({ projects: z.array(saasProjectSchema) }),
  'projects create': z.object({ project: saasProjectSchema }),
  'projects rename': z.object({ project: saasProjectSchema }),
  'spaces list': z.object({
    spaces: z.array(
      dataSpaceSchema.extend({
        projectId: z.string(),
        projectName: z.string(),
        /** Stores of the list that use it. */
        usedBy: z.array(z.string()),
      }),
    ),
  }),
  'spaces rename': z.object({ space: dataSpaceSchema }),
  inspect: z.object({
    report: batchReportSchema,
    /** Stores that could be looked at. */
    stores: z.array(storeDetailsSchema),
  }),
  plan: z.object({
    report: batchReportSchema,
    /** Stores whose plan could be made; each value as it is now and as it would be. */
    plans: z.array(z.object({ name: z.string(), plan: planSchema })),
    /** With a file (`-f`): what it would do, client by client and store by store. */
    declaration: declarationPlanSchema.nullable(),
  }),
  apply: z.object({ report: batchReportSchema }),
  undo: z.object({ report: batchReportSchema }),
  check: z.object({
    report: batchReportSchema,
    checks: z.array(z.object({ name: z.string(), check: storeCheckSchema })),
  }),
  rotate: z.object({
    /** null = only looked at (`--status`). */
    report: batchReportSchema.nullable(),
    rotation: rotationSchema,
  }),
  'practice store': z.object({ store: storeDetailsSchema }),
  'practice gateway': z.object({ reason: z.literal('signal') }),
  serve: z.object({ reason: z.enum(['signal', 'idle']) }),
  completion: z.object({ shell: z.enum(['bash', 'zsh', 'fish']), script: z.string() }),
} as const;

export type CommandName = keyof typeof resultSchemas;
export type DataOf<Name extends CommandName> = z.output<(typeof resultSchemas)[Name]>;
