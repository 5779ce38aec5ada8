/** The columns of the long list and what its lines look like. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { SortKey } from '../../shared/store-search.ts';

/** Pixels. Every line has this height, so that the place of each is known without looking at it. */
export const rowHeight = 60;

/** Left to right, after the check box; widths in per cent of the table. */
export const columns: readonly { readonly key: SortKey; readonly width: number }[] = [
  { key: 'name', width: 33 },
  { key: 'client', width: 16 },
  { key: 'data-space', width: 18 },
  { key: 'state', width: 15 },
  { key: 'checked', width: 14 },
];

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
