/** The key sets that were entered before, told apart by the ends of their API keys. */
import { Radio, RadioGroup } from '@react-spectrum/s2';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { quietText, stack } from '../../components/layout.ts';
import { Message, useText } from '../../components/Message.tsx';

interface KnownKeySetsProps {
  readonly keySets: readonly KeySet[];
  readonly chosen: KeySet | null;
  readonly onChoose: (keySet: KeySet | null) => void;
}

export const KnownKeySets = ({ keySets, chosen, onChoose }: KnownKeySetsProps) => {
  const text = useText();
  return (
    <div className={stack}>
      <RadioGroup
        label={text('step.get-keys.known')}
        value={chosen?.id ?? null}
        onChange={(id) => onChoose(keySets.find((keySet) => keySet.id === id) ?? null)}
      >
        {keySets.map((keySet) => (
          <Radio key={keySet.id} value={keySet.id}>
            {text('step.get-keys.known.entry', {
              label: keySet.label,
              sandbox: keySet.sandbox.apiKey?.last4 ?? '',
              production: keySet.production.apiKey?.last4 ?? '',
            })}
          </Radio>
        ))}
      </RadioGroup>
      <p className={quietText}>
        <Message id="step.get-keys.known.note" />
      </p>
    </div>
  );
};
