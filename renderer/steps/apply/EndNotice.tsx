/** How an apply or an undo ended when it did not end well, and what the store holds now. */
import { actionOf, type Problem, type ProblemAction } from '../../../shared/problems.ts';
import { stackTight } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { ApplyEnd, Progress } from './progress.ts';

interface EndNoticeProps {
  readonly work: Progress['work'];
  readonly end: ApplyEnd | null;
  readonly tooLate: boolean;
  readonly stopProblem: Problem | null;
  readonly onAction: (action: ProblemAction, problem: Problem) => void;
}

/** The step's own button repeats; a problem's button is shown only where it leads elsewhere. */
const repeats: readonly (ProblemAction | null)[] = ['retry', 'review-again', 'finish-apply'];
const outcomeVariant = { unchanged: 'informative', changed: 'notice', unknown: 'notice' } as const;

export const EndNotice = ({ work, end, tooLate, stopProblem, onAction }: EndNoticeProps) => {
  const text = useText();
  if (stopProblem) return <ProblemNotice problem={stopProblem} />;
  if (tooLate)
    return (
      <Notice variant="informative" title={text('step.apply.too-late.title')}>
        {text('step.apply.too-late.text')}
      </Notice>
    );
  // Refused before it began, such as while another process is at work on this store.
  if (end?.type === 'lost' && end.problem !== null && end.problem.code !== 'unexpected') {
    return <ProblemNotice problem={end.problem} />;
  }
  if (end?.type === 'lost') {
    return (
      <Notice variant="notice" title={text('step.apply.lost.title')}>
        {text('step.apply.lost.text')}
      </Notice>
    );
  }
  if (end?.type === 'undo-changed') {
    return (
      <Notice variant="notice" title={text('step.undo.stale.title')}>
        {text('step.undo.stale.text')}
      </Notice>
    );
  }
  if (end?.type !== 'failed') return null;
  const { problem, outcome } = end;
  const isStopped = problem.code === 'apply.cancelled';
  return (
    <div className={stackTight}>
      {!isStopped && (
        <ProblemNotice
          problem={problem}
          onAction={repeats.includes(actionOf(problem)) ? undefined : onAction}
        />
      )}
      <div data-outcome={outcome}>
        <Notice
          variant={work === 'undo' ? 'informative' : outcomeVariant[outcome]}
          title={text('step.apply.outcome.title')}
        >
          {text(`step.${work}.outcome.${outcome}`)}
        </Notice>
      </div>
    </div>
  );
};
