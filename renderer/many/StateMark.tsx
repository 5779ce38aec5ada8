/** The state of a store in a line of the long list: a coloured mark and the word. Plain, because there are many. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { StoreState } from '../../shared/steps.ts';
import { useText } from '../components/Message.tsx';
import { lights } from '../home/lights.ts';

const line = style({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 });
const word = style({ truncate: true });
const mark = style({
  size: 10,
  flexShrink: 0,
  borderRadius: 'full',
  backgroundColor: {
    variant: {
      neutral: 'neutral',
      informative: 'informative',
      positive: 'positive',
      notice: 'notice',
      negative: 'negative',
    },
  },
});

export const StateMark = ({ state }: { readonly state: StoreState }) => {
  const text = useText();
  return (
    <span className={line}>
      <span className={mark({ variant: lights[state] })} aria-hidden="true" />
      <span className={word}>{text(`home.state.${state}`)}</span>
    </span>
  );
};
