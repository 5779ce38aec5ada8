/** The ways on from the long list. Apart from it, so that they are not laid out anew with every key that is pressed. */
import { Button, ButtonGroup } from '@react-spectrum/s2';
import { memo } from 'react';
import { useText } from '../components/Message.tsx';
import { MoreMenu } from '../home/MoreMenu.tsx';
import { useWizard } from '../state/wizard.ts';

export const ListActions = memo(() => {
  const text = useText();
  const openNewStore = useWizard((state) => state.openNewStore);
  const openClients = useWizard((state) => state.openClients);
  return (
    <ButtonGroup>
      <MoreMenu hasStores />
      <Button variant="secondary" onPress={openClients}>
        {text('home.clients')}
      </Button>
      <Button variant="accent" onPress={openNewStore}>
        {text('home.stores.add')}
      </Button>
    </ButtonGroup>
  );
});
ListActions.displayName = 'ListActions';
