/** Asks before a store leaves the list, and says what is not touched. */
import { Button, ButtonGroup, Content, Dialog, Heading } from '@react-spectrum/s2';
import type { Store } from '../../shared/model/store.ts';
import { bodyText, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { refreshLists } from '../state/facts.ts';

interface DialogProps {
  readonly store: Store;
  readonly onClose: () => void;
}

export const RemoveStoreDialog = ({ store, onClose }: DialogProps) => {
  const text = useText();
  const task = useTask();
  const remove = () =>
    void task.run(async () => {
      await client.stores.remove({ storeId: store.id });
      await refreshLists();
      onClose();
    });
  return (
    <Dialog size="S" role="alertdialog">
      <Heading slot="title">{text('home.remove.title', { name: store.name })}</Heading>
      <Content>
        <div className={stackTight}>
          <p className={bodyText}>{text('home.remove.text')}</p>
          {task.problem && <ProblemNotice problem={task.problem} />}
        </div>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {text('common.cancel')}
        </Button>
        <Button variant="negative" isPending={task.isPending} onPress={remove}>
          {text('home.store.remove')}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};
