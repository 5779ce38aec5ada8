/** The user's stores. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { connectionSchema, instanceFactsSchema } from '../model/instance.ts';
import { keySetSchema } from '../model/key-set-schema.ts';
import {
  projectChoiceSchema,
  purposeSchema,
  spaceChoiceSchema,
  storeSchema,
  tagSchema,
  tagsSchema,
} from '../model/store.ts';
import { storeSummarySchema } from '../model/store-summary.ts';
import { problemSchema } from '../problem-schema.ts';
import { applyStates } from '../steps.ts';
import { procedure } from './base.ts';

export const storeId = z.object({ storeId: z.string() });

/** What `currentStep` needs, for one store. */
export const factsSchema = z.object({
  store: storeSchema,
  keySet: keySetSchema.nullable(),
  apply: z.enum(applyStates),
});
export type StoreFacts = z.infer<typeof factsSchema>;

/** What the user decides about a store; each field alone may be changed. */
export const storeChoicesSchema = z.object({
  name: storeSchema.shape.name,
  purpose: purposeSchema,
  tags: tagsSchema,
  connection: connectionSchema,
  keySetId: z.string().nullable(),
  hasKeyFiles: z.boolean(),
  unconfirmedPairs: z.array(z.string()),
  project: projectChoiceSchema.nullable(),
  dataSpace: spaceChoiceSchema.nullable(),
});
export type StoreChoices = z.infer<typeof storeChoicesSchema>;

export const longestList = 10_000;
const storeIds = z.array(z.string()).min(1).max(longestList);

/** Tags that several stores get or lose; one that is named twice is added. */
const tagChangeSchema = z.object({ add: z.array(tagSchema).max(20), remove: z.array(tagSchema) });
export type TagChange = z.infer<typeof tagChangeSchema>;

/** What became of one of many stores; `problem` null = done. */
export const manyResultSchema = z.object({ storeId: z.string(), problem: problemSchema.nullable() });
export type ManyResult = z.infer<typeof manyResultSchema>;
const manyResults = z.object({ results: z.array(manyResultSchema) });

export const storesContract = {
  /** Facts of every store, newest first. */
  list: procedure.output(z.array(factsSchema)),
  /** A row for every store, newest first. */
  summaries: procedure.output(z.array(storeSummarySchema)),
  facts: procedure.input(storeId).output(factsSchema),
  create: procedure
    .input(z.object({ name: storeSchema.shape.name, purpose: purposeSchema, connection: connectionSchema }))
    .output(factsSchema),
  /** Another project clears the data space; another connection or key set clears what depended on it. */
  update: procedure.input(storeId.extend({ choices: storeChoicesSchema.partial() })).output(factsSchema),
  remove: procedure.input(storeId).output(z.object({})),
  /** In the order in which they were given; one that cannot be removed stops no other. */
  removeMany: procedure.input(z.object({ storeIds })).output(manyResults),
  tagMany: procedure.input(tagChangeSchema.extend({ storeIds })).output(manyResults),
  /** An event when another process (a command, another window) changed stores or key sets. Never ends by itself. */
  changes: procedure.output(eventIterator(z.object({}))),
  /** Looks at the instance and remembers what it learned. Problems: `instance.*`. */
  inspect: procedure.input(storeId).output(factsSchema),
  /** Tries a connection before a store exists. Problems: `instance.*`. */
  detect: procedure.input(z.object({ connection: connectionSchema })).output(instanceFactsSchema),
  /** Lets the user choose a folder in the system's dialog; null = cancelled. Electron only. */
  chooseFolder: procedure.output(z.object({ path: z.string() }).nullable()),
};
