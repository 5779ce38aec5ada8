/** What is rarely wanted on the home page: receiving keys, and lists of stores. Each dialog is loaded when it opens. */
import { ActionMenu, MenuItem, Text } from '@react-spectrum/s2';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../components/Message.tsx';

const ReceiveKeysDialog = lazy(() => import('../hand-off/ReceiveKeysDialog.tsx'));
const ImportListDialog = lazy(() => import('../store-lists/ImportListDialog.tsx'));
const ExportListDialog = lazy(() => import('../store-lists/ExportListDialog.tsx'));

const actions = ['receive', 'import', 'export'] as const;
type Action = (typeof actions)[number];

export const MoreMenu = ({ hasStores }: { readonly hasStores: boolean }) => {
  const text = useText();
  const [open, setOpen] = useState<Action | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <ActionMenu
        aria-label={text('lists.more')}
        onAction={(key) => setOpen(actions.find((action) => action === key) ?? null)}
      >
        <MenuItem id="receive" textValue={text('hand-off.receive')}>
          <Text slot="label">{text('hand-off.receive')}</Text>
        </MenuItem>
        <MenuItem id="import" textValue={text('lists.import')}>
          <Text slot="label">{text('lists.import')}</Text>
        </MenuItem>
        {hasStores && (
          <MenuItem id="export" textValue={text('lists.export')}>
            <Text slot="label">{text('lists.export')}</Text>
          </MenuItem>
        )}
      </ActionMenu>
      <Suspense>
        {open === 'receive' && <ReceiveKeysDialog onClose={close} />}
        {open === 'import' && <ImportListDialog onClose={close} />}
        {open === 'export' && <ExportListDialog storeIds={null} onClose={close} />}
      </Suspense>
    </>
  );
};
