/** One state to filter by. The browser's own button: their counts change with every key that is pressed. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

const plain = style({
  font: 'ui',
  color: 'body',
  backgroundColor: { default: 'transparent', ':hover': 'gray-100' },
  paddingX: 8,
  paddingY: 4,
  borderStyle: 'none',
  borderRadius: 'full',
  cursor: 'pointer',
});
/** Whole, not on top of the other: which of two atomic classes wins is not decided by their order. */
const chosen = style({
  font: 'ui',
  color: 'gray-25',
  backgroundColor: 'neutral',
  paddingX: 8,
  paddingY: 4,
  borderStyle: 'none',
  borderRadius: 'full',
  cursor: 'pointer',
});

interface StateButtonProps {
  readonly isChosen: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export const StateButton = ({ isChosen, onPress, children }: StateButtonProps) => (
  <button type="button" className={isChosen ? chosen : plain} aria-pressed={isChosen} onClick={onPress}>
    {children}
  </button>
);
