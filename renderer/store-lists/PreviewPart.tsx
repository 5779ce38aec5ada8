/** What an import would do, row by row. */
import { useIntl } from 'react-intl';
import type { ListPreview } from '../../shared/contract/store-lists.ts';
import { bodyText, quietText, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { Notice } from '../steps/parts/Notice.tsx';
import { RowTable } from './RowTable.tsx';
import { countOf, inOrder } from './shown-rows.ts';

/** More names than these would hide the table. */
const mostNames = 8;

export const PreviewPart = ({ preview }: { readonly preview: ListPreview }) => {
  const text = useText();
  const intl = useIntl();
  const { rows, ignoredColumns, newClients } = preview;
  const refused = countOf(rows, 'refused');
  const names = (all: readonly string[]): string =>
    intl.formatList(all.length > mostNames ? [...all.slice(0, mostNames), '…'] : all);
  const counts = {
    created: countOf(rows, 'new'),
    changed: countOf(rows, 'changed'),
    same: countOf(rows, 'same'),
    refused,
  };
  return (
    <div className={stack}>
      <p className={bodyText}>{text('lists.import.summary', counts)}</p>
      {refused > 0 && (
        <Notice variant="notice" title={text('lists.import.refused.title', { count: refused })}>
          {text('lists.import.refused.text')}
        </Notice>
      )}
      {newClients.length > 0 && (
        <p className={quietText}>
          {text('lists.import.clients', { count: newClients.length, names: names(newClients) })}
        </p>
      )}
      {ignoredColumns.length > 0 && (
        <p className={quietText}>{text('lists.import.ignored', { names: names(ignoredColumns) })}</p>
      )}
      <RowTable label={text('lists.import.table')} rows={inOrder(rows)} />
    </div>
  );
};
