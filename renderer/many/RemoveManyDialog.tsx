/** Asks before stores leave the list, and says what is not touched. */
import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import type { StoreSummary } from '../../shared/model/store-summary.ts';
import { bodyText, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { useMany } from '../state/many.ts';
import { removeMany } from './work.ts';

interface RemoveManyDialogProps {
  readonly stores: readonly StoreSummary[];
  readonly onClose: () => void;
}

export default function RemoveManyDialog({ stores, onClose }: RemoveManyDialogProps) {
  const text = useText();
  const task = useTask();
  const selectNothing = useMany((state) => state.selectNothing);
  const remove = async () => {
    if (!(await task.run(() => removeMany(stores.map(({ id }) => id))))) return;
    selectNothing();
    onClose();
  };
  return (
    <DialogContainer onDismiss={onClose}>
      <Dialog size="S" role="alertdialog">
        <Heading slot="title">{text('many.remove.title', { count: stores.length })}</Heading>
        <Content>
          <div className={stackTight}>
            <p className={bodyText}>{text('many.remove.text')}</p>
            {task.problem && <ProblemNotice problem={task.problem} />}
          </div>
        </Content>
        <ButtonGroup>
          <Button variant="secondary" onPress={onClose}>
            {text('common.cancel')}
          </Button>
          <Button variant="negative" isPending={task.isPending} onPress={() => void remove()}>
            {text('home.store.remove')}
          </Button>
        </ButtonGroup>
      </Dialog>
    </DialogContainer>
  );
}
