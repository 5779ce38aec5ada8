/** The CSV form: one row per store, one column per field. */
import type { RowProblem } from '../../../shared/contract/store-lists.ts';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import { type Cells, type Column, columns, connectionCells } from '../../../shared/store-lists/columns.ts';
import type { ListedStore } from '../../../shared/store-lists/listed.ts';
import { isSecretField, looksLikeApiKey, looksSecret } from '../../../shared/store-lists/secret.ts';
import { readCells } from './cells.ts';
import { type CsvRow, joinWords, parseCsv, toCsv } from './csv.ts';
import type { ListedRow, ListedRows } from './rows.ts';

/** `Key file`, `key-file` and `key_file` are the same column. */
const columnNamed = (header: string): Column | null => {
  const name = header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return columns.find((column) => column === name) ?? null;
};

const refused = (row: number, name: string | null, column: string | null, problem: Problem): ListedRow => ({
  row,
  name,
  listed: null,
  problems: [{ column, problem }],
});

interface Header {
  readonly header: string;
  readonly column: Column | null;
}

const rowOf = ({ row, cells, isBroken }: CsvRow, headers: readonly Header[]): ListedRow => {
  const named = headers.map(({ header, column }, at) => ({ header, column, cell: cells[at] ?? '' }));
  const secret = named.find(({ header, column, cell }) => isSecretField(column ?? header, cell));
  const over = cells.slice(headers.length).join(' ');
  const given: Cells = Object.fromEntries(
    named.flatMap(({ column, cell }) => (column === null ? [] : [[column, cell]])),
  );
  if (secret !== undefined || looksSecret(over) || looksLikeApiKey(over)) {
    const column = secret?.header ?? null;
    const name = secret?.column === 'name' || isBroken ? null : given.name || null;
    return refused(row, name, column, problemOf('store-lists.secret-in-list', { column: column ?? 'none' }));
  }
  const name = given.name?.slice(0, 120) || null;
  if (isBroken || over.trim() !== '') return refused(row, name, null, problemOf('store-lists.row-broken'));
  const read = readCells(given);
  if ('listed' in read) return { row, name, listed: read.listed };
  const headerOf = (column: Column): string =>
    named.find((one) => one.column === column)?.header.trim() ?? column;
  const [first, ...more] = read.problems.map(
    ({ column, problem }): RowProblem => ({
      column: headerOf(column),
      problem: { ...problem, params: { ...problem.params, column: headerOf(column) } },
    }),
  );
  if (first === undefined) return refused(row, name, null, problemOf('store-lists.row-broken'));
  return { row, name, listed: null, problems: [first, ...more] };
};

/** Throws `store-lists.not-a-list` or `store-lists.column-twice`. */
export const readCsvRows = (text: string): ListedRows => {
  const [head, ...rows] = parseCsv(text);
  const headers = (head?.cells ?? []).map((header): Header => ({ header, column: columnNamed(header) }));
  const found = headers.map(({ column }) => column);
  if (!found.includes('name')) throw new ProblemError('store-lists.not-a-list');
  const twice = found.find((column, at) => column !== null && found.indexOf(column) < at);
  if (twice) throw new ProblemError('store-lists.column-twice', { column: twice });
  const ignored = headers.flatMap(({ header, column }) => (header === '' || column !== null ? [] : [header]));
  return {
    rows: rows.map((row) => rowOf(row, headers)),
    ignoredColumns: ignored.filter((header) => !looksSecret(header) && !looksLikeApiKey(header)),
  };
};

const cellsOf = (store: ListedStore): Cells => ({
  name: store.name,
  client: store.client ?? '',
  purpose: store.purpose ?? '',
  tags: joinWords(store.tags ?? []),
  connection: store.connection?.kind ?? '',
  ...(store.connection && connectionCells(store.connection)),
  project_id: store.project?.projectId ?? '',
  project_name: store.project?.projectName ?? '',
  data_space_id: store.dataSpace?.environmentId ?? '',
  data_space_name: store.dataSpace?.environmentName ?? '',
  data_space_type: store.dataSpace?.environmentType ?? '',
  ims_organization_id: store.dataSpace?.imsOrganizationId ?? '',
});

export const writeCsv = (stores: readonly ListedStore[]): string => {
  const rows = stores.map((store) => {
    const cells = cellsOf(store);
    return columns.map((column) => cells[column] ?? '');
  });
  return toCsv([columns, ...rows]);
};
