/** On the home page: which clients have stores that still use other keys than the client's. It stays until none is left. */
import { Button } from '@react-spectrum/s2';
import type { KeySet } from '../../shared/model/key-set.ts';
import { isLeft } from '../../shared/rotation.ts';
import { LateTexts } from '../components/LateTexts.tsx';
import { stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { useRotation } from '../state/clients.ts';
import { useWizard } from '../state/wizard.ts';
import { Notice } from '../steps/parts/Notice.tsx';

const OpenRotation = ({ keySet }: { readonly keySet: KeySet }) => {
  const text = useText();
  const openClient = useWizard((state) => state.openClient);
  const { data } = useRotation(keySet.id);
  const count = data?.stores.filter(({ state }) => isLeft(state)).length ?? 0;
  if (data?.open == null || count === 0) return null;
  const which = data.open.givenUp ? 'rotation.notice.given-up' : 'rotation.notice';
  return (
    <Notice variant="notice" title={text(`${which}.title`, { count, name: keySet.label })}>
      <div className={stackTight}>
        <span>{text(`${which}.text`)}</span>
        <div>
          <Button size="S" variant="primary" fillStyle="outline" onPress={() => openClient(keySet.id)}>
            {text('rotation.notice.open')}
          </Button>
        </div>
      </div>
    </Notice>
  );
};

export default function OpenRotations({ keySets }: { readonly keySets: readonly KeySet[] }) {
  return (
    <LateTexts area="clients">
      {keySets.map((keySet) => (
        <OpenRotation key={keySet.id} keySet={keySet} />
      ))}
    </LateTexts>
  );
}
