/** The rail of steps at the left of a step. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

const beside = style({ display: 'flex', height: 'full' });
const main = style({ flexGrow: 1, minWidth: 0, height: 'full' });

export const WithRail = ({ rail, children }: { readonly rail: ReactNode; readonly children: ReactNode }) => (
  <div className={beside}>
    {rail}
    <div className={main}>{children}</div>
  </div>
);
