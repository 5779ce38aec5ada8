/** What became of each row of an import, to look at and to save. */
import { Button, Text } from '@react-spectrum/s2';
import Download from '@react-spectrum/s2/icons/Download';
import { useState } from 'react';
import type { ImportedRow } from '../../shared/contract/store-lists.ts';
import { bodyText, quietText, row, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { saveDelivered } from '../components/save-file.ts';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { Notice } from '../steps/parts/Notice.tsx';
import { RowTable } from './RowTable.tsx';
import { countOf, inOrder } from './shown-rows.ts';
import { useRowWords } from './useRowWords.ts';

export const ReportPart = ({ rows }: { readonly rows: readonly ImportedRow[] }) => {
  const text = useText();
  const words = useRowWords();
  const task = useTask();
  const [saved, setSaved] = useState<string | null>(null);
  const added = countOf(rows, 'added');
  const changed = countOf(rows, 'changed');
  const left = countOf(rows, 'refused', 'failed');
  const save = () =>
    void task.run(async () => {
      const head = (['row', 'name', 'result', 'detail'] as const).map((id) => text(`lists.import.${id}`));
      const lines = rows.map((one) => {
        const { name, outcome, title, todo } = words(one);
        return [String(one.row), name, outcome, `${title} ${todo}`.trim()];
      });
      setSaved(saveDelivered(await client.storeLists.saveReport({ rows: [head, ...lines] })));
    });
  return (
    <div className={stack}>
      <Notice
        variant={left > 0 ? 'notice' : 'positive'}
        title={text('lists.done.title', { count: added + changed })}
      >
        <p className={bodyText}>
          {text('lists.done.text', { added, changed, same: countOf(rows, 'same') })}{' '}
          {left > 0 && text('lists.done.problems', { count: left })}
        </p>
      </Notice>
      <RowTable label={text('lists.done.table')} rows={inOrder(rows)} />
      <div className={row}>
        <Button variant="secondary" isPending={task.isPending} onPress={save}>
          <Download />
          <Text>{text('lists.done.report')}</Text>
        </Button>
        {saved !== null && <span className={quietText}>{text('lists.saved', { path: saved })}</span>}
      </div>
      {task.problem && <ProblemNotice problem={task.problem} onAction={save} />}
    </div>
  );
};
