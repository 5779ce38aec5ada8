/** The apply of the guided way: the user enters one value at a time in the Admin and ticks it here. */
import { Button } from '@react-spectrum/s2';
import { useState } from 'react';
import type { GuidedField, GuidedKeyField } from '../../shared/model/connections/guided.ts';
import { guidedFields } from '../../shared/model/connections/guided-fields.ts';
import type { StepAction } from '../components/Actions.tsx';
import { card, quietText } from '../components/layout.ts';
import { Message, useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { rememberFacts } from '../state/facts.ts';
import { useIsHere } from '../state/useIsHere.ts';
import { useWizard } from '../state/wizard.ts';
import type { StepProps } from '../steps/index.ts';
import { useProblemAction } from '../steps/parts/useProblemAction.ts';
import { FieldRow } from './FieldRow.tsx';
import { GuidedHelp } from './GuidedHelp.tsx';
import { Sheet } from './Sheet.tsx';
import { valueList } from './ValueRow.tsx';
import { Verified } from './Verified.tsx';

export const GuidedApply = ({ facts }: StepProps) => {
  const text = useText();
  const task = useTask();
  const view = useWizard((state) => state.view);
  const isHere = useIsHere();
  const [copied, setCopied] = useState<GuidedKeyField | null>(null);
  const { store } = facts;
  const storeId = store.id;
  const { connection, guided } = store;
  const ticked = guided?.ticked ?? [];
  const nextField = guidedFields.find((field) => !ticked.includes(field));
  const verified = guided?.verified ?? null;

  const tick = (field: GuidedField, isTicked: boolean) =>
    void task.run(async () => rememberFacts(await client.guided.tick({ storeId, field, isTicked })));
  const copy = (field: GuidedKeyField) =>
    void task.run(async () => {
      setCopied(null);
      await client.guided.copy({ storeId, field });
      setCopied(field);
    });
  const ask = () =>
    void task.run(async () => {
      if (guided === null) return;
      const { answers } = guided;
      rememberFacts(await client.guided.answer({ storeId, answers, isFinal: false }));
    });
  const verify = () => void task.run(async () => rememberFacts(await client.guided.verify({ storeId })));
  const finish = () =>
    void task.run(async () => {
      rememberFacts(await client.guided.finish({ storeId }));
      if (isHere()) view(null);
    });
  const onAction = useProblemAction(verify);

  const isReady = nextField === undefined;
  const again: StepAction = { label: text('guided.verify'), onPress: verify, isPending: task.isPending };
  const primary: StepAction =
    isReady && verified !== null
      ? { label: text('guided.finish'), onPress: finish, isPending: task.isPending }
      : { ...again, isDisabled: !isReady };
  const page = connection.kind === 'guided' ? connection.page : 'services';
  return (
    <StepPage
      title={text('guided.apply.title')}
      instruction={<Message id="guided.apply.instruction" values={{ page: text(`guided.page.${page}`) }} />}
      reason={text('guided.apply.reason')}
      help={<GuidedHelp />}
      primary={primary}
      secondary={isReady && verified !== null ? again : undefined}
      notice={
        task.problem ? (
          <ProblemNotice problem={task.problem} onAction={onAction} />
        ) : (
          isReady && verified !== null && <Verified {...verified} />
        )
      }
    >
      <section className={card} aria-label={text('guided.apply.list')}>
        <ol className={valueList}>
          {guidedFields.map((field) => (
            <FieldRow
              key={field}
              facts={facts}
              field={field}
              isTicked={ticked.includes(field)}
              isNext={field === nextField}
              isBusy={task.isPending}
              onTick={(isTicked) => tick(field, isTicked)}
              onCopy={copy}
            />
          ))}
        </ol>
        <p className={quietText} role="status">
          {copied !== null && text('guided.copied', { field: text(`guided.field.${copied}`) })}
        </p>
      </section>
      <Sheet store={store} task={task}>
        <Button variant="secondary" fillStyle="outline" onPress={ask} isDisabled={task.isPending}>
          {text('guided.before.change')}
        </Button>
      </Sheet>
    </StepPage>
  );
};
