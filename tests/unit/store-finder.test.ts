/** Finding stores key by key: the same answers as a search of the whole list, whatever was typed before. */
import { describe, expect, it } from 'vitest';
import type { StoreSummary } from '../../shared/model/store-summary.ts';
import { storeStates } from '../../shared/steps.ts';
import { createFinder } from '../../shared/store-finder.ts';
import {
  countStates,
  findableOf,
  findStores,
  noFilter,
  type StoreFilter,
} from '../../shared/store-search.ts';

const clients = ['Aurora', 'Bergmann', null];

const stores = Array.from({ length: 200 }, (_, index): StoreSummary => {
  const client = clients[index % clients.length] ?? null;
  return {
    id: `store-${index}`,
    name: index % 5 === 0 ? `ΟΔΟΣ ${index}` : `Store ${index}`,
    tags: index % 4 === 0 ? ['quarter'] : [],
    purpose: 'production',
    kind: 'ssh',
    state: storeStates[index % storeStates.length] ?? 'connected',
    clientId: client,
    clientLabel: client,
    edition: null,
    version: null,
    baseUrl: null,
    projectName: null,
    dataSpaceName: null,
    environmentId: null,
    connectedAt: null,
    checkedAt: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
}).map(findableOf);

/** One after the other, as somebody types, takes back, pastes and chooses. */
const typed: readonly Partial<StoreFilter>[] = [
  { words: 's' },
  { words: 'st' },
  { words: 'store' },
  { words: 'store ' },
  { words: 'store 1' },
  { words: 'store 12' },
  { words: 'Store 1' },
  { words: 'store' },
  { words: '' },
  { words: '7' },
  { words: '17' },
  // A sigma is another letter at the end of a word: the longer word does not go on from the shorter one.
  { words: 'ΟΔΟΣ' },
  { words: 'ΟΔΟΣ 1' },
  { words: 'ΟΔ' },
  { words: 'nowhere' },
  { words: 'nowher' },
  { words: 'aurora quarter', tag: 'quarter' },
  { words: 'aurora', tag: 'quarter' },
  { words: 'aurora', clientId: 'Bergmann' },
  { words: '', clientId: 'Bergmann' },
  { words: '1', clientId: 'Bergmann', tag: 'quarter' },
  { words: '1' },
  { words: '1', state: 'drifted' },
];

describe('finding stores key by key', () => {
  it('answers as a search of the whole list does', () => {
    const find = createFinder(stores);
    for (const change of typed) {
      const filter = { ...noFilter, ...change };
      const expected = findStores(stores, { ...filter, state: null });
      const found = find(filter);
      expect(found.stores, JSON.stringify(change)).toEqual(expected);
      expect([...found.counts]).toEqual([...countStates(expected)]);
    }
  });

  it('answers with the same object while the same stores are found', () => {
    const find = createFinder(stores);
    const all = find(noFilter);
    const found = find({ ...noFilter, words: 'stor' });
    expect(found.stores.length).toBeLessThan(stores.length);
    expect(find({ ...noFilter, words: 'store' })).toBe(found);
    expect(find({ ...noFilter, words: 'stor' })).toBe(found);
    expect(find({ ...noFilter, words: 'stor', state: 'drifted' })).toBe(found);
    expect(find({ ...noFilter, words: ' ' })).toBe(all);
  });
});
