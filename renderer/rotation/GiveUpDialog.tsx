/** Puts the pair of before back, or the new one after all; says first what that leads to. */
import type { KeySet } from '../../shared/model/key-set.ts';
import { useText } from '../components/Message.tsx';
import { client } from '../state/client.ts';
import { refreshClients } from '../state/clients.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

interface GiveUpDialogProps {
  readonly keySet: KeySet;
  /** It was given up before, and the new pair comes back now. */
  readonly isGivenUp: boolean;
  /** The pairs have changed places; the stores that have the others are what is left. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export const GiveUpDialog = ({ keySet, isGivenUp, onDone, onClose }: GiveUpDialogProps) => {
  const text = useText();
  const words = isGivenUp ? 'rotation.give-up.again' : 'rotation.give-up';
  const giveUp = async (): Promise<void> => {
    await client.rotation.giveUp({ keySetId: keySet.id });
    await refreshClients();
    onClose();
    onDone();
  };
  return (
    <ConfirmDialog
      title={text(`${words}.title`, { name: keySet.label })}
      confirm={text(words)}
      onConfirm={giveUp}
      onClose={onClose}
    >
      {text(`${words}.text`)}
    </ConfirmDialog>
  );
};
