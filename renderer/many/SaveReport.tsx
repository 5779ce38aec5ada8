/** Saves the report of work on many stores, as a page to read, print and send. */
import { Button } from '@react-spectrum/s2';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { languageFor } from '../../shared/language.ts';
import type { BatchReport } from '../../shared/model/batch.ts';
import { quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { saveDelivered } from '../components/save-file.ts';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';

export const SaveReport = ({ report }: { readonly report: BatchReport }) => {
  const text = useText();
  const { locale } = useIntl();
  const task = useTask();
  const [path, setPath] = useState<string | null>(null);
  const save = () =>
    void task.run(async () => {
      const language = languageFor(null, locale);
      setPath(saveDelivered(await client.batch.saveReport({ report, language })));
    });
  return (
    <>
      {task.problem && <ProblemNotice problem={task.problem} onAction={save} />}
      <span className={quietText} aria-live="polite">
        {path !== null && text('many.report.saved', { path })}
      </span>
      <Button variant="secondary" isPending={task.isPending} onPress={save}>
        {text('many.report')}
      </Button>
    </>
  );
};
