/** A calm sign that something is being read. */
import { ProgressCircle } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useText } from './Message.tsx';

const centred = style({ display: 'flex', justifyContent: 'center', padding: 48 });

export const Waiting = ({ label }: { readonly label?: string }) => {
  const text = useText();
  return (
    <div className={centred}>
      <ProgressCircle isIndeterminate aria-label={label ?? text('common.loading')} />
    </div>
  );
};
