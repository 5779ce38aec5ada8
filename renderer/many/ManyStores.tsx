/** Home for many stores: search, filter, sort, select, and work on what is selected. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { StoreSummary } from '../../shared/model/store-summary.ts';
import { createFinder } from '../../shared/store-finder.ts';
import { findableOf, isFiltering, sortStores } from '../../shared/store-search.ts';
import { ListHead } from '../components/ListHead.tsx';
import { useText } from '../components/Message.tsx';
import { useMany } from '../state/many.ts';
import { FilterBar } from './FilterBar.tsx';
import { ListActions } from './ListActions.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { StoreTable } from './StoreTable.tsx';

const page = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  height: 'full',
  // In a small window the page scrolls; the list keeps room for some lines.
  minHeight: 'min',
  boxSizing: 'border-box',
  paddingX: 40,
  paddingTop: 32,
  paddingBottom: 24,
  position: 'relative',
});
export default function ManyStores({ stores }: { readonly stores: readonly StoreSummary[] }) {
  const text = useText();
  const { locale } = useIntl();
  const filter = useMany((state) => state.filter);
  const order = useMany((state) => state.order);
  const selected = useMany((state) => state.selected);
  const find = useMemo(
    () => createFinder(sortStores(stores, order, locale).map(findableOf)),
    [stores, order, locale],
  );
  // The states are counted among what the other filters leave, so that each count says what a press shows.
  const searched = useMemo(() => find(filter), [find, filter]);
  const { state } = filter;
  const found = useMemo(
    () => (state === null ? searched.stores : searched.stores.filter(({ store }) => store.state === state)),
    [searched, state],
  );
  const chosen = useMemo(() => stores.filter(({ id }) => selected.has(id)), [stores, selected]);
  return (
    <div className={page}>
      <ListHead
        title={text('home.stores.title')}
        count={
          isFiltering(filter)
            ? text('many.found', { found: found.length, count: stores.length })
            : text('home.stores.count', { count: stores.length })
        }
      >
        <ListActions />
      </ListHead>
      <FilterBar stores={stores} counts={searched.counts} total={searched.stores.length} />
      <StoreTable stores={found} />
      <SelectionBar stores={chosen} />
    </div>
  );
}
