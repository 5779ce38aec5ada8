/** What can be done with the selected stores. */
import { ActionBar, ActionButton, Text } from '@react-spectrum/s2';
import Checkmark from '@react-spectrum/s2/icons/CheckmarkCircle';
import Delete from '@react-spectrum/s2/icons/Delete';
import Plugin from '@react-spectrum/s2/icons/Plugin';
import TagIcon from '@react-spectrum/s2/icons/Tag';
import { lazy, memo, Suspense, useState } from 'react';
import type { StoreSummary } from '../../shared/model/store-summary.ts';
import { useText } from '../components/Message.tsx';
import { useMany } from '../state/many.ts';

const BatchDialog = lazy(() => import('./BatchDialog.tsx'));
const TagDialog = lazy(() => import('./TagDialog.tsx'));
const RemoveManyDialog = lazy(() => import('./RemoveManyDialog.tsx'));

type Open = 'check' | 'apply' | 'tags' | 'remove' | null;

/** Not drawn anew with every key that is pressed in the search field. */
export const SelectionBar = memo(({ stores }: { readonly stores: readonly StoreSummary[] }) => {
  const text = useText();
  const [open, setOpen] = useState<Open>(null);
  const selectNothing = useMany((state) => state.selectNothing);
  const close = () => setOpen(null);
  return (
    <>
      <ActionBar
        selectedItemCount={stores.length}
        onClearSelection={selectNothing}
        // In a small window the buttons stand below the count, and not beyond the edge.
        UNSAFE_style={{ flexWrap: 'wrap', rowGap: 4 }}
      >
        <ActionButton onPress={() => setOpen('check')}>
          <Checkmark />
          <Text>{text('many.check')}</Text>
        </ActionButton>
        <ActionButton onPress={() => setOpen('apply')}>
          <Plugin />
          <Text>{text('many.apply')}</Text>
        </ActionButton>
        <ActionButton onPress={() => setOpen('tags')}>
          <TagIcon />
          <Text>{text('many.tags')}</Text>
        </ActionButton>
        <ActionButton onPress={() => setOpen('remove')}>
          <Delete />
          <Text>{text('home.store.remove')}</Text>
        </ActionButton>
      </ActionBar>
      <Suspense>
        {(open === 'check' || open === 'apply') && (
          <BatchDialog work={open} storeIds={stores.map(({ id }) => id)} onClose={close} />
        )}
        {open === 'tags' && <TagDialog stores={stores} onClose={close} />}
        {open === 'remove' && <RemoveManyDialog stores={stores} onClose={close} />}
      </Suspense>
    </>
  );
});
SelectionBar.displayName = 'SelectionBar';
