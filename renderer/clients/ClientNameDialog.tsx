/** Names a new client, or gives one another name; a label of this program only. */
import {
  Button,
  ButtonGroup,
  Checkbox,
  Content,
  Dialog,
  DialogContainer,
  Heading,
  TextField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type FormEvent, useState } from 'react';
import type { KeySet } from '../../shared/model/key-set.ts';
import { stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { refreshClients, rememberClient } from '../state/clients.ts';
import { useIsHere } from '../state/useIsHere.ts';
import { useWizard } from '../state/wizard.ts';

interface ClientNameDialogProps {
  /** null = a new client, whose keys are entered next. */
  readonly keySet: KeySet | null;
  readonly onClose: () => void;
}

const wide = style({ width: 'full' });

const NameForm = ({ keySet, onClose }: ClientNameDialogProps) => {
  const text = useText();
  const task = useTask();
  const isHere = useIsHere();
  const openClient = useWizard((state) => state.openClient);
  const [name, setName] = useState(keySet?.label ?? '');
  const [isPractice, setPractice] = useState(false);
  const label = name.trim();
  const save = () => {
    if (label === '' || task.isPending) return;
    void task.run(async () => {
      if (keySet !== null) {
        await client.credentials.rename({ keySetId: keySet.id, label });
        await refreshClients();
        onClose();
        return;
      }
      const created = await client.credentials.create({ label, practice: isPractice });
      rememberClient(created);
      if (isHere()) openClient(created.id);
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <Dialog size="S">
      <Heading slot="title">{text(keySet === null ? 'clients.new' : 'clients.rename')}</Heading>
      <Content>
        <form className={stack} onSubmit={onSubmit}>
          <TextField
            label={text('clients.name')}
            value={name}
            onChange={setName}
            maxLength={120}
            autoFocus
            styles={wide}
          />
          {keySet === null && (
            <Checkbox isSelected={isPractice} onChange={setPractice}>
              {text('clients.new.practice')}
            </Checkbox>
          )}
          {task.problem && <ProblemNotice problem={task.problem} />}
        </form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {text('common.cancel')}
        </Button>
        <Button variant="accent" isPending={task.isPending} isDisabled={label === ''} onPress={save}>
          {text(keySet === null ? 'clients.new.next' : 'common.save')}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};

export const ClientNameDialog = (props: ClientNameDialogProps) => (
  <DialogContainer onDismiss={props.onClose}>
    <NameForm {...props} />
  </DialogContainer>
);
