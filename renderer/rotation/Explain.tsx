/** Before anything: what replacing the keys does, what it leaves alone, and which stores it is about. */

import { stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { OpenLinkButton } from '../components/OpenLinkButton.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { useWizard } from '../state/wizard.ts';
import { Notice } from '../steps/parts/Notice.tsx';
import { AffectedStores } from './AffectedStores.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { Points } from './Points.tsx';
import type { ClientKeys } from './types.ts';

interface ExplainProps extends ClientKeys {
  readonly onEnter: () => void;
}

export const Explain = ({ keySet, rotation, onEnter }: ExplainProps) => {
  const text = useText();
  const openClients = useWizard((state) => state.openClients);
  return (
    <StepPage
      title={text('rotation.explain.title', { name: keySet.label })}
      instruction={text('rotation.explain.instruction')}
      reason={text('rotation.explain.reason')}
      help={<KeysHelp />}
      onBack={openClients}
      primary={{ label: text('rotation.explain.enter'), onPress: onEnter }}
    >
      <Points
        title={text('rotation.explain.happens')}
        points={(['make', 'enter-point', 'write', 'list'] as const).map((point) =>
          text(`rotation.explain.${point}`),
        )}
      />
      <OpenLinkButton
        link={keySet.practice ? 'practice-portal' : 'account-dashboard'}
        storeId={rotation.stores[0]?.storeId ?? null}
        label={text(keySet.practice ? 'step.get-keys.open-practice-portal' : 'rotation.explain.portal')}
      />
      <Notice variant="informative" title={text('rotation.explain.stays.title')}>
        <div className={stack}>
          <span>{text('rotation.explain.stays.space')}</span>
          <span>{text('rotation.explain.stays.pair')}</span>
        </div>
      </Notice>
      <AffectedStores rotation={rotation} />
    </StepPage>
  );
};
