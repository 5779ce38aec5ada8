/** The undo of the guided way: the user puts one former value at a time back into the page and ticks it here. */
import { useEffect, useRef, useState } from 'react';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import { undoFields } from '../../shared/guided-undo.ts';
import type {
  GuidedField,
  GuidedKeyField,
  GuidedMark,
  GuidedUndo as Walk,
} from '../../shared/model/connections/guided.ts';
import type { Undoable } from '../../shared/model/store.ts';
import type { StepAction } from '../components/Actions.tsx';
import { card, quietText } from '../components/layout.ts';
import { Message, useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { rememberFacts } from '../state/facts.ts';
import { useWizard } from '../state/wizard.ts';
import type { StepProps } from '../steps/index.ts';
import { useProblemAction } from '../steps/parts/useProblemAction.ts';
import { GuidedHelp } from './GuidedHelp.tsx';
import { Sheet } from './Sheet.tsx';
import { LeftNotice, UndoVerified } from './UndoNotices.tsx';
import { UndoRow } from './UndoRow.tsx';
import { valueList } from './ValueRow.tsx';

interface GuidedUndoProps extends StepProps {
  readonly undoable: Undoable;
  readonly walk: Walk;
}

/** The end is shown before the facts lead elsewhere. */
const Undone = ({ facts, left }: { readonly facts: StoreFacts; readonly left: Walk['left'] }) => {
  const text = useText();
  const goHome = useWizard((state) => state.goHome);
  const leave = () => {
    rememberFacts(facts);
    goHome();
  };
  return (
    <StepPage
      title={text('step.undo.done.title')}
      instruction={text('guided.undo.done.instruction')}
      reason={text('step.undo.done.reason')}
      help={<GuidedHelp />}
      onBack={null}
      primary={{ label: text('step.undo.home'), onPress: leave }}
      notice={<LeftNotice left={left} />}
    />
  );
};

const Walking = ({
  facts,
  undoable,
  walk,
  onEnd,
}: GuidedUndoProps & { onEnd: (end: StoreFacts) => void }) => {
  const text = useText();
  const task = useTask();
  const [copied, setCopied] = useState<GuidedKeyField | null>(null);
  const { store } = facts;
  const storeId = store.id;
  const { done, left, verified } = walk;
  const fields = undoFields(undoable);
  const markOf = (field: GuidedField): GuidedMark => {
    if (done.includes(field)) return 'done';
    return left.includes(field) ? 'left' : 'open';
  };
  const next = fields.find(({ field }) => markOf(field) === 'open');
  const hasBegun = done.length + left.length > 0;
  const rows = useRef<HTMLOListElement>(null);
  const marked = useRef<GuidedField | null>(null);

  // A button that goes with its press leaves the keyboard nowhere: it goes on where the walk does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each mark
  useEffect(() => {
    if (marked.current === null || document.activeElement !== document.body) return;
    const place = next ? `[data-field="${next.field}"] input` : `[data-field="${marked.current}"] button`;
    rows.current?.querySelector<HTMLElement>(place)?.focus();
  }, [done, left]);

  const mark = (field: GuidedField, as: GuidedMark) =>
    void task.run(async () => {
      marked.current = field;
      rememberFacts(await client.guided.markUndo({ storeId, field, mark: as }));
    });
  const copy = (field: GuidedKeyField) =>
    void task.run(async () => {
      setCopied(null);
      await client.guided.copyFormer({ storeId, field });
      setCopied(field);
    });
  const verify = () => void task.run(async () => rememberFacts(await client.guided.verifyUndo({ storeId })));
  const finish = () => void task.run(async () => onEnd(await client.guided.finishUndo({ storeId })));
  const cancel = () => void task.run(async () => rememberFacts(await client.guided.cancelUndo({ storeId })));
  const onAction = useProblemAction(verify);

  const isReady = next === undefined;
  const again: StepAction = { label: text('guided.verify'), onPress: verify, isPending: task.isPending };
  const primary: StepAction =
    isReady && verified !== null
      ? { label: text('guided.undo.finish'), onPress: finish, isPending: task.isPending }
      : { ...again, isDisabled: !isReady };
  const { connection } = store;
  const page = connection.kind === 'guided' ? connection.page : 'services';
  return (
    <StepPage
      title={text('guided.undo.title')}
      instruction={<Message id="guided.undo.instruction" values={{ page: text(`guided.page.${page}`) }} />}
      reason={text('guided.undo.reason')}
      help={<GuidedHelp />}
      onBack={hasBegun ? null : cancel}
      primary={primary}
      secondary={isReady && verified !== null ? again : undefined}
      notice={
        <>
          {task.problem && <ProblemNotice problem={task.problem} onAction={onAction} />}
          {!task.problem && isReady && verified !== null && <UndoVerified {...verified} />}
        </>
      }
    >
      <section className={card} aria-label={text('guided.undo.list')}>
        <ol ref={rows} className={valueList}>
          {fields.map((item) => (
            <UndoRow
              key={item.field}
              item={item}
              mark={markOf(item.field)}
              isNext={item === next}
              isBusy={task.isPending}
              onMark={(as) => mark(item.field, as)}
              onCopy={copy}
            />
          ))}
        </ol>
        <p className={quietText} role="status">
          {copied !== null && text('guided.copied', { field: text(`guided.field.${copied}`) })}
        </p>
      </section>
      <Sheet store={store} task={task} />
      {hasBegun && <p className={quietText}>{text('guided.undo.no-way-back')}</p>}
    </StepPage>
  );
};

export const GuidedUndo = (props: GuidedUndoProps) => {
  const [end, setEnd] = useState<StoreFacts | null>(null);
  return end ? <Undone facts={end} left={props.walk.left} /> : <Walking {...props} onEnd={setEnd} />;
};
