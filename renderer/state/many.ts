/** How the long list of stores is looked at: what is searched for, how it is sorted, and what is selected. */
import { create } from 'zustand';
import { noFilter, type SortKey, type StoreFilter, type StoreOrder } from '../../shared/store-search.ts';

interface ManyState {
  readonly filter: StoreFilter;
  readonly order: StoreOrder;
  /** Ids, also of stores that the filter hides: nothing gets lost by searching for the next one. */
  readonly selected: ReadonlySet<string>;
  readonly search: (change: Partial<StoreFilter>) => void;
  /** By the same key again: the other way round. */
  readonly sortBy: (key: SortKey) => void;
  readonly select: (ids: Iterable<string>, isSelected: boolean) => void;
  readonly selectNothing: () => void;
}

export const useMany = create<ManyState>()((set) => ({
  filter: noFilter,
  order: { key: 'name', isDescending: false },
  selected: new Set(),
  search: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
  sortBy: (key) =>
    set(({ order }) => ({ order: { key, isDescending: order.key === key && !order.isDescending } })),
  select: (ids, isSelected) =>
    set(({ selected }) => {
      const next = new Set(selected);
      for (const id of ids) {
        if (isSelected) next.add(id);
        else next.delete(id);
      }
      return { selected: next };
    }),
  selectNothing: () => set({ selected: new Set() }),
}));
