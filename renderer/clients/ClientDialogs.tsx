/** What the menu of a client opened. */
import { lazy, Suspense } from 'react';
import { canGive } from '../hand-off/GiveKeysButton.tsx';
import type { ClientAction } from './ClientMenu.tsx';
import { ClientNameDialog } from './ClientNameDialog.tsx';
import { RemoveClientDialog } from './RemoveClientDialog.tsx';
import type { ClientRow } from './view.ts';

const GiveKeysDialog = lazy(() => import('../hand-off/GiveKeysDialog.tsx'));

export type DialogOfClient = Exclude<ClientAction, 'check'>;

interface ClientDialogsProps {
  readonly dialog: DialogOfClient;
  readonly row: ClientRow;
  readonly onClose: () => void;
}

export const ClientDialogs = ({ dialog, row, onClose }: ClientDialogsProps) => {
  const { keySet } = row;
  return (
    <Suspense>
      {dialog === 'give' && canGive(keySet) && <GiveKeysDialog keySet={keySet} onClose={onClose} />}
      {dialog === 'rename' && <ClientNameDialog keySet={keySet} onClose={onClose} />}
      {dialog === 'remove' && <RemoveClientDialog row={row} onClose={onClose} />}
    </Suspense>
  );
};
