/** A value that is in the keychain: what may be seen of it, and what was repaired. */
import { ActionButton } from '@react-spectrum/s2';
import CheckmarkCircle from '@react-spectrum/s2/icons/CheckmarkCircle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Slot } from '../../../shared/model/environment.ts';
import type { Repair } from '../../../shared/model/key-set.ts';
import { quietText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { useKeychainStatus } from '../../state/keychain.ts';
import { shortFingerprint } from './slots.ts';

interface KeptValueProps {
  readonly slot: Slot;
  readonly fingerprint: string;
  readonly last4: string | null;
  readonly bits: number | null;
  readonly repairs: readonly Repair[];
  readonly onReplace: () => void;
}

const frame = style({
  display: 'flex',
  alignItems: 'start',
  gap: 8,
  padding: 12,
  borderRadius: 'default',
  backgroundColor: 'layer-1',
});
const tick = iconStyle({ size: 'M', color: 'positive' });
const lines = style({ display: 'flex', flexDirection: 'column', gap: 4, flexGrow: 1, minWidth: 0 });
const label = style({ font: 'ui', fontWeight: 'bold' });
const print = style({ font: 'code-xs', overflowWrap: 'anywhere' });
const repairList = style({ font: 'body-xs', margin: 0, paddingStart: 16 });

export const KeptValue = ({ slot, fingerprint, last4, bits, repairs, onReplace }: KeptValueProps) => {
  const text = useText();
  const isSession = useKeychainStatus()?.state === 'session-only';
  const name = text(slot.field === 'apiKey' ? 'common.api-key' : 'common.private-key');
  return (
    <div className={frame} data-kept={`${slot.environment}.${slot.field}`}>
      <CheckmarkCircle styles={tick} />
      <div className={lines}>
        <span className={label}>{name}</span>
        <span className={quietText}>
          {text(isSession ? 'step.paste-keys.kept.session' : 'step.paste-keys.kept')}
          {last4 !== null && ` · ${text('step.paste-keys.last-four', { last4 })}`}
          {bits !== null && ` · ${text('step.paste-keys.bits', { bits })}`}
        </span>
        <span className={quietText}>
          {text('step.paste-keys.fingerprint')} <span className={print}>{shortFingerprint(fingerprint)}</span>
        </span>
        {repairs.length > 0 && (
          <>
            <span className={quietText}>{text('step.paste-keys.repaired')}</span>
            <ul className={repairList}>
              {repairs.map((repair) => (
                <li key={repair}>{text(`repair.${repair}`)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <ActionButton
        size="S"
        isQuiet
        styles={style({ flexShrink: 0 })}
        onPress={onReplace}
        aria-label={text('step.paste-keys.replace-named', {
          field: name,
          environment: text(`common.${slot.environment}`),
        })}
      >
        {text('step.paste-keys.replace')}
      </ActionButton>
    </div>
  );
};
