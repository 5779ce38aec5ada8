/** Gives a store another name; a label of this program only. */
import { Button, ButtonGroup, Content, Dialog, Form, Heading, TextField } from '@react-spectrum/s2';
import { useState } from 'react';
import type { Store } from '../../shared/model/store.ts';
import { stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { rememberFacts } from '../state/facts.ts';

interface DialogProps {
  readonly store: Store;
  readonly onClose: () => void;
}

export const RenameStoreDialog = ({ store, onClose }: DialogProps) => {
  const text = useText();
  const task = useTask();
  const [name, setName] = useState(store.name);
  const rename = () =>
    void task.run(async () => {
      rememberFacts(await client.stores.update({ storeId: store.id, choices: { name: name.trim() } }));
      onClose();
    });
  return (
    <Dialog size="S">
      <Heading slot="title">{text('home.rename.title')}</Heading>
      <Content>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '' && !task.isPending) rename();
          }}
        >
          <div className={stackTight}>
            <TextField
              label={text('home.rename.label')}
              value={name}
              onChange={setName}
              maxLength={120}
              autoFocus
            />
            {task.problem && <ProblemNotice problem={task.problem} />}
          </div>
        </Form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {text('common.cancel')}
        </Button>
        <Button variant="accent" isPending={task.isPending} isDisabled={name.trim() === ''} onPress={rename}>
          {text('common.save')}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};
