/** Finding, counting and sorting the stores of a long list. */
import { describe, expect, it } from 'vitest';
import type { StoreSummary } from '../../shared/model/store-summary.ts';
import {
  countStates,
  findableOf,
  findStores,
  isFiltering,
  noFilter,
  type StoreFilter,
  sortStores,
} from '../../shared/store-search.ts';

const storeNamed = (name: string, change: Partial<StoreSummary> = {}): StoreSummary => ({
  id: name,
  name,
  tags: [],
  purpose: 'production',
  kind: 'ssh',
  state: 'connected',
  clientId: null,
  clientLabel: null,
  edition: null,
  version: null,
  baseUrl: null,
  projectName: null,
  dataSpaceName: null,
  environmentId: null,
  connectedAt: null,
  checkedAt: null,
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...change,
});

const stores = [
  storeNamed('Luma 10', { tags: ['de', 'B2B'], clientId: 'a', clientLabel: 'Aurora GmbH', state: 'drifted' }),
  storeNamed('Luma 9', { baseUrl: 'https://nine.example/', projectName: 'Shop', dataSpaceName: 'Live' }),
  storeNamed('äther', { clientId: 'b', clientLabel: 'Bergmann', state: 'keys-rejected' }),
  storeNamed('Zeta', { tags: ['de'], clientId: 'a', clientLabel: 'Aurora GmbH' }),
];
const found = (filter: Partial<StoreFilter>): string[] =>
  findStores(stores.map(findableOf), { ...noFilter, ...filter }).map(({ store }) => store.name);

describe('finding stores', () => {
  it('shows all without a filter', () => {
    expect(found({})).toHaveLength(stores.length);
    expect(isFiltering(noFilter)).toBe(false);
    expect(isFiltering({ ...noFilter, words: '  ' })).toBe(false);
  });

  it.each<[string, readonly string[]]>([
    ['luma', ['Luma 10', 'Luma 9']],
    ['  LUMA  9 ', ['Luma 9']],
    ['b2b', ['Luma 10']],
    ['aurora', ['Luma 10', 'Zeta']],
    ['nine.example', ['Luma 9']],
    ['shop live', ['Luma 9']],
    ['Äther', ['äther']],
    ['luma bergmann', []],
  ])('finds %j in what is shown of a store', (words, names) => {
    expect(found({ words })).toEqual(names);
  });

  it('does not join what stands in two fields', () => {
    expect(found({ words: '10de' })).toEqual([]);
  });

  it('narrows by state, client and tag together', () => {
    expect(found({ clientId: 'a' })).toEqual(['Luma 10', 'Zeta']);
    expect(found({ clientId: 'a', state: 'drifted' })).toEqual(['Luma 10']);
    expect(found({ tag: 'de' })).toEqual(['Luma 10', 'Zeta']);
    expect(found({ tag: 'DE' })).toEqual([]);
    expect(found({ tag: 'de', words: 'zeta', state: 'connected', clientId: 'a' })).toEqual(['Zeta']);
  });

  it('counts the states that occur', () => {
    expect([...countStates(stores.map(findableOf))]).toEqual([
      ['connected', 2],
      ['drifted', 1],
      ['keys-rejected', 1],
    ]);
  });
});

describe('the order', () => {
  const names = (...order: Parameters<typeof sortStores>) => sortStores(...order).map(({ name }) => name);

  it('sorts names as people do, numbers by their value', () => {
    const order = { key: 'name', isDescending: false } as const;
    expect(names(stores, order, 'de')).toEqual(['äther', 'Luma 9', 'Luma 10', 'Zeta']);
    expect(names(stores, { ...order, isDescending: true }, 'de')).toEqual([
      'Zeta',
      'Luma 10',
      'Luma 9',
      'äther',
    ]);
  });

  it('puts first what needs a person, and equals in the order of their names', () => {
    expect(names(stores, { key: 'state', isDescending: false }, 'en')).toEqual([
      'äther',
      'Luma 10',
      'Luma 9',
      'Zeta',
    ]);
    expect(names(stores, { key: 'state', isDescending: true }, 'en').slice(0, 2)).toEqual(['Luma 9', 'Zeta']);
  });

  it('leaves the list that it was given as it is', () => {
    const given = [...stores];
    sortStores(given, { key: 'client', isDescending: true }, 'en');
    expect(given).toEqual(stores);
  });
});
