/** Asks before a client's keys leave the keychain; while a store uses them they stay. */
import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import { bodyText, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { refreshClients } from '../state/clients.ts';
import type { ClientRow } from './view.ts';

interface RemoveClientDialogProps {
  readonly row: ClientRow;
  readonly onClose: () => void;
}

/** More would fill the window. */
const shownNames = 20;

export const RemoveClientDialog = ({ row: { keySet, fresh, stores }, onClose }: RemoveClientDialogProps) => {
  const text = useText();
  const task = useTask();
  const isUsed = stores.length > 0;
  const rest = stores.length - shownNames;
  const remove = () =>
    void task.run(async () => {
      if (fresh !== null) await client.credentials.remove({ keySetId: fresh.id });
      await client.credentials.remove({ keySetId: keySet.id });
      await refreshClients();
      onClose();
    });
  return (
    <DialogContainer onDismiss={onClose}>
      <Dialog size="S" role="alertdialog">
        <Heading slot="title">
          {text(isUsed ? 'clients.remove.used.title' : 'clients.remove.title', { name: keySet.label })}
        </Heading>
        <Content>
          <div className={stackTight}>
            <p className={bodyText}>{text(isUsed ? 'clients.remove.used.text' : 'clients.remove.text')}</p>
            {isUsed && (
              <ul className={bodyText}>
                {stores.slice(0, shownNames).map(({ id, name }) => (
                  <li key={id}>{name}</li>
                ))}
                {rest > 0 && <li>{text('clients.and-more', { count: rest })}</li>}
              </ul>
            )}
            {task.problem && <ProblemNotice problem={task.problem} />}
          </div>
        </Content>
        <ButtonGroup>
          <Button variant="secondary" onPress={onClose}>
            {text(isUsed ? 'common.close' : 'common.cancel')}
          </Button>
          {!isUsed && (
            <Button variant="negative" isPending={task.isPending} onPress={remove}>
              {text('clients.remove')}
            </Button>
          )}
        </ButtonGroup>
      </Dialog>
    </DialogContainer>
  );
};
