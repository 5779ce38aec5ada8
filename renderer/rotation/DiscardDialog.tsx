/** Throws away the new pairs that were entered, after asking. */
import type { KeySet } from '../../shared/model/key-set.ts';
import { useText } from '../components/Message.tsx';
import { client } from '../state/client.ts';
import { refreshClients } from '../state/clients.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

interface DiscardDialogProps {
  readonly fresh: KeySet;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export const DiscardDialog = ({ fresh, onDone, onClose }: DiscardDialogProps) => {
  const text = useText();
  const discard = async (): Promise<void> => {
    await client.credentials.remove({ keySetId: fresh.id });
    await refreshClients();
    onDone();
  };
  return (
    <ConfirmDialog
      title={text('rotation.discard.title')}
      confirm={text('rotation.discard')}
      onConfirm={discard}
      onClose={onClose}
    >
      {text('rotation.discard.text')}
    </ConfirmDialog>
  );
};
