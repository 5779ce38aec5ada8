/** The ways on from the clients page. Apart from it, so that they are not laid out anew with every key that is pressed. */
import { Button, ButtonGroup } from '@react-spectrum/s2';
import { lazy, memo, Suspense, useState } from 'react';
import { HelpButton } from '../components/HelpButton.tsx';
import { useText } from '../components/Message.tsx';
import { ClientNameDialog } from './ClientNameDialog.tsx';

const ReceiveKeysDialog = lazy(() => import('../hand-off/ReceiveKeysDialog.tsx'));

export const ClientsActions = memo(() => {
  const text = useText();
  const [dialog, setDialog] = useState<'new' | 'receive' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <ButtonGroup>
        <HelpButton />
        <Button variant="secondary" onPress={() => setDialog('receive')}>
          {text('hand-off.receive')}
        </Button>
        <Button variant="accent" onPress={() => setDialog('new')}>
          {text('clients.new')}
        </Button>
      </ButtonGroup>
      <Suspense>
        {dialog === 'receive' && <ReceiveKeysDialog onClose={close} />}
        {dialog === 'new' && <ClientNameDialog keySet={null} onClose={close} />}
      </Suspense>
    </>
  );
});
ClientsActions.displayName = 'ClientsActions';
