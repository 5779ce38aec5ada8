/** An apply or an undo that was interrupted: the instance is read back, and the user is told what it holds. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import type { Resolution } from '../../../shared/contract/onboarding.ts';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { quietText, stackTight } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { orpc, problemOf } from '../../state/client.ts';
import { refreshFacts, rememberFacts } from '../../state/facts.ts';
import { useWizard } from '../../state/wizard.ts';
import { Notice } from '../parts/Notice.tsx';
import { useProblemAction } from '../parts/useProblemAction.ts';
import { ApplyHelp } from './ApplyHelp.tsx';

const variantOf = { old: 'informative', new: 'positive', mixed: 'notice' } as const;

const Result = ({ work, outcome, finished, startedAt }: Resolution) => {
  const text = useText();
  const intl = useIntl();
  const date = intl.formatDate(startedAt, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <div className={stackTight} data-resolution={outcome}>
      <Notice variant={variantOf[outcome]} title={text(`step.${work}.interrupted.${outcome}.title`)}>
        {text(`step.${work}.interrupted.${outcome}.text`)}{' '}
        {finished && text(`step.${work}.interrupted.finished`)}
      </Notice>
      <p className={quietText}>{text('step.apply.interrupted.started', { date })}</p>
    </div>
  );
};

/** Reading back may finish what is missing; asking twice does no harm, so a query may do it. */
export const Interrupted = ({ facts }: { readonly facts: StoreFacts }) => {
  const text = useText();
  const view = useWizard((state) => state.view);
  const query = useQuery({
    ...orpc.onboarding.resolve.queryOptions({ input: { storeId: facts.store.id } }),
    gcTime: 0,
  });
  const onAction = useProblemAction(() => void query.refetch());
  const resolution = query.data;
  const storeId = resolution?.facts.store.id;
  useEffect(() => {
    if (storeId === undefined) return;
    // Whoever leaves without the button must not find the interruption again.
    return () => void refreshFacts(storeId);
  }, [storeId]);
  const goOn = () => {
    view(null);
    if (resolution) rememberFacts(resolution.facts);
  };
  const unread = query.isError ? 'unread' : 'instruction';
  const isUndo = resolution?.work === 'undo';
  const isSettled = isUndo || resolution?.outcome === 'new';
  const continueLabel = text(isSettled ? 'step.apply.continue' : 'step.apply.to-review');
  return (
    <StepPage
      title={text('step.apply.interrupted.title')}
      instruction={text(`step.apply.interrupted.${resolution ? 'read' : unread}`)}
      reason={text(isUndo ? 'step.undo.interrupted.reason' : 'step.apply.interrupted.reason')}
      help={<ApplyHelp />}
      onBack={null}
      primary={
        query.isError
          ? {
              label: text('step.apply.read-back'),
              onPress: () => void query.refetch(),
              isPending: query.isFetching,
            }
          : { label: continueLabel, onPress: goOn, isDisabled: resolution === undefined }
      }
      notice={
        <>
          {query.isError && <ProblemNotice problem={problemOf(query.error)} onAction={onAction} />}
          {resolution && <Result {...resolution} />}
        </>
      }
    >
      {query.isFetching && <Waiting label={text('step.review.loading')} />}
    </StepPage>
  );
};
