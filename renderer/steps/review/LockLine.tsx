/** Where a locked value is set, and what to do about it. */
import Lock from '@react-spectrum/s2/icons/Lock';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { PlanItem } from '../../../shared/plan.ts';
import { Message, useText } from '../../components/Message.tsx';
import { variableOf } from './view.ts';

const line = style({ display: 'flex', gap: 4, alignItems: 'start', marginTop: 4, font: 'body-xs' });
const words = style({ overflowWrap: 'anywhere', minWidth: 0 });
const strong = style({ fontWeight: 'bold' });
const icon = iconStyle({ size: 'XS', marginTop: 2 });

export const LockLine = ({ item }: { readonly item: PlanItem }) => {
  const text = useText();
  if (item.lock === null) return null;
  return (
    <span className={line}>
      <Lock styles={icon} aria-hidden />
      <span className={words}>
        <span className={strong}>{text('plan.lock.badge')}.</span>{' '}
        <Message id={`plan.lock.${item.lock}`} values={{ variable: variableOf(item.path) }} />
      </span>
    </span>
  );
};
