/** Values of a plan, one a row: what the store holds now, and what it will hold. */
import { Badge } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { Fragment } from 'react';
import type { PlanItem } from '../../../shared/plan.ts';
import { useText } from '../../components/Message.tsx';
import { LockLine } from './LockLine.tsx';
import { pathWords } from './path-words.ts';
import { ShownValue } from './ShownValue.tsx';

const frame = style({
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  backgroundColor: 'elevated',
  overflow: 'hidden',
});
const table = style({ width: 'full', font: 'body-sm', color: 'body', tableLayout: 'fixed' });
const caption = style({
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
});
const head = style({
  font: 'ui-sm',
  fontWeight: 'bold',
  color: 'neutral-subdued',
  textAlign: 'start',
  paddingX: 12,
  paddingY: 12,
  backgroundColor: 'layer-1',
});
const cell = style({
  paddingX: 12,
  paddingY: 12,
  textAlign: 'start',
  verticalAlign: 'top',
  fontWeight: 'normal',
  borderTopWidth: 1,
  borderBottomWidth: 0,
  borderXWidth: 0,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const field = style({ display: 'flex', flexDirection: 'column', gap: 2 });
const name = style({ fontWeight: 'bold', color: 'heading' });
const path = style({ font: 'code-xs', color: 'neutral-subdued', overflowWrap: 'anywhere' });

const badgeOf = { set: 'positive', replace: 'notice', remove: 'negative', same: 'neutral' } as const;

/** Lets a path break after its slashes, not in the middle of a word. */
const BreakablePath = ({ path: whole }: { readonly path: string }) =>
  whole.split('/').map((part, index) => (
    <Fragment key={part}>
      {index > 0 && '/'}
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));

interface PlanTableProps {
  readonly caption: string;
  readonly items: readonly PlanItem[];
  /** The heading of the values to be; by default those after applying. */
  readonly nextColumn?: string;
  /** The heading of the values before; by default those that the store holds now. */
  readonly currentColumn?: string;
  /** Names the values as the reader knows them, instead of our names and their paths. */
  readonly nameOf?: (path: string) => string;
  /** Unchanged values have one column: they are the same before and after. */
  readonly isUnchanged?: boolean;
}

export const PlanTable = (props: PlanTableProps) => {
  const { caption: title, items, nextColumn, currentColumn, nameOf, isUnchanged = false } = props;
  const text = useText();
  return (
    <div className={frame}>
      <table className={table} style={{ borderCollapse: 'collapse' }}>
        <caption className={caption}>{title}</caption>
        <colgroup>
          <col style={{ width: '32%' }} />
          <col />
          {!isUnchanged && <col />}
          {!isUnchanged && <col style={{ width: 120 }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={head}>
              {text('step.review.column.value')}
            </th>
            <th scope="col" className={head}>
              {currentColumn ?? text('step.review.column.current')}
            </th>
            {!isUnchanged && (
              <th scope="col" className={head}>
                {nextColumn ?? text('step.review.column.next')}
              </th>
            )}
            {!isUnchanged && (
              <th scope="col" className={head}>
                {text('step.review.column.change')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            return (
              <tr key={item.path} data-path={item.path} data-change={item.change}>
                <th scope="row" className={cell}>
                  <span className={field}>
                    <span className={name}>{nameOf?.(item.path) ?? pathWords(text, item.path)}</span>
                    {nameOf === undefined && (
                      <span className={path}>
                        <BreakablePath path={item.path} />
                      </span>
                    )}
                    <LockLine item={item} />
                  </span>
                </th>
                <td className={cell}>
                  <ShownValue value={item.current} />
                </td>
                {!isUnchanged && (
                  <td className={cell}>
                    <ShownValue value={item.next} />
                  </td>
                )}
                {!isUnchanged && (
                  <td className={cell}>
                    <Badge size="S" fillStyle="subtle" variant={badgeOf[item.change]}>
                      {text(`plan.change.${item.change}`)}
                    </Badge>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
