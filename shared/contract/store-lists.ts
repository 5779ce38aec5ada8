/** The list of stores as a file, without secrets: writing it, looking at what one would change, taking it in. */
import { z } from 'zod';
import { problemSchema } from '../problem-schema.ts';
import { listedFieldSchema, listFormatSchema, longestList, mostRows } from '../store-lists/listed.ts';
import { procedure } from './base.ts';
import { deliveredSchema } from './delivered.ts';

/** What is wrong with a row. `column` as the file names it; null = the row as a whole. */
export const rowProblemSchema = z.object({ column: z.string().nullable(), problem: problemSchema });
export type RowProblem = z.infer<typeof rowProblemSchema>;

const rowHead = {
  /** As a spreadsheet counts: the row with the names of the columns is 1. In JSON: the place in the list, from 1. */
  row: z.number().int().positive(),
  /** null = there is none, or it must not be shown. */
  name: z.string().nullable(),
  /** Why the row is refused. Never the text that was found. */
  problems: z.array(rowProblemSchema),
};

export const previewRowSchema = z.object({
  ...rowHead,
  outcome: z.enum(['new', 'changed', 'same', 'refused']),
  /** What is different from the store that is there. */
  changes: z.array(listedFieldSchema),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

export const listPreviewSchema = z.object({
  rows: z.array(previewRowSchema),
  /** Columns that are none of ours; nothing is read from them. */
  ignoredColumns: z.array(z.string()),
  /** Clients that are not there yet. They are made, and their keys are entered later. */
  newClients: z.array(z.string()),
});
export type ListPreview = z.infer<typeof listPreviewSchema>;

export const importedRowSchema = z.object({
  ...rowHead,
  /** `failed` = the row is good, and writing it was not possible. */
  outcome: z.enum(['added', 'changed', 'same', 'refused', 'failed']),
});
export type ImportedRow = z.infer<typeof importedRowSchema>;

const list = z.object({ format: listFormatSchema, text: z.string().max(longestList) });

export const storeListsContract = {
  /** These stores, or all of them. Problems: `host.file-not-saved`. */
  export: procedure
    .input(z.object({ format: listFormatSchema, storeIds: z.array(z.string()).nullable() }))
    .output(deliveredSchema),
  /** Row by row what an import would do; nothing is written. Problems: `store-lists.*` about the file as a whole. */
  preview: procedure.input(list).output(listPreviewSchema),
  /** Takes in every good row, each as one step, and says what became of each. Nothing of a refused row is written. */
  import: procedure.input(list).output(z.object({ rows: z.array(importedRowSchema) })),
  /** Saves a report as CSV; the page has the words. The first row names the columns. */
  saveReport: procedure
    .input(z.object({ rows: z.array(z.array(z.string().max(1000)).max(12)).max(mostRows + 1) }))
    .output(deliveredSchema),
};
