/** The user's stores. */
import { z } from 'zod';
import { connectionSchema, instanceFactsSchema } from '../model/instance.ts';
import { keySetSchema } from '../model/key-set.ts';
import { projectChoiceSchema, purposeSchema, spaceChoiceSchema, storeSchema } from '../model/store.ts';
import { applyStateSchema } from '../steps.ts';
import { procedure } from './base.ts';

export const storeId = z.object({ storeId: z.string() });

/** What `currentStep` needs, for one store. */
export const factsSchema = z.object({
  store: storeSchema,
  keySet: keySetSchema.nullable(),
  apply: applyStateSchema,
});
export type StoreFacts = z.infer<typeof factsSchema>;

/** What the user decides about a store; each field alone may be changed. */
export const storeChoicesSchema = z.object({
  name: storeSchema.shape.name,
  purpose: purposeSchema,
  connection: connectionSchema,
  keySetId: z.string().nullable(),
  hasKeyFiles: z.boolean(),
  unconfirmedPairs: z.array(z.string()),
  project: projectChoiceSchema.nullable(),
  dataSpace: spaceChoiceSchema.nullable(),
});
export type StoreChoices = z.infer<typeof storeChoicesSchema>;

export const storesContract = {
  /** Facts of every store, newest first. */
  list: procedure.output(z.array(factsSchema)),
  facts: procedure.input(storeId).output(factsSchema),
  create: procedure
    .input(z.object({ name: storeSchema.shape.name, purpose: purposeSchema, connection: connectionSchema }))
    .output(factsSchema),
  /** Another project clears the data space; another connection or key set clears what depended on it. */
  update: procedure.input(storeId.extend({ choices: storeChoicesSchema.partial() })).output(factsSchema),
  remove: procedure.input(storeId).output(z.object({})),
  /** Looks at the instance and remembers what it learned. Problems: `instance.*`. */
  inspect: procedure.input(storeId).output(factsSchema),
  /** Tries a connection before a store exists. Problems: `instance.*`. */
  detect: procedure.input(z.object({ connection: connectionSchema })).output(instanceFactsSchema),
  /** Lets the user choose a folder in the system's dialog; null = cancelled. Electron only. */
  chooseFolder: procedure.output(z.object({ path: z.string() }).nullable()),
};
