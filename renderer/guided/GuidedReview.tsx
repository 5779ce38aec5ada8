/** The review of the guided way: what the user will enter. What the store holds now is not known. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sharedWith } from '../../shared/data-spaces.ts';
import { guidedAfter } from '../../shared/guided-undo.ts';
import { guidedFields } from '../../shared/model/connections/guided-fields.ts';
import { guidedIsCurrent } from '../../shared/steps.ts';
import { card } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { useTask } from '../components/useTask.ts';
import { client, orpc } from '../state/client.ts';
import { rememberFacts } from '../state/facts.ts';
import { useIsHere } from '../state/useIsHere.ts';
import { useWizard } from '../state/wizard.ts';
import type { StepProps } from '../steps/index.ts';
import { Notice } from '../steps/parts/Notice.tsx';
import { useProblemAction } from '../steps/parts/useProblemAction.ts';
import { SharedSpaceBox, SharedSpaceNotice } from '../steps/review/SharedSpace.tsx';
import { ShownValue } from '../steps/review/ShownValue.tsx';
import { GuidedHelp } from './GuidedHelp.tsx';

const list = style({
  display: 'grid',
  gridTemplateColumns: ['max-content', '1fr'],
  columnGap: 32,
  rowGap: 16,
  margin: 0,
  font: 'body',
});
const term = style({ color: 'neutral-subdued' });
const value = style({ margin: 0, overflowWrap: 'anywhere' });

export const GuidedReview = ({ facts }: StepProps) => {
  const text = useText();
  const task = useTask();
  const view = useWizard((state) => state.view);
  const isHere = useIsHere();
  const [agreedTo, agreeTo] = useState<string | null>(null);
  const stores = useQuery(orpc.stores.list.queryOptions()).data?.map((known) => known.store) ?? [];
  const { store } = facts;
  // What has begun has been agreed to.
  const sharing = guidedIsCurrent(facts)
    ? []
    : sharedWith(store, store.dataSpace?.environmentId ?? '', stores);
  // The word was given on these stores; with another one among them it has to be given again.
  const sharers = sharing.join('\n');
  const isShared = agreedTo === sharers;
  const begin = () =>
    void task.run(async () => {
      rememberFacts(await client.guided.begin({ storeId: store.id, shareDataSpace: isShared }));
      if (isHere()) view(null);
    });
  const onAction = useProblemAction(begin);
  return (
    <StepPage
      title={text('guided.review.title')}
      instruction={text('guided.review.instruction')}
      reason={text('guided.review.reason')}
      help={<GuidedHelp />}
      primary={{
        label: text('guided.review.begin'),
        onPress: begin,
        isPending: task.isPending,
        isDisabled: sharing.length > 0 && !isShared,
      }}
      notice={task.problem && <ProblemNotice problem={task.problem} onAction={onAction} />}
    >
      <SharedSpaceNotice names={sharing} />
      <Notice variant="notice" title={text('guided.review.not-known.title')}>
        {text('guided.review.not-known.text')}
      </Notice>
      <section className={card} aria-label={text('guided.review.values')}>
        <dl className={list}>
          {guidedFields.flatMap((field) => [
            <dt key={`${field} name`} className={term}>
              {text(`guided.field.${field}`)}
            </dt>,
            <dd key={field} className={value}>
              <ShownValue value={guidedAfter(facts, field)} />
            </dd>,
          ])}
        </dl>
      </section>
      {sharing.length > 0 && (
        <SharedSpaceBox
          names={sharing}
          isShared={isShared}
          onShare={(isAgreed) => agreeTo(isAgreed ? sharers : null)}
        />
      )}
    </StepPage>
  );
};
