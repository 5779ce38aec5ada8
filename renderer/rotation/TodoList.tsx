/** What is left: stores that still use other keys than the client's. It follows from the facts and stays until it is empty. */
import { useState } from 'react';
import type { Rotation } from '../../shared/rotation.ts';
import { bodyText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { BatchResults } from '../many/BatchResults.tsx';
import { SaveReport } from '../many/SaveReport.tsx';
import { useWizard } from '../state/wizard.ts';
import { GiveUpDialog } from './GiveUpDialog.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { OtherKeys } from './OtherKeys.tsx';
import { groupsOf } from './stage.ts';
import { TodoGroups } from './TodoGroups.tsx';
import type { ClientKeys } from './types.ts';
import type { Run } from './useRun.ts';

interface TodoListProps extends ClientKeys {
  readonly open: NonNullable<Rotation['open']>;
  readonly run: Run;
  /** The new pair is no good either: yet another one. */
  readonly onEnterOthers: () => void;
}

export const TodoList = ({ keySet, rotation, open, run, onEnterOthers }: TodoListProps) => {
  const text = useText();
  const openClients = useWizard((state) => state.openClients);
  const [isGivingUp, setGivingUp] = useState(false);
  const { batch, start } = run;
  const { progress, isRunning } = batch;
  const groups = groupsOf(rotation);
  const count = groups.left.length + groups.byHand.length;
  const words = open.givenUp ? 'rotation.given-up' : 'rotation.todo';
  const leave = { label: text('rotation.back-to-clients'), onPress: openClients };
  const all = () => void start({ storeIds: null });
  const storeIds = groups.left.map(({ storeId }) => storeId);
  const again = () => void start({ storeIds });
  return (
    <StepPage
      title={text(`${words}.title`, { name: keySet.label })}
      instruction={text(isRunning ? `${words}.running` : `${words}.left`, { count })}
      reason={text(isRunning ? 'rotation.todo.leaving' : 'rotation.todo.stays')}
      help={<KeysHelp />}
      onBack={isRunning ? null : openClients}
      primary={
        isRunning
          ? { label: text('many.stop'), onPress: batch.stop }
          : groups.left.length > 0
            ? { label: text('rotation.todo.all', { count: groups.left.length }), onPress: again }
            : leave
      }
      notice={progress?.problem && <ProblemNotice problem={progress.problem} onAction={all} />}
    >
      {isRunning && progress && (
        <BatchResults
          label={text('rotation.todo.progress')}
          progress={progress}
          isPlan={false}
          onLeave={() => undefined}
        />
      )}
      {!isRunning && (
        <>
          <TodoGroups groups={groups} onTry={(request) => void start(request)} />
          {progress?.report && (
            <p className={bodyText}>
              <SaveReport report={progress.report} />
            </p>
          )}
          <OtherKeys
            isGivenUp={open.givenUp}
            onGiveUp={() => setGivingUp(true)}
            onEnterOthers={onEnterOthers}
          />
        </>
      )}
      {isGivingUp && (
        <GiveUpDialog
          keySet={keySet}
          isGivenUp={open.givenUp}
          onDone={all}
          onClose={() => setGivingUp(false)}
        />
      )}
    </StepPage>
  );
};
