/** The cards of clients. Only those in sight are in the page, so that 500 clients are searched as quickly as ten. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '../components/Message.tsx';
import { ClientCard } from './ClientCard.tsx';
import { ClientDialogs, type DialogOfClient } from './ClientDialogs.tsx';
import type { ClientAction } from './ClientMenu.tsx';
import { useChecks } from './useChecks.ts';
import type { ClientRow } from './view.ts';

/** Cards beyond the edges, so that the Tab key finds something there; each is as dear as ten lines of the long list. */
const overscan = 1;
/** Pixels. What a card is high when nothing is wrong, until it has been measured. */
const usualHeight = 140;
const gap = 12;

const list = style({ listStyleType: 'none', margin: 0, padding: 0, position: 'relative' });
const place = style({ position: 'absolute', insetX: 0, top: 0 });

interface ClientListProps {
  readonly rows: readonly ClientRow[];
  /** What scrolls; the list's place is measured from its edge. */
  readonly scroller: RefObject<HTMLElement | null>;
}

interface Opened {
  readonly dialog: DialogOfClient;
  readonly clientId: string;
}

/** Pixels from the top of what scrolls. Where something above the list comes, goes or breaks its lines, all of it grows. */
const usePlaceOf = (element: RefObject<HTMLElement | null>): number => {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const { current } = element;
    const around = current?.parentElement;
    if (!current || !around) return;
    const observer = new ResizeObserver(() => setTop(current.offsetTop));
    observer.observe(around);
    return () => observer.disconnect();
  }, [element]);
  return top;
};

export const ClientList = ({ rows, scroller }: ClientListProps) => {
  const text = useText();
  const { asked, check } = useChecks();
  const [opened, setOpened] = useState<Opened | null>(null);
  const whole = useRef<HTMLUListElement>(null);
  const scrollMargin = usePlaceOf(whole);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    overscan,
    gap,
    scrollMargin,
  });
  const onAction = useCallback(
    (action: ClientAction, row: ClientRow) =>
      action === 'check' ? check(row) : setOpened({ dialog: action, clientId: row.keySet.id }),
    [check],
  );
  // As it is now, should it change while the dialog is open.
  const openedRow = opened && rows.find(({ keySet }) => keySet.id === opened.clientId);
  return (
    <>
      <ul
        ref={whole}
        className={list}
        // A letter in the search field lays out no card.
        style={{ height: virtual.getTotalSize(), contain: 'layout size style' }}
        aria-label={text('home.clients')}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const asking = asked.get(row.keySet.id);
          return (
            <li
              // By place, so that another search changes the cards that are there and makes no new ones.
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              className={place}
              style={{ transform: `translateY(${start - scrollMargin}px)` }}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              aria-busy={asking?.isPending ?? false}
            >
              <ClientCard row={row} asking={asking} onAction={onAction} />
            </li>
          );
        })}
      </ul>
      {opened && openedRow && (
        <ClientDialogs dialog={opened.dialog} row={openedRow} onClose={() => setOpened(null)} />
      )}
    </>
  );
};
