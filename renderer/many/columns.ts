/** The columns of the long list and what its lines look like. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { SortKey } from '../../shared/store-search.ts';

/** Pixels. Every line has this height, so that the place of each is known without looking at it. */
export const rowHeight = 60;

export interface Column {
  readonly key: SortKey;
  /** The name takes what the others leave. A state and a day are as wide as their longest word. */
  readonly width: string;
  /** A small window, or a large text, has no room for it; the store's own page says it. */
  readonly isSpare: boolean;
}

/** Left to right, after the check box. */
export const columns: readonly Column[] = [
  { key: 'name', width: 'auto', isSpare: false },
  { key: 'client', width: '16%', isSpare: true },
  { key: 'data-space', width: '18%', isSpare: true },
  { key: 'state', width: '156px', isSpare: false },
  { key: 'checked', width: '140px', isSpare: false },
];

/** Also on the column itself, or the cells behind it would move into its place. */
export const spare = style({ display: { '@media (max-width: 859px)': 'none' } });

export const rowLine = style({
  height: 60,
  backgroundColor: { ':hover': 'gray-75' },
});
export const cell = style({
  font: 'ui',
  paddingX: 8,
  paddingY: 0,
  overflow: 'hidden',
  verticalAlign: 'middle',
  borderWidth: 0,
  borderBottomWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
