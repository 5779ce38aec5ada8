/** One store of the long list. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { memo } from 'react';
import { useIntl } from 'react-intl';
import type { StoreSummary } from '../../shared/model/store-summary.ts';
import { quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { cell, rowLine, spare } from './columns.ts';
import { SelectBox } from './SelectBox.tsx';
import { StateMark } from './StateMark.tsx';

const name = style({
  font: 'ui',
  fontWeight: 'bold',
  padding: 0,
  borderStyle: 'none',
  backgroundColor: 'transparent',
  color: { default: 'body', ':hover': 'accent' },
  cursor: 'pointer',
  textAlign: 'start',
  truncate: true,
  maxWidth: 'full',
  minWidth: 0,
});
const nameLine = style({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 });
const line = style({ truncate: true, display: 'block' });
const tagMark = style({
  font: 'ui-xs',
  paddingX: 8,
  paddingY: 2,
  borderRadius: 'sm',
  backgroundColor: 'gray-200',
  color: 'body',
});
const tags = style({ display: 'flex', gap: 4, flexShrink: 0 });

/** More would push the name away. */
const shownTags = 2;

interface StoreRowProps {
  readonly store: StoreSummary;
  /** From 0, in the list as it is shown. */
  readonly index: number;
  readonly isSelected: boolean;
  readonly onSelect: (index: number, isSelected: boolean, isRange: boolean) => void;
  readonly onOpen: (storeId: string) => void;
}

export const StoreRow = memo(({ store, index, isSelected, onSelect, onOpen }: StoreRowProps) => {
  const text = useText();
  const { formatDate } = useIntl();
  const more = store.tags.length - shownTags;
  return (
    // The head of the table is its first row.
    <tr className={rowLine} aria-rowindex={index + 2}>
      <td className={cell}>
        <SelectBox
          label={text('many.select', { name: store.name })}
          isSelected={isSelected}
          onChange={(selected, isRange) => onSelect(index, selected, isRange)}
        />
      </td>
      <td className={cell}>
        <span className={nameLine}>
          <button type="button" className={name} onClick={() => onOpen(store.id)}>
            {store.name}
          </button>
          <span className={tags}>
            {store.tags.slice(0, shownTags).map((tag) => (
              <span key={tag} className={tagMark}>
                {tag}
              </span>
            ))}
            {more > 0 && <span className={quietText}>{text('many.more-tags', { count: more })}</span>}
          </span>
        </span>
        <span className={`${quietText} ${line}`}>{store.baseUrl ?? text(`many.kind.${store.kind}`)}</span>
      </td>
      <td className={`${cell} ${spare}`}>
        <span className={line}>{store.clientLabel ?? text('many.no-client')}</span>
      </td>
      <td className={`${cell} ${spare}`}>
        <span className={line}>{store.dataSpaceName ?? text('many.no-data-space')}</span>
        <span className={`${quietText} ${line}`}>{store.projectName}</span>
      </td>
      <td className={cell}>
        <StateMark state={store.state} />
      </td>
      <td className={cell}>
        <span className={`${quietText} ${line}`}>
          {store.checkedAt === null
            ? text('many.never-checked')
            : formatDate(store.checkedAt, { dateStyle: 'medium' })}
        </span>
      </td>
    </tr>
  );
});
StoreRow.displayName = 'StoreRow';
