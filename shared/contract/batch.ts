/** Work on many stores that are in the list, and the report of it. One store's failure stops no other. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { languages } from '../language.ts';
import { batchEventSchema, batchReportSchema } from '../model/batch.ts';
import { procedure } from './base.ts';
import { deliveredSchema } from './delivered.ts';

/** How many stores at a time, and how long one may take. */
export const paceSchema = z.object({
  concurrency: z.number().int().min(1).max(64).default(8),
  /** Milliseconds for each store. */
  timeout: z.number().int().min(1_000).max(3_600_000).default(300_000),
});
export type Pace = z.infer<typeof paceSchema>;

/** What is never done without the user's word for this very store, by its name. */
export const allowancesSchema = z.object({
  /** Stores that may move to another data space: their services lose access to what was stored before. */
  moveData: z.array(z.string()).default([]),
  /** Stores that may use a data space that another store uses: both write into the same data. */
  allowSharedDataSpace: z.array(z.string()).default([]),
});
export type Allowances = z.infer<typeof allowancesSchema>;

const storesAtPace = paceSchema.extend({ storeIds: z.array(z.string()).max(10_000) });

/** Closing a stream stops the work: no new store is begun, and one that is past its commit is finished. */
const events = eventIterator(batchEventSchema);

export const batchContract = {
  inspect: procedure.input(storesAtPace).output(events),
  /** What an apply would do; `changed` = it would change something. */
  plan: procedure.input(storesAtPace.extend(allowancesSchema.shape)).output(events),
  /** Resolves what was interrupted, then applies. Stores that are as they should be end `unchanged`. */
  apply: procedure.input(storesAtPace.extend(allowancesSchema.shape)).output(events),
  /** Takes back the last change of each store; what was changed since is refused. */
  undo: procedure.input(storesAtPace).output(events),
  /** The report as one file: JSON, or a page to read, print and send. */
  report: procedure
    .input(
      z.object({ report: batchReportSchema, format: z.enum(['html', 'json']), language: z.enum(languages) }),
    )
    .output(z.object({ text: z.string() })),
  /** The page to read, print and send, saved where the user says. Problem `host.file-not-saved`. */
  saveReport: procedure
    .input(z.object({ report: batchReportSchema, language: z.enum(languages) }))
    .output(deliveredSchema),
};
