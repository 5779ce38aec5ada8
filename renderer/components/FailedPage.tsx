/** A page that could not be shown: why, the way on, and the help that its notice leads to. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Problem } from '../../shared/problems.ts';
import { useText } from './Message.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';
import { WithHelp } from './WithHelp.tsx';

interface FailedPageProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
}

const page = style({ maxWidth: 880, marginX: 'auto', paddingX: 40, paddingY: 40 });

export const FailedPage = ({ problem, onRetry }: FailedPageProps) => (
  <WithHelp page={null} title={useText()('app.name')}>
    <main className={page}>
      <ProblemNotice problem={problem} onAction={onRetry} />
    </main>
  </WithHelp>
);
