/** Step: the store is connected. What it is connected to, and what to do now. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { lazy, Suspense, useState } from 'react';
import { undoableAt } from '../../../shared/undo.ts';
import { bodyText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { OpenLinkButton } from '../../components/OpenLinkButton.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { useKeychainStatus } from '../../state/keychain.ts';
import { useWizard } from '../../state/wizard.ts';
import type { StepProps } from '../index.ts';
import { Notice } from '../parts/Notice.tsx';
import { ConnectedSummary } from './ConnectedSummary.tsx';
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

export default function NextStepsStep({ facts }: StepProps) {
  const text = useText();
  const { store } = facts;
  const undoable = undoableAt(store, new Date());
  const [isAsking, setAsking] = useState(false);
  const keychain = useKeychainStatus();
  const goHome = useWizard((state) => state.goHome);
  return (
    <StepPage
      title={text('step.next-steps.title', { name: store.name })}
      instruction={text('step.next-steps.instruction')}
      reason={text('step.next-steps.reason')}
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
      <ConnectedSummary facts={facts} />
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
}
