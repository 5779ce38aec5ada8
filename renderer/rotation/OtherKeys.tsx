/** The ways out of a replacement that is not finished: the old pair again, or yet another one. */
import { Button } from '@react-spectrum/s2';
import { row, sectionTitle, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';

interface OtherKeysProps {
  readonly isGivenUp: boolean;
  readonly onGiveUp: () => void;
  readonly onEnterOthers: () => void;
}

export const OtherKeys = ({ isGivenUp, onGiveUp, onEnterOthers }: OtherKeysProps) => {
  const text = useText();
  return (
    <section className={stackTight}>
      <h2 className={sectionTitle}>{text('rotation.other-keys')}</h2>
      <div className={row}>
        <Button variant="secondary" onPress={onGiveUp}>
          {text(isGivenUp ? 'rotation.give-up.again' : 'rotation.give-up')}
        </Button>
        <Button variant="secondary" onPress={onEnterOthers}>
          {text('rotation.enter-others')}
        </Button>
      </div>
    </section>
  );
};
