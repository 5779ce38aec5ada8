/** Exports the list of stores, all of them or those that are selected. */
import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  DialogContainer,
  Heading,
  Radio,
  RadioGroup,
} from '@react-spectrum/s2';
import { useState } from 'react';
import { type ListFormat, listFormats } from '../../shared/store-lists/listed.ts';
import { LateTexts } from '../components/LateTexts.tsx';
import { bodyText, quietText, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { saveDelivered } from '../components/save-file.ts';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';

interface ExportListProps {
  /** null = all stores. */
  readonly storeIds: readonly string[] | null;
  readonly onClose: () => void;
}

const ExportListForm = ({ storeIds, onClose }: ExportListProps) => {
  const text = useText();
  const task = useTask();
  const [format, setFormat] = useState<ListFormat>('csv');
  const [saved, setSaved] = useState<string | null>(null);
  const save = () =>
    void task.run(async () => {
      const ids = storeIds === null ? null : [...storeIds];
      setSaved(saveDelivered(await client.storeLists.export({ format, storeIds: ids })));
    });
  return (
    <Dialog size="M">
      <Heading slot="title">{text('lists.export.title')}</Heading>
      <Content>
        <div className={stack}>
          <p className={bodyText}>{text('lists.export.lead')}</p>
          <RadioGroup
            label={text('lists.export.format')}
            value={format}
            onChange={(value) => setFormat(listFormats.find((one) => one === value) ?? 'csv')}
          >
            <Radio value="csv">{text('lists.export.csv')}</Radio>
            <Radio value="json">{text('lists.export.json')}</Radio>
          </RadioGroup>
          <div aria-live="polite">
            {task.problem && <ProblemNotice problem={task.problem} onAction={save} />}
            {saved !== null && <p className={quietText}>{text('lists.saved', { path: saved })}</p>}
          </div>
        </div>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {text(saved === null ? 'common.cancel' : 'common.close')}
        </Button>
        <Button variant="accent" isPending={task.isPending} onPress={save}>
          {text('lists.export.save')}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};

export default function ExportListDialog(props: ExportListProps) {
  return (
    <LateTexts area="store-lists">
      <DialogContainer onDismiss={props.onClose}>
        <ExportListForm {...props} />
      </DialogContainer>
    </LateTexts>
  );
}
