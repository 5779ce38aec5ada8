/** The long list itself. Only the lines in sight are in the page, so that 10,000 stores scroll as quickly as ten. */
import { focusRing, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import type { Findable } from '../../shared/store-search.ts';
import { quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { useMany } from '../state/many.ts';
import { useWizard } from '../state/wizard.ts';
import { type Column, cell, columns, rowHeight, spare } from './columns.ts';
import { SelectBox } from './SelectBox.tsx';
import { StoreRow } from './StoreRow.tsx';

/** Lines beyond the edges, so that quick scrolling and the Tab key find something there. */
const overscan = 4;

const frame = style({
  flexGrow: 1,
  minHeight: 200,
  overflowY: 'auto',
  // Its size is what the page leaves to it, not what its lines want: a letter in the search field lays out no line.
  contain: 'strict',
  // The head lies above the lines, and not above a dialog.
  isolation: 'isolate',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  borderRadius: 'lg',
  backgroundColor: 'layer-2',
});
const table = style({ width: 'full', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0 });
const head = style({
  position: 'sticky',
  top: 0,
  zIndex: 1,
  backgroundColor: 'layer-2',
  textAlign: 'start',
  height: 40,
});
const sortButton = style({
  ...focusRing(),
  font: 'ui-sm',
  fontWeight: 'bold',
  color: 'neutral-subdued',
  padding: 0,
  borderStyle: 'none',
  backgroundColor: 'transparent',
  cursor: 'pointer',
  borderRadius: 'sm',
});
const empty = style({ padding: 40, textAlign: 'center' });
/** Stands for the lines that are out of sight. */
const gap = style({ display: 'block' });

const SortHead = ({ column: { key: column, isSpare } }: { readonly column: Column }) => {
  const text = useText();
  const order = useMany((state) => state.order);
  const sortBy = useMany((state) => state.sortBy);
  const isSorted = order.key === column;
  const direction = order.isDescending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={`${cell} ${head} ${isSpare ? spare : ''}`}
      aria-sort={isSorted ? direction : 'none'}
    >
      <button type="button" className={sortButton({ isFocusVisible: false })} onClick={() => sortBy(column)}>
        {text(`many.column.${column}`)}
        <span aria-hidden="true">{isSorted ? (order.isDescending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
};

export const StoreTable = ({ stores }: { readonly stores: readonly Findable[] }) => {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  /** The store, not its place: another search or order moves it. */
  const lastChosen = useRef<string | null>(null);
  const openStore = useWizard((state) => state.openStore);
  const selected = useMany((state) => state.selected);
  const select = useMany((state) => state.select);
  const virtual = useVirtualizer({
    count: stores.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
  });
  const onSelect = useCallback(
    (index: number, isSelected: boolean, isRange: boolean) => {
      const last = isRange ? stores.findIndex(({ store }) => store.id === lastChosen.current) : -1;
      const from = last === -1 ? index : Math.min(index, last);
      const to = Math.max(index, last);
      select(
        stores.slice(from, to + 1).map(({ store }) => store.id),
        isSelected,
      );
      lastChosen.current = stores[index]?.store.id ?? null;
    },
    [stores, select],
  );
  const onOpen = useCallback((storeId: string) => openStore(storeId), [openStore]);

  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const chosen = selected.size === 0 ? 0 : stores.filter(({ store }) => selected.has(store.id)).length;
  const isAll = chosen > 0 && chosen === stores.length;
  return (
    <div ref={scroller} className={frame}>
      <table className={table} aria-label={text('home.stores.title')} aria-rowcount={stores.length + 1}>
        <colgroup>
          <col style={{ width: 48 }} />
          {columns.map(({ key, width, isSpare }) => (
            <col key={key} className={isSpare ? spare : undefined} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={`${cell} ${head}`}>
              <SelectBox
                label={text('many.select-all')}
                isSelected={isAll}
                isIndeterminate={chosen > 0 && !isAll}
                onChange={(isSelected) =>
                  select(
                    stores.map(({ store }) => store.id),
                    isSelected,
                  )
                }
              />
            </th>
            {columns.map((column) => (
              <SortHead key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody className={gap} style={{ height: above }} />
        <tbody>
          {shown.map(({ index }) => {
            const store = stores[index]?.store;
            return (
              store && (
                <StoreRow
                  // By place, so that another filter changes the lines that are there and makes no new ones.
                  key={index}
                  store={store}
                  index={index}
                  isSelected={selected.has(store.id)}
                  onSelect={onSelect}
                  onOpen={onOpen}
                />
              )
            );
          })}
        </tbody>
        <tbody className={gap} style={{ height: below }} />
      </table>
      {stores.length === 0 && <p className={`${quietText} ${empty}`}>{text('many.nothing-found')}</p>}
    </div>
  );
};
