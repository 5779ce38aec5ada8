/** An apply or an undo under way, and how it ended. */
import { useEffect } from 'react';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { StepAction } from '../../components/Actions.tsx';
import { card } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { refreshFacts, rememberFacts } from '../../state/facts.ts';
import { useWizard } from '../../state/wizard.ts';
import { ServerChecks } from '../parts/ServerChecks.tsx';
import { useProblemAction } from '../parts/useProblemAction.ts';
import { ApplyHelp } from './ApplyHelp.tsx';
import { EndNotice } from './EndNotice.tsx';
import { PhaseList } from './PhaseList.tsx';
import type { ApplyEnd, Progress } from './progress.ts';
import { useHandover } from './request.ts';
import { useApply } from './useApply.ts';

type TextState<Work extends Progress['work']> = `step.${Work}` | `step.${Work}.done` | `step.${Work}.failed`;
const failures: readonly (ApplyEnd['type'] | undefined)[] = ['failed', 'lost', 'undo-changed'];
const textOf = ({ work, end }: Progress): TextState<'apply'> | TextState<'undo'> => {
  if (end?.type === 'done') return 'step.apply.done';
  if (end?.type === 'undone') return 'step.undo.done';
  return failures.includes(end?.type) ? `step.${work}.failed` : `step.${work}`;
};

export const Applying = ({ facts }: { readonly facts: StoreFacts }) => {
  const text = useText();
  const storeId = facts.store.id;
  const { progress, stopping, stopProblem, stop, again } = useApply(storeId);
  const finish = useHandover((state) => state.finish);
  const view = useWizard((state) => state.view);
  const goHome = useWizard((state) => state.goHome);
  const { end } = progress;

  /** The facts decide what comes next: the review again, an interrupted apply, or the next steps. */
  const leave = () => {
    finish();
    view(null);
    void refreshFacts(storeId);
  };
  useEffect(() => {
    if (end?.type !== 'changed-meanwhile') return;
    finish(end.plan);
    view(null);
    void refreshFacts(storeId);
  }, [end, finish, view, storeId]);
  const openStep = useProblemAction(leave);

  const primary = ((): StepAction | null => {
    if (end?.type === 'done' || end?.type === 'undone') {
      const isUndone = end.type === 'undone';
      const onPress = () => {
        finish();
        rememberFacts(end.facts);
        if (isUndone) goHome();
        else view(null);
      };
      return { label: text(isUndone ? 'step.undo.home' : 'step.apply.continue'), onPress };
    }
    if (end?.type === 'undo-changed') return { label: text('step.undo.back'), onPress: leave };
    if (end?.type === 'failed') {
      const known = progress.work === 'undo' ? 'step.undo.back' : 'step.apply.review-again';
      return { label: text(end.outcome === 'unknown' ? 'step.apply.read-back' : known), onPress: leave };
    }
    if (end?.type !== 'lost') return null;
    const look = () => {
      leave();
      again();
    };
    return { label: text('step.apply.lost.look'), onPress: look };
  })();
  // Not a pending button: its announcement would outlive it, and stopping takes a moment only.
  const isStopping = stopping === 'asked';
  const cancel: StepAction | undefined = progress.isCancellable
    ? {
        label: text(isStopping ? 'step.apply.stopping' : 'step.apply.cancel'),
        onPress: () => !isStopping && stop(),
      }
    : undefined;
  const state = textOf(progress);
  const isStopped = end?.type === 'failed' && end.problem.code === 'apply.cancelled';
  return (
    <StepPage
      // A screen reader starts at the title again when the apply has ended.
      key={end?.type ?? 'running'}
      title={text(isStopped ? 'step.apply.stopped.title' : `${state}.title`)}
      instruction={text(isStopped ? `step.${progress.work}.stopped.instruction` : `${state}.instruction`)}
      reason={text(`${state}.reason`)}
      help={<ApplyHelp />}
      onBack={null}
      primary={primary}
      secondary={cancel}
      notice={
        <EndNotice
          work={progress.work}
          end={end}
          tooLate={stopping === 'too-late' && end === null}
          stopProblem={stopProblem}
          onAction={openStep}
        />
      }
    >
      <PhaseList progress={progress} />
      {end?.type === 'done' && end.serverChecks.length > 0 && (
        <section className={card}>
          <ServerChecks checks={end.serverChecks} />
        </section>
      )}
    </StepPage>
  );
};
