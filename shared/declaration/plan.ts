/** What an apply of stores.yaml would do, client by client and store by store; or what is wrong with the file. */
import { z } from 'zod';
import { findingSchema } from '../contract/credentials.ts';
import { purposeSchema } from '../model/store.ts';
import { planItemSchema, planWarningSchema } from '../plan-schema.ts';
import { problemSchema } from '../problem-schema.ts';

/** One mistake in the file, and where it is (both from 1). */
export const declarationIssueSchema = z.object({
  line: z.number().int(),
  column: z.number().int(),
  /** The place in words, as `stores[3].connection.root`; empty = the whole file. */
  at: z.string(),
  problem: problemSchema,
});
export type DeclarationIssue = z.infer<typeof declarationIssueSchema>;

export const plannedClientSchema = z.object({
  name: z.string(),
  /** null = there is no such key set yet. */
  keySetId: z.string().nullable(),
  change: z.enum([
    'none',
    /** The pairs are read from where the file says. */
    'keys-entered',
    /** Other pairs than the key set has: those of before are kept until every store has the new ones. */
    'keys-replaced',
    /** Practice pairs are made in the practice portal. */
    'keys-made',
  ]),
  /** What was accepted, repaired or refused of each value that was read. */
  findings: z.array(findingSchema),
  problem: problemSchema.nullable(),
});
export type PlannedClient = z.infer<typeof plannedClientSchema>;

export const storeChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new-store') }),
  z.object({ kind: z.literal('connection'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('client'), from: z.string().nullable(), to: z.string() }),
  z.object({ kind: z.literal('purpose'), from: purposeSchema, to: purposeSchema }),
  z.object({ kind: z.literal('tags'), from: z.array(z.string()), to: z.array(z.string()) }),
  z.object({ kind: z.literal('project-created'), name: z.string() }),
  z.object({ kind: z.literal('project'), from: z.string().nullable(), to: z.string() }),
  z.object({ kind: z.literal('data-space'), from: z.string().nullable(), to: z.string() }),
  /** An earlier work was interrupted: its end is found out first. */
  z.object({ kind: z.literal('resolve') }),
]);
export type StoreChange = z.infer<typeof storeChangeSchema>;

export const plannedStoreSchema = z.object({
  name: z.string(),
  client: z.string(),
  storeId: z.string().nullable(),
  outcome: z.enum(['changed', 'unchanged', 'refused', 'failed']),
  /** What would change in the list. */
  changes: z.array(storeChangeSchema),
  /** What would change on the instance, path by path; null = known only when the keys or the project are made. */
  items: z.array(planItemSchema).nullable(),
  warnings: z.array(planWarningSchema),
  problem: problemSchema.nullable(),
});
export type PlannedStore = z.infer<typeof plannedStoreSchema>;

export const declarationPlanSchema = z.object({
  /** With mistakes in the file nothing else is looked at. */
  issues: z.array(declarationIssueSchema),
  clients: z.array(plannedClientSchema),
  stores: z.array(plannedStoreSchema),
  /** Stores of the list that the file does not name. They stay as they are. */
  notInFile: z.array(z.string()),
});
export type DeclarationPlan = z.infer<typeof declarationPlanSchema>;
