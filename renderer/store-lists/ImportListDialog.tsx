/** Imports a list of stores: choose it, see what it would do, take it in, see what became of it. */
import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import { useRef, useState } from 'react';
import type { ImportedRow, ListPreview } from '../../shared/contract/store-lists.ts';
import { LateTexts } from '../components/LateTexts.tsx';
import { bodyText, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { Waiting } from '../components/Waiting.tsx';
import { client, orpc, queryClient } from '../state/client.ts';
import { ListSource } from './ListSource.tsx';
import { PreviewPart } from './PreviewPart.tsx';
import { ReportPart } from './ReportPart.tsx';
import { formatOf } from './read-list.ts';
import { countOf } from './shown-rows.ts';

interface ImportListProps {
  readonly onClose: () => void;
}

const ImportListForm = ({ onClose }: ImportListProps) => {
  const text = useText();
  const task = useTask();
  const list = useRef('');
  const [preview, setPreview] = useState<ListPreview | null>(null);
  const [report, setReport] = useState<readonly ImportedRow[] | null>(null);
  const given = () => ({ format: formatOf(list.current), text: list.current });

  const look = (read: string) =>
    void task.run(async () => {
      list.current = read;
      setPreview(await client.storeLists.preview(given()));
    });
  const chooseAgain = () => {
    setPreview(null);
    task.clear();
  };
  const takeIn = () =>
    void task.run(async () => {
      setReport((await client.storeLists.import(given())).rows);
      list.current = '';
      await queryClient.invalidateQueries({ queryKey: orpc.stores.key() });
      await queryClient.invalidateQueries({ queryKey: orpc.credentials.key() });
    });
  const good = preview === null ? 0 : countOf(preview.rows, 'new', 'changed');

  return (
    <Dialog size="XL">
      <Heading slot="title">{text('lists.import.title')}</Heading>
      <Content>
        <div className={stack}>
          {preview === null && <p className={bodyText}>{text('lists.import.lead')}</p>}
          {preview === null && <ListSource isDisabled={task.isPending} onText={look} />}
          <div aria-live="polite">
            {task.isPending && preview === null && <Waiting label={text('lists.import.reading')} />}
            {task.problem && <ProblemNotice problem={task.problem} />}
          </div>
          {preview !== null && report === null && <PreviewPart preview={preview} />}
          {report !== null && <ReportPart rows={report} />}
        </div>
      </Content>
      <ButtonGroup>
        {preview !== null && report === null && (
          <Button variant="secondary" isDisabled={task.isPending} onPress={chooseAgain}>
            {text('lists.import.again')}
          </Button>
        )}
        <Button variant={report === null ? 'secondary' : 'accent'} onPress={onClose}>
          {text(report === null ? 'common.cancel' : 'common.close')}
        </Button>
        {preview !== null && report === null && (
          <Button variant="accent" isPending={task.isPending} isDisabled={good === 0} onPress={takeIn}>
            {text('lists.import.go', { count: good })}
          </Button>
        )}
      </ButtonGroup>
    </Dialog>
  );
};

export default function ImportListDialog(props: ImportListProps) {
  return (
    <LateTexts area="store-lists">
      <DialogContainer onDismiss={props.onClose}>
        <ImportListForm {...props} />
      </DialogContainer>
    </LateTexts>
  );
}
