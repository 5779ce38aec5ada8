/** The numbered list of the portal's pages. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

export const numbered = style({
  font: 'body',
  margin: 0,
  paddingStart: 20,
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
});
