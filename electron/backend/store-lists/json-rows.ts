/** The JSON form: the fields of a store as they are, so that nothing is lost on the way. */
import { z } from 'zod';
import { ProblemError, problemOf } from '../../../shared/problems.ts';
import {
  type ListedStore,
  listedStoreSchema,
  listFormat,
  listHeadSchema,
  listVersion,
  storeListSchema,
} from '../../../shared/store-lists/listed.ts';
import { secretPathIn } from '../../../shared/store-lists/secret.ts';
import type { ListedRow, ListedRows } from './rows.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    // The parser's words quote the text.
    throw new ProblemError('store-lists.not-a-list');
  }
};

const nameSchema = z.object({ name: z.string() });

const rowOf = (entry: unknown, row: number): ListedRow => {
  const found = nameSchema.safeParse(entry);
  const name = found.success ? found.data.name.trim().slice(0, 120) : null;
  const secret = secretPathIn(entry);
  if (secret !== null) {
    const column = secret.join('.') || null;
    const problem = problemOf('store-lists.secret-in-list', { column: column ?? 'none' });
    return { row, name: secret[0] === 'name' ? null : name, listed: null, problems: [{ column, problem }] };
  }
  const listed = listedStoreSchema.safeParse(entry);
  if (listed.success) return { row, name, listed: listed.data };
  const [first, ...more] = listed.error.issues.map(({ path, code }) => {
    const column = path.join('.') || 'none';
    const isMissing = path.length === 1 && column === 'name' && name === null && code === 'invalid_type';
    return {
      column: path.length === 0 ? null : column,
      problem: problemOf(isMissing ? 'store-lists.value-missing' : 'store-lists.value-invalid', { column }),
    };
  });
  const whole = { column: null, problem: problemOf('store-lists.row-broken') };
  return { row, name, listed: null, problems: [first ?? whole, ...more] };
};

/** Throws `store-lists.not-a-list` or `store-lists.newer`. */
export const readJsonRows = (text: string): ListedRows => {
  const document = parsed(text);
  const head = listHeadSchema.safeParse(document);
  if (!head.success) throw new ProblemError('store-lists.not-a-list');
  if (head.data.version > listVersion) throw new ProblemError('store-lists.newer');
  const list = storeListSchema.safeParse(document);
  if (!list.success) throw new ProblemError('store-lists.not-a-list');
  return { rows: list.data.stores.map((entry, index) => rowOf(entry, index + 1)), ignoredColumns: [] };
};

export const writeJson = (stores: readonly ListedStore[]): string =>
  `${JSON.stringify({ format: listFormat, version: listVersion, stores }, null, 2)}\n`;
