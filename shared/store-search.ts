/** Finding stores in a long list: by words, state, client and tag, in the order that the user chose. Pure. */
import type { StoreSummary } from './model/store-summary.ts';
import { type StoreState, storeStates } from './steps.ts';

export interface StoreFilter {
  /** Words that all have to occur, anywhere in what the list shows of a store. */
  readonly words: string;
  readonly state: StoreState | null;
  readonly clientId: string | null;
  readonly tag: string | null;
}

export const noFilter: StoreFilter = { words: '', state: null, clientId: null, tag: null };

export const isFiltering = ({ words, state, clientId, tag }: StoreFilter): boolean =>
  words.trim() !== '' || state !== null || clientId !== null || tag !== null;

/** A store with everything that it can be found by, in small letters: made once, so that a key press costs little. */
export interface Findable {
  readonly store: StoreSummary;
  readonly text: string;
  /** The place of its state among all states: counting 10,000 by number costs a tenth of counting them by word. */
  readonly stateAt: number;
}

export const findableOf = (store: StoreSummary): Findable => ({
  store,
  text: [
    store.name,
    ...store.tags,
    store.clientLabel,
    store.baseUrl,
    store.projectName,
    store.dataSpaceName,
    store.environmentId,
  ]
    .filter((part) => part !== null)
    .join('\n')
    .toLowerCase(),
  stateAt: storeStates.indexOf(store.state),
});

/** In the order of `stores`. */
export const findStores = (stores: readonly Findable[], filter: StoreFilter): readonly Findable[] => {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const { state, clientId, tag } = filter;
  return stores.filter(
    ({ store, text }) =>
      (state === null || store.state === state) &&
      (clientId === null || store.clientId === clientId) &&
      (tag === null || store.tags.includes(tag)) &&
      words.every((word) => text.includes(word)),
  );
};

/** How many stores are in each state; states without a store are absent. */
export const countStates = (stores: readonly Findable[]): ReadonlyMap<StoreState, number> => {
  const counts = new Uint32Array(storeStates.length);
  for (const { stateAt } of stores) counts[stateAt] = (counts[stateAt] ?? 0) + 1;
  return new Map(
    storeStates.flatMap((state, at) => {
      const count = counts[at] ?? 0;
      return count === 0 ? [] : [[state, count] as const];
    }),
  );
};

export const sortKeys = ['name', 'client', 'data-space', 'state', 'checked'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface StoreOrder {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

/** What needs a person first. */
const urgency: Readonly<Record<StoreState, number>> = {
  attention: 0,
  'keys-rejected': 1,
  drifted: 2,
  unreachable: 3,
  'in-progress': 4,
  'not-connected': 5,
  connected: 6,
};

type Compare = (a: StoreSummary, b: StoreSummary) => number;

/** Stores of the same rank follow in the order of their names. `locale` = BCP 47. */
export const sortStores = (
  stores: readonly StoreSummary[],
  { key, isDescending }: StoreOrder,
  locale: string,
): readonly StoreSummary[] => {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const byText =
    (textOf: (store: StoreSummary) => string | null): Compare =>
    (a, b) =>
      compare(textOf(a) ?? '', textOf(b) ?? '');
  const byName = byText(({ name }) => name);
  const byKey: Readonly<Record<SortKey, Compare>> = {
    name: byName,
    client: byText(({ clientLabel }) => clientLabel),
    'data-space': byText(
      ({ projectName, dataSpaceName }) => projectName && `${projectName}\n${dataSpaceName}`,
    ),
    state: (a, b) => urgency[a.state] - urgency[b.state],
    checked: (a, b) => (a.checkedAt ?? '').localeCompare(b.checkedAt ?? ''),
  };
  const direction = isDescending ? -1 : 1;
  return [...stores].sort((a, b) => direction * byKey[key](a, b) || byName(a, b));
};
