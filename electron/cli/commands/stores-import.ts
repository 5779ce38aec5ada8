/** `stores import`: a list is looked at row by row, and taken in after a question. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { ImportedRow, ListPreview, PreviewRow } from '../../../shared/contract/store-lists.ts';
import { listFormatSchema, longestList } from '../../../shared/store-lists/listed.ts';
import { readSource } from '../ask/source.ts';
import { CliError } from '../frame/cli-error.ts';
import type { Action, Session } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { table } from '../output/table.ts';

const argsSchema = z.tuple([z.string()]);
const optionsSchema = z.object({ format: listFormatSchema.optional(), preview: z.boolean().default(false) });

const readList = async (file: string, session: Session): Promise<string> => {
  if (file === '-') return readSource({ from: 'input' }, session.io);
  const text = await readFile(resolve(file), 'utf8').catch(() => {
    throw new CliError('cli.file-unreadable', { file });
  });
  return text.slice(0, longestList + 1);
};

const colours = {
  new: 'green',
  added: 'green',
  changed: 'yellow',
  same: 'dim',
  refused: 'red',
  failed: 'red',
} as const;

const rowsTable = (rows: readonly (PreviewRow | ImportedRow)[], session: Session): string => {
  const { words, paint } = session;
  const head = [
    words.say('cli.column.row'),
    words.say('cli.column.name'),
    words.say('cli.column.outcome'),
    words.say('cli.column.reason'),
  ];
  const reasonOf = ({ column, problem }: PreviewRow['problems'][number]): string => {
    const { title } = words.explain(problem);
    return column === null ? title : `${column}: ${title}`;
  };
  const cells = rows.map((row) => [
    String(row.row),
    row.name ?? '–',
    words.say(`cli.row.${row.outcome}`),
    'changes' in row && row.outcome === 'changed'
      ? row.changes.map((field) => words.say(`cli.field.${field}`)).join(', ')
      : row.problems.map(reasonOf).join('; '),
  ]);
  return table(head, cells, paint, (row, column) => {
    const outcome = rows[row]?.outcome;
    return column === 2 && outcome !== undefined ? colours[outcome] : null;
  });
};

const isBad = ({ outcome }: PreviewRow | ImportedRow): boolean =>
  outcome === 'refused' || outcome === 'failed';

/** What is shown before the question: the rows, and what will be made or left out. */
const previewText = (preview: ListPreview, session: Session): string => {
  const { words } = session;
  const { newClients, ignoredColumns, rows } = preview;
  return [
    rowsTable(rows, session),
    ...(newClients.length > 0 ? [words.say('cli.import.new-clients', { names: newClients.join(', ') })] : []),
    ...(ignoredColumns.length > 0
      ? [words.say('cli.import.ignored-columns', { names: ignoredColumns.join(', ') })]
      : []),
  ].join('\n');
};

export const run: Action = async (session, given) => {
  const [file] = argsSchema.parse(given.args);
  const options = optionsSchema.parse(given.options);
  const format = options.format ?? (/\.csv$/i.test(file) ? 'csv' : 'json');
  const text = await readList(file, session);
  const api = session.client();
  const preview = await api.storeLists.preview({ format, text });
  const verdict = (rows: readonly (PreviewRow | ImportedRow)[]) => {
    const bad = rows.filter(isBad).length;
    return bad === 0
      ? {}
      : { problem: new CliError('cli.rows-refused', { bad, total: rows.length }).problem };
  };
  if (options.preview) {
    const data: DataOf<'stores import'> = { preview, rows: null };
    return { data, text: previewText(preview, session), ...verdict(preview.rows) };
  }
  const wanted = preview.rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed');
  if (wanted.length > 0) {
    if (!session.saysYes) session.noteText(previewText(preview, session));
    await session.confirm('cli.confirm.import', { count: wanted.length });
  }
  const { rows } = await api.storeLists.import({ format, text });
  const data: DataOf<'stores import'> = { preview, rows };
  return { data, text: rowsTable(rows, session), ...verdict(rows) };
};
