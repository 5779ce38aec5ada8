/** The keys that the store already has: which they are, and the user's consent to take them over. */
import { Checkbox } from '@react-spectrum/s2';
import { environments } from '../../../shared/model/environment.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import { bodyText, card, quietText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';

interface AdoptKeysProps {
  readonly keys: InstanceFacts['keys'];
  readonly consents: boolean;
  readonly onConsent: (consents: boolean) => void;
  readonly isDisabled: boolean;
}

export const AdoptKeys = ({ keys, consents, onConsent, isDisabled }: AdoptKeysProps) => {
  const text = useText();
  return (
    <section className={card} aria-label={text('adopt.title')}>
      <p className={bodyText}>{text('adopt.text')}</p>
      {environments.map((environment) => {
        const last4 = keys[environment].apiKey?.last4;
        return last4 === undefined ? null : (
          <p key={environment} className={bodyText}>
            {text('adopt.which', { environment, last4 })}
          </p>
        );
      })}
      <p className={quietText}>{text('adopt.how')}</p>
      <Checkbox isSelected={consents} onChange={onConsent} isDisabled={isDisabled}>
        {text('adopt.consent')}
      </Checkbox>
    </section>
  );
};
