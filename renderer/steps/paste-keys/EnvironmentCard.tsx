/** One environment: its two values, and the gateway's word on the pair. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type Environment, keyFields } from '../../../shared/model/environment.ts';
import { type KeySet, validCheck } from '../../../shared/model/key-set.ts';
import { card, quietText, sectionTitle } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { CheckResult } from './CheckResult.tsx';
import type { KeyEntry } from './key-entry.ts';
import { ValueSlot } from './ValueSlot.tsx';

interface EnvironmentCardProps {
  readonly environment: Environment;
  readonly keySet: KeySet | null;
  readonly entry: KeyEntry;
  /** What it means here when the gateway could not say; by default that one may go on. */
  readonly unconfirmed?: string | undefined;
}

const head = style({ display: 'flex', flexDirection: 'column', gap: 4 });

export const EnvironmentCard = ({ environment, keySet, entry, unconfirmed }: EnvironmentCardProps) => {
  const text = useText();
  const check = keySet === null ? null : validCheck(keySet[environment]);
  return (
    <section className={card} aria-label={text(`common.${environment}`)}>
      <div className={head}>
        <h2 className={sectionTitle}>{text(`common.${environment}`)}</h2>
        <p className={quietText}>{text(`step.paste-keys.about.${environment}`)}</p>
      </div>
      {keyFields.map((field) => (
        <ValueSlot key={field} slot={{ environment, field }} keySet={keySet} entry={entry} />
      ))}
      <div aria-live="polite">{check && <CheckResult check={check} unconfirmed={unconfirmed} />}</div>
    </section>
  );
};
