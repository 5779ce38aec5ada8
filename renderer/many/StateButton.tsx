/** One state to filter by. The browser's own button: their counts change with every key that is pressed. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

const button = style({
  font: 'ui',
  paddingX: 10,
  paddingY: 4,
  borderStyle: 'none',
  borderRadius: 'full',
  cursor: 'pointer',
  color: { default: 'body', isChosen: 'gray-25' },
  backgroundColor: { default: { default: 'transparent', ':hover': 'gray-100' }, isChosen: 'neutral' },
});

interface StateButtonProps {
  readonly isChosen: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export const StateButton = ({ isChosen, onPress, children }: StateButtonProps) => (
  <button type="button" className={button({ isChosen })} aria-pressed={isChosen} onClick={onPress}>
    {children}
  </button>
);
