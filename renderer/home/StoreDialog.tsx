/** The dialogs of a store in the list, loaded when the first of them is opened. */
import { DialogContainer } from '@react-spectrum/s2';
import type { Store } from '../../shared/model/store.ts';
import { RemoveStoreDialog } from './RemoveStoreDialog.tsx';
import { RenameStoreDialog } from './RenameStoreDialog.tsx';

interface StoreDialogProps {
  readonly kind: 'rename' | 'remove';
  readonly store: Store;
  readonly onClose: () => void;
}

export default function StoreDialog({ kind, store, onClose }: StoreDialogProps) {
  const Dialog = kind === 'rename' ? RenameStoreDialog : RemoveStoreDialog;
  return (
    <DialogContainer onDismiss={onClose}>
      <Dialog store={store} onClose={onClose} />
    </DialogContainer>
  );
}
