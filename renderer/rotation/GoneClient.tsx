/** The client was removed in the meantime, here or by another process. */
import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { useWizard } from '../state/wizard.ts';
import { Notice } from '../steps/parts/Notice.tsx';

const page = style({ maxWidth: 880, marginX: 'auto', paddingX: 40, paddingY: 40 });

export const GoneClient = () => {
  const text = useText();
  const openClients = useWizard((state) => state.openClients);
  return (
    <main className={page}>
      <div className={stack}>
        <Notice variant="notice" title={text('clients.gone.title')}>
          {text('clients.gone.text')}
        </Notice>
        <div>
          <Button variant="accent" onPress={openClients}>
            {text('rotation.back-to-clients')}
          </Button>
        </div>
      </div>
    </main>
  );
};
