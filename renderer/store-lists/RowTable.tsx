/** A table of many thousand rows: only those that can be seen are there. Every row is as high as the next. */
import { StatusLight } from '@react-spectrum/s2';
import { focusRing, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useText } from '../components/Message.tsx';
import { type AnyRow, lights } from './shown-rows.ts';
import { useRowWords } from './useRowWords.ts';

interface RowTableProps {
  readonly label: string;
  readonly rows: readonly AnyRow[];
}

/** Pixels. */
const rowHeight = 56;
const viewHeight = 336;
const spare = 4;

const frame = style<{ isFocusVisible: boolean }>({
  ...focusRing(),
  overflowY: 'auto',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  borderRadius: 'default',
});
const table = style({ width: 'full', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0 });
const head = style({
  position: 'sticky',
  top: 0,
  zIndex: 1,
  backgroundColor: 'layer-1',
  font: 'ui-sm',
  fontWeight: 'bold',
  textAlign: 'start',
  paddingX: 12,
  paddingY: 8,
});
const cell = style({ font: 'ui-sm', paddingX: 12, paddingY: 0, truncate: true });
const quiet = style({ font: 'ui-xs', color: 'neutral-subdued', display: 'block', truncate: true });
const title = style({ display: 'block', truncate: true });

/** Shares of the width. */
const columns = [
  ['row', '9%'],
  ['name', '27%'],
  ['result', '18%'],
  ['detail', '46%'],
] as const;

/** Stands for the rows that are not there. */
const Gap = ({ rows }: { readonly rows: number }) =>
  rows > 0 && (
    <tr style={{ height: rows * rowHeight }}>
      <td colSpan={columns.length} />
    </tr>
  );

const TableRow = ({ row, place }: { readonly row: AnyRow; readonly place: number }) => {
  const words = useRowWords()(row);
  return (
    <tr aria-rowindex={place + 2} style={{ height: rowHeight }} data-outcome={row.outcome}>
      <td className={cell}>{row.row}</td>
      <td className={cell} title={words.name}>
        {words.name}
      </td>
      <td className={cell}>
        <StatusLight size="S" variant={lights[row.outcome]}>
          {words.outcome}
        </StatusLight>
      </td>
      <td className={cell} title={`${words.title} ${words.todo}`.trim()}>
        <span className={title}>{words.title}</span>
        {words.todo !== '' && <span className={quiet}>{words.todo}</span>}
      </td>
    </tr>
  );
};

export const RowTable = ({ label, rows }: RowTableProps) => {
  const text = useText();
  const [top, setTop] = useState(0);
  const [isFocusVisible, setFocusVisible] = useState(false);
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const shown = rows.slice(first, first + Math.ceil(viewHeight / rowHeight) + 2 * spare);
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
      tabIndex={0}
      className={frame({ isFocusVisible })}
      style={{ maxHeight: viewHeight }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onFocus={(event) => setFocusVisible(event.currentTarget.matches(':focus-visible'))}
      onBlur={() => setFocusVisible(false)}
    >
      <table className={table} aria-label={label} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(([column, width]) => (
              <th key={column} scope="col" className={head} style={{ width }}>
                {text(`lists.import.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} />
          {shown.map((row, index) => (
            <TableRow key={row.row} row={row} place={first + index} />
          ))}
          <Gap rows={rows.length - first - shown.length} />
        </tbody>
      </table>
    </section>
  );
};
