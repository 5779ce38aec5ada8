/** Opens the hand-off of a client's keys, once both pairs are complete. Practice keys are good on this computer only. */
import { ActionButton, Text } from '@react-spectrum/s2';
import Send from '@react-spectrum/s2/icons/Send';
import { lazy, Suspense, useState } from 'react';
import { type KeySet, pairIdentity } from '../../shared/model/key-set.ts';
import { useText } from '../components/Message.tsx';

const GiveKeysDialog = lazy(() => import('./GiveKeysDialog.tsx'));

export const canGive = (keySet: KeySet | null): keySet is KeySet =>
  keySet !== null &&
  !keySet.practice &&
  pairIdentity(keySet.sandbox) !== null &&
  pairIdentity(keySet.production) !== null;

export const GiveKeysButton = ({ keySet }: { readonly keySet: KeySet | null }) => {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  if (!canGive(keySet)) return null;
  return (
    <div>
      <ActionButton onPress={() => setOpen(true)}>
        <Send />
        <Text>{text('hand-off.give')}</Text>
      </ActionButton>
      <Suspense>{isOpen && <GiveKeysDialog keySet={keySet} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
};
