/** One value as it may be shown: keys only by their last characters and fingerprint. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ShownValue as Value } from '../../../shared/plan.ts';
import { useText } from '../../components/Message.tsx';
import { shortFingerprint } from './view.ts';

const lines = style({ display: 'flex', flexDirection: 'column', gap: 2 });
const quiet = style({ color: 'neutral-subdued' });
const plain = style({ overflowWrap: 'anywhere' });
const print = style({ font: 'code-xs', color: 'neutral-subdued', overflowWrap: 'anywhere' });
const damaged = style({ color: 'negative' });

export const ShownValue = ({ value }: { readonly value: Value }) => {
  const text = useText();
  if (value.kind === 'empty') return <span className={quiet}>{text('plan.value.empty')}</span>;
  if (value.kind === 'text') return <span className={plain}>{value.text}</span>;
  if (value.kind === 'unreadable' && value.reason === 'not-known') {
    return <span className={quiet}>{text('guided.value.not-known')}</span>;
  }
  if (value.kind === 'unreadable') return <span className={damaged}>{text('plan.value.unreadable')}</span>;
  const name =
    value.kind === 'api-key'
      ? text('plan.value.api-key', { last4: value.last4 })
      : text('plan.value.private-key');
  return (
    <span className={lines}>
      <span>{name}</span>
      <span className={print}>
        {text('plan.value.fingerprint', { fingerprint: shortFingerprint(value.fingerprint) })}
      </span>
    </span>
  );
};
