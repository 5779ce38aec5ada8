/** A list's text as rows: each one a store as the list says it, or why nobody can say. Nothing secret gets past this. */
import type { RowProblem } from '../../../shared/contract/store-lists.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { ListedStore, ListFormat } from '../../../shared/store-lists/listed.ts';
import { mostRows } from '../../../shared/store-lists/listed.ts';
import { readCsvRows } from './csv-rows.ts';
import { readJsonRows } from './json-rows.ts';

export type ListedRow = {
  readonly row: number;
  /** null = there is none, or it must not be shown. */
  readonly name: string | null;
} & (
  | { readonly listed: ListedStore }
  | { readonly listed: null; readonly problems: readonly [RowProblem, ...RowProblem[]] }
);

export interface ListedRows {
  readonly rows: readonly ListedRow[];
  readonly ignoredColumns: readonly string[];
}

/** Throws `store-lists.*` about the file as a whole. */
export const readRows = (format: ListFormat, text: string): ListedRows => {
  const read = format === 'json' ? readJsonRows(text) : readCsvRows(text);
  if (read.rows.length === 0) throw new ProblemError('store-lists.empty');
  if (read.rows.length > mostRows) throw new ProblemError('store-lists.too-long', { most: mostRows });
  return read;
};
