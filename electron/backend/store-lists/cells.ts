/** A row's cells as a store of the list, or what is wrong with each cell. */
import { connectionSchema } from '../../../shared/model/instance.ts';
import { purposes } from '../../../shared/model/purpose.ts';
import { purposeSchema, tagsSchema } from '../../../shared/model/store.ts';
import { type Problem, problemOf } from '../../../shared/problems.ts';
import {
  type Cells,
  type Column,
  type ConnectionKind,
  columnOfConnection,
  columnsOfKind,
  connectionColumns,
  connectionFrom,
} from '../../../shared/store-lists/columns.ts';
import { type ListedStore, listedStoreSchema } from '../../../shared/store-lists/listed.ts';
import { splitWords } from './csv.ts';

interface CellProblem {
  readonly column: Column;
  readonly problem: Problem;
}
type Read = { readonly listed: ListedStore } | { readonly problems: readonly CellProblem[] };

const missing = (column: Column): CellProblem => ({
  column,
  problem: problemOf('store-lists.value-missing', { column }),
});
const invalid = (column: Column): CellProblem => ({
  column,
  problem: problemOf('store-lists.value-invalid', { column }),
});
const notKnown = (column: Column, known: readonly string[]): CellProblem => ({
  column,
  problem: problemOf('store-lists.value-not-known', { column, known: known.join(', ') }),
});

const kinds = Object.keys(columnsOfKind);
const isKind = (text: string): text is ConnectionKind => kinds.includes(text);
const isFilled = (cells: Cells, column: Column): boolean => (cells[column] ?? '') !== '';

const wordsSchema = listedStoreSchema.pick({ name: true, client: true });

type Part = Partial<ListedStore> | CellProblem[];

const connectionPart = (cells: Cells): Part => {
  const kind = (cells.connection ?? '').toLowerCase();
  const filled = connectionColumns.filter((column) => isFilled(cells, column));
  if (kind === '') return filled.length === 0 ? {} : [missing('connection')];
  if (!isKind(kind)) return [notKnown('connection', kinds)];
  const own: readonly Column[] = columnsOfKind[kind];
  const strange = filled.filter((column) => !own.includes(column));
  if (strange.length > 0) {
    return strange.map((column) => ({
      column,
      problem: problemOf('store-lists.value-not-used', { column, connection: kind }),
    }));
  }
  const connection = connectionSchema.safeParse(connectionFrom(kind, cells));
  if (connection.success) return { connection: connection.data };
  const wrong = new Set(connection.error.issues.map(({ path }) => columnOfConnection(kind, path)));
  return [...wrong].map((column) => (isFilled(cells, column) ? invalid(column) : missing(column)));
};

const choicePart = (cells: Cells): Part => {
  const { project_id: projectId, data_space_id: spaceId } = cells;
  const part: Partial<ListedStore> = {};
  if (projectId !== undefined) {
    const name = cells.project_name || projectId;
    if (projectId === '' && isFilled(cells, 'project_name')) return [missing('project_id')];
    part.project = projectId === '' ? null : { projectId, projectName: name };
  } else if (isFilled(cells, 'project_name')) return [missing('project_id')];
  if (spaceId === undefined || spaceId === '') {
    if (isFilled(cells, 'data_space_name')) return [missing('data_space_id')];
    return spaceId === undefined ? part : { ...part, dataSpace: null };
  }
  if (part.project === null) return [missing('project_id')];
  return {
    ...part,
    dataSpace: {
      environmentId: spaceId,
      environmentName: cells.data_space_name || spaceId,
      environmentType: cells.data_space_type ?? '',
      imsOrganizationId: cells.ims_organization_id || null,
    },
  };
};

const plainPart = (cells: Cells): Part => {
  const part: Partial<ListedStore> = {};
  const problems: CellProblem[] = [];
  if (cells.client !== undefined) part.client = cells.client === '' ? null : cells.client;
  if (cells.purpose) {
    const purpose = purposeSchema.safeParse(cells.purpose.toLowerCase());
    if (purpose.success) part.purpose = purpose.data;
    else problems.push(notKnown('purpose', purposes));
  }
  if (cells.tags !== undefined) {
    const tags = tagsSchema.safeParse(splitWords(cells.tags));
    if (tags.success) part.tags = tags.data;
    else problems.push(invalid('tags'));
  }
  return problems.length > 0 ? problems : part;
};

/** A cell that is not there, or an empty one of `purpose` or `connection`, leaves things as they are. */
export const readCells = (cells: Cells): Read => {
  const name = cells.name ?? '';
  const parts = [plainPart(cells), connectionPart(cells), choicePart(cells)];
  const problems = parts.flatMap((part) => (Array.isArray(part) ? part : []));
  if (name === '') problems.unshift(missing('name'));
  if (problems.length > 0) return { problems };
  const listed: ListedStore = Object.assign({ name }, ...parts);
  // The other fields were judged above, each by its own schema.
  const words = wordsSchema.safeParse(listed);
  if (words.success) return { listed: { ...listed, ...words.data } };
  return { problems: [invalid(words.error.issues[0]?.path[0] === 'client' ? 'client' : 'name')] };
};
