/** Step: what the store holds now against what will be written, before anything is. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Plan } from '../../../shared/plan.ts';
import type { StepAction } from '../../components/Actions.tsx';
import { bodyText } from '../../components/layout.ts';
import { Message, useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { GuidedReview } from '../../guided/GuidedReview.tsx';
import { orpc, problemOf } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';
import { useWizard } from '../../state/wizard.ts';
import { useHandover } from '../apply/request.ts';
import type { StepProps } from '../index.ts';
import { LoadingRows } from '../parts/LoadingRows.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useProblemAction } from '../parts/useProblemAction.ts';
import { PlanView } from './PlanView.tsx';
import { layOut } from './view.ts';

/** Reads the instance every time: a plan is good for one state of the instance only. */
const usePlan = (storeId: string, changedPlan: Plan | null) =>
  useQuery({
    ...orpc.onboarding.plan.queryOptions({ input: { storeId } }),
    ...(changedPlan?.storeId === storeId ? { initialData: changedPlan } : {}),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

const PlannedReview = ({ facts }: StepProps) => {
  const text = useText();
  const { store } = facts;
  const view = useWizard((state) => state.view);
  const ask = useHandover((state) => state.ask);
  const [changedPlan] = useState(useHandover.getState().changedPlan);
  const [typed, setTyped] = useState('');
  const [agreedTo, agreeTo] = useState<string | null>(null);
  const query = usePlan(store.id, changedPlan);
  const again = () => void query.refetch();
  const onAction = useProblemAction(again);
  const plan = query.isError ? undefined : query.data;
  // The word was given on these stores; with another one among them it has to be given again.
  const sharers = plan?.sharedWith.join('\n') ?? '';
  const isShared = agreedTo === sharers;
  const layout = plan && layOut(plan, { typed, isShared });

  const apply = (agreed: Plan) => {
    ask({
      work: 'apply',
      storeId: store.id,
      stateToken: agreed.stateToken,
      confirmation: agreed.confirmation === null ? null : typed.trim(),
      shareDataSpace: isShared,
    });
    view(null);
    // From here on the apply decides; the apply step starts it and reads the facts again when it ends.
    rememberFacts({ ...facts, apply: 'running' });
  };

  const readAgain: StepAction = {
    label: text('step.review.check-again'),
    onPress: again,
    isPending: query.isFetching,
  };
  const label = (() => {
    if (layout?.isConnected) return text('step.review.finish');
    return plan?.confirmation != null ? text('step.review.apply-anyway') : text('step.review.apply');
  })();
  const isLocked = layout !== undefined && layout.locked.length > 0;
  const primary: StepAction = isLocked
    ? readAgain
    : {
        label,
        variant: plan?.confirmation != null ? 'negative' : 'accent',
        isDisabled: !layout?.canApply || query.isFetching,
        onPress: () => plan && apply(plan),
      };
  const state = layout?.isConnected ? 'step.review.connected' : 'step.review';
  const isStale = plan?.warnings.some(({ kind }) => kind === 'stale') === true;
  return (
    <StepPage
      title={text(`${state}.title`)}
      instruction={text(`${state}.instruction`)}
      reason={text(layout?.isConnected && isStale ? 'step.review.connected.stale-reason' : `${state}.reason`)}
      help={
        <>
          <p className={bodyText}>
            <Message id="step.review.help.masked" />
          </p>
          <p className={bodyText}>{text('step.review.help.together')}</p>
          <p className={bodyText}>
            <Message id="step.review.help.locked" />
          </p>
          <p className={bodyText}>{text('step.review.help.again')}</p>
        </>
      }
      notice={
        <>
          {query.isError && (
            <ProblemNotice
              problem={problemOf(query.error)}
              onAction={onAction}
              isPending={query.isFetching}
            />
          )}
          {changedPlan?.storeId === store.id && (
            <Notice variant="notice" title={text('step.review.changed.title')}>
              {text('step.review.changed.text')}
            </Notice>
          )}
        </>
      }
      primary={primary}
    >
      {query.isPending && <LoadingRows label={text('step.review.loading')} count={4} />}
      {plan && layout && (
        <PlanView
          store={store}
          plan={plan}
          layout={layout}
          typed={typed}
          onType={setTyped}
          isShared={isShared}
          onShare={(isAgreed) => agreeTo(isAgreed ? sharers : null)}
        />
      )}
    </StepPage>
  );
};

export default function ReviewStep({ facts }: StepProps) {
  const isGuided = facts.store.connection.kind === 'guided';
  return isGuided ? <GuidedReview facts={facts} /> : <PlannedReview facts={facts} />;
}
