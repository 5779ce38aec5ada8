/** The dialogs behind the menu, each loaded when it opens. Beside the page, which may change under them. */
import { lazy, Suspense } from 'react';
import { useMore } from '../state/more.ts';

const ReceiveKeysDialog = lazy(() => import('../hand-off/ReceiveKeysDialog.tsx'));
const ImportListDialog = lazy(() => import('../store-lists/ImportListDialog.tsx'));
const ExportListDialog = lazy(() => import('../store-lists/ExportListDialog.tsx'));

export const MoreDialogs = () => {
  const { open, storeIds, close } = useMore();
  return (
    <Suspense>
      {open === 'receive' && <ReceiveKeysDialog onClose={close} />}
      {open === 'import' && <ImportListDialog onClose={close} />}
      {open === 'export' && <ExportListDialog storeIds={storeIds} onClose={close} />}
    </Suspense>
  );
};
