/** Step: the store is connected. What it is connected to, what the last check found, and what to do now. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { lazy, Suspense, useState } from 'react';
import { undoableAt } from '../../../shared/undo.ts';
import { LateTexts } from '../../components/LateTexts.tsx';
import { bodyText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { OpenLinkButton } from '../../components/OpenLinkButton.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { useKeychainStatus } from '../../state/keychain.ts';
import { useWizard } from '../../state/wizard.ts';
import type { StepProps } from '../index.ts';
import { Notice } from '../parts/Notice.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import { ConnectedSummary } from './ConnectedSummary.tsx';
import { troubleOf } from './check-view.ts';
import { Todo } from './Todo.tsx';
import { todosOf } from './todos.ts';

const UndoDialog = lazy(() => import('../../undo/UndoDialog.tsx'));

const list = style({
  listStyleType: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexDirection: 'column',
});
const heading = style({ font: 'title', margin: 0, marginBottom: 8 });

const NextSteps = ({ facts }: StepProps) => {
  const text = useText();
  const { store } = facts;
  const trouble = troubleOf(facts);
  const undoable = undoableAt(store, new Date());
  const [isAsking, setAsking] = useState(false);
  const keychain = useKeychainStatus();
  const goHome = useWizard((state) => state.goHome);
  return (
    <StepPage
      title={text(trouble ? `check.${trouble}.title` : 'step.next-steps.title', { name: store.name })}
      instruction={text(trouble ? `check.${trouble}.instruction` : 'step.next-steps.instruction')}
      reason={text(trouble ? `check.${trouble}.reason` : 'step.next-steps.reason')}
      help={
        <>
          <p className={bodyText}>{text('step.next-steps.help.change')}</p>
          <p className={bodyText}>{text('step.next-steps.help.regenerate')}</p>
        </>
      }
      primary={{ label: text('step.next-steps.home'), onPress: goHome }}
      secondary={undoable ? { label: text('undo.button'), onPress: () => setAsking(true) } : undefined}
      notice={
        store.connection.kind === 'guided' && (
          <Notice variant="informative" title={text('guided.no-undo.title')}>
            {text(undoable ? 'guided.by-hand.text' : 'guided.no-undo.text')}
          </Notice>
        )
      }
    >
      <Suspense>
        {isAsking && undoable && (
          <UndoDialog facts={facts} undoable={undoable} onClose={() => setAsking(false)} />
        )}
      </Suspense>
      {trouble && <CheckPanel facts={facts} />}
      <ConnectedSummary facts={facts} />
      {!trouble && <CheckPanel facts={facts} />}
      <section>
        <h2 className={heading}>{text('step.next-steps.todo')}</h2>
        <ol className={list}>
          {todosOf(facts, keychain?.state).map(({ id, textId, links }, index) => (
            <Todo key={id} number={index + 1} title={text(`step.next-steps.${id}.title`)} textId={textId}>
              {links.map(({ link, labelId }) => (
                <OpenLinkButton key={link} link={link} storeId={store.id} label={text(labelId)} />
              ))}
            </Todo>
          ))}
        </ol>
      </section>
    </StepPage>
  );
};

export default function NextStepsStep(props: StepProps) {
  return (
    <LateTexts area="checks">
      <NextSteps {...props} />
    </LateTexts>
  );
}
