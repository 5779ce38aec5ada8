/** One state to filter by. The browser's own button: their counts change with every key that is pressed. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

const common = style({
  font: 'ui',
  paddingX: 8,
  paddingY: 4,
  borderStyle: 'none',
  borderRadius: 'full',
  cursor: 'pointer',
});
const plain = style({ color: 'body', backgroundColor: { default: 'transparent', ':hover': 'gray-100' } });
const chosen = style({ color: 'gray-25', backgroundColor: 'neutral' });

interface StateButtonProps {
  readonly isChosen: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export const StateButton = ({ isChosen, onPress, children }: StateButtonProps) => (
  <button
    type="button"
    className={`${common} ${isChosen ? chosen : plain}`}
    aria-pressed={isChosen}
    onClick={onPress}
  >
    {children}
  </button>
);
