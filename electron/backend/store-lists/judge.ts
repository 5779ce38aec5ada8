/** What each row of a list means for the stores that are there. */
import type { ListPreview, PreviewRow, RowProblem } from '../../../shared/contract/store-lists.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { problemOf } from '../../../shared/problems.ts';
import { type ListedField, type ListedStore, listedFields } from '../../../shared/store-lists/listed.ts';
import type { ListedRow, ListedRows } from './rows.ts';

/** What is there already. */
export interface Existing {
  readonly stores: readonly Store[];
  readonly keySets: readonly Pick<KeySet, 'id' | 'label' | 'practice'>[];
}

export const nameKey = (name: string): string => name.trim().toLowerCase();
/** Practice keys and real ones are told apart: a client of each may have the same name. */
export const clientKey = (label: string, practice: boolean): string => `${practice}:${nameKey(label)}`;

/** A good row: what it says, and the store that has its name. */
export interface Good {
  readonly row: number;
  readonly listed: ListedStore;
  readonly store: Store | null;
  readonly changes: readonly ListedField[];
}
export type Judged =
  | { readonly kind: 'good'; readonly good: Good }
  | {
      readonly kind: 'refused';
      readonly row: number;
      readonly name: string | null;
      readonly problems: RowProblem[];
    };

/** A store as a list says it, every field there. */
export const listedOf = (
  store: Store,
  labelOf: (keySetId: string) => string | null,
): Required<ListedStore> => ({
  name: store.name,
  client: store.keySetId === null ? null : labelOf(store.keySetId),
  purpose: store.purpose,
  tags: store.tags,
  connection: store.connection,
  project: store.project,
  dataSpace: store.dataSpace,
});

/** The key of the client that a row puts its store to; null = none, or the one that it has. */
export const wantedClient = ({ listed, store, changes }: Good): string | null =>
  listed.client && (store === null || changes.includes('client'))
    ? clientKey(listed.client, isPractice(listed, store))
    : null;

export const isPractice = (listed: ListedStore, store: Store | null): boolean =>
  (listed.connection ?? store?.connection)?.kind === 'practice';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const changesOf = (listed: ListedStore, store: Store, label: string | null): ListedField[] => {
  const now = listedOf(store, () => label);
  return listedFields.filter((field) => {
    const wanted = listed[field];
    if (wanted === undefined) return false;
    if (field === 'client') return nameKey(listed.client ?? '') !== nameKey(now.client ?? '');
    return !same(wanted, now[field]);
  });
};

export const createJudge = (existing: Existing) => {
  const stores = new Map(existing.stores.map((store) => [nameKey(store.name), store]));
  const labels = new Map(existing.keySets.map(({ id, label }) => [id, label]));
  const clients = new Map<string, string[]>();
  for (const { id, label, practice } of existing.keySets) {
    const key = clientKey(label, practice);
    clients.set(key, [...(clients.get(key) ?? []), id]);
  }
  const seen = new Map<string, number>();

  const problemsOf = (listed: ListedStore, store: Store | null): RowProblem[] => {
    const problems: RowProblem[] = [];
    const wrong = (column: string, problem: RowProblem['problem']) => problems.push({ column, problem });
    if (store === null && listed.connection === undefined) {
      wrong('connection', problemOf('store-lists.value-missing', { column: 'connection' }));
    }
    const project = listed.project === undefined ? store?.project : listed.project;
    if (listed.dataSpace && !project) {
      wrong('project', problemOf('store-lists.value-missing', { column: 'project' }));
    }
    const before = store?.keySetId == null ? null : (labels.get(store.keySetId) ?? null);
    if (listed.client != null && nameKey(listed.client) !== nameKey(before ?? '')) {
      const found = clients.get(clientKey(listed.client, isPractice(listed, store))) ?? [];
      if (found.length > 1)
        wrong('client', problemOf('store-lists.client-ambiguous', { name: listed.client }));
    }
    return problems;
  };

  const judge = (given: ListedRow): Judged => {
    const { row, name } = given;
    if (given.listed === null) return { kind: 'refused', row, name, problems: [...given.problems] };
    const { listed } = given;
    const key = nameKey(listed.name);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      const problem = problemOf('store-lists.name-twice', { row: earlier });
      return { kind: 'refused', row, name, problems: [{ column: 'name', problem }] };
    }
    seen.set(key, row);
    const store = stores.get(key) ?? null;
    const problems = problemsOf(listed, store);
    if (problems.length > 0) return { kind: 'refused', row, name, problems };
    const label = store?.keySetId == null ? null : (labels.get(store.keySetId) ?? null);
    const changes = store === null ? [] : changesOf(listed, store, label);
    return { kind: 'good', good: { row, listed, store, changes } };
  };

  return { judge, clientsNamed: (key: string): readonly string[] => clients.get(key) ?? [] };
};

const previewRow = (judged: Judged): PreviewRow => {
  if (judged.kind === 'refused') {
    const { row, name, problems } = judged;
    return { row, name, problems, outcome: 'refused', changes: [] };
  }
  const { row, listed, store, changes } = judged.good;
  const outcome = store === null ? 'new' : changes.length > 0 ? 'changed' : 'same';
  return { row, name: listed.name, problems: [], outcome, changes: [...changes] };
};

export const previewOf = ({ rows, ignoredColumns }: ListedRows, existing: Existing): ListPreview => {
  const { judge, clientsNamed } = createJudge(existing);
  const judged = rows.map(judge);
  const newClients = new Map<string, string>();
  for (const one of judged) {
    if (one.kind !== 'good' || !one.good.listed.client) continue;
    const key = wantedClient(one.good);
    if (key === null || newClients.has(key) || clientsNamed(key).length > 0) continue;
    newClients.set(key, one.good.listed.client);
  }
  const previewed = judged.map(previewRow);
  return { rows: previewed, ignoredColumns: [...ignoredColumns], newClients: [...newClients.values()] };
};
