/** The last look: which pair takes the place of which, and in which stores. */
import { useState } from 'react';
import { useText } from '../components/Message.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { refreshClients } from '../state/clients.ts';
import { Notice } from '../steps/parts/Notice.tsx';
import { AffectedStores } from './AffectedStores.tsx';
import { BeginProblem } from './BeginProblem.tsx';
import { DiscardDialog } from './DiscardDialog.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { PairChanges } from './PairChanges.tsx';
import type { ClientKeys } from './types.ts';
import type { Run } from './useRun.ts';

interface ConfirmProps extends ClientKeys {
  readonly fresh: NonNullable<ClientKeys['fresh']>;
  readonly run: Run;
  readonly onBack: () => void;
}

export const Confirm = ({ keySet, fresh, rotation, run, onBack }: ConfirmProps) => {
  const text = useText();
  const task = useTask();
  const [isDiscarding, setDiscarding] = useState(false);
  const isAnew = rotation.open !== null;
  const begin = (unknownProjects: readonly string[]) =>
    void task.run(async () => {
      await client.rotation.begin({
        keySetId: keySet.id,
        fromKeySetId: fresh.id,
        unknownProjects: [...unknownProjects],
        anew: isAnew,
      });
      await refreshClients();
      void run.start({ storeIds: null });
    });
  return (
    <StepPage
      title={text('rotation.confirm.title', { name: keySet.label })}
      instruction={text('rotation.confirm.instruction')}
      reason={text('rotation.confirm.reason')}
      help={<KeysHelp />}
      onBack={onBack}
      primary={{
        label: text('rotation.confirm.go'),
        onPress: () => begin([]),
        isPending: task.isPending,
        // The answer would be the same; what helps is the agreement below it, or other values.
        isDisabled: task.problem?.code === 'rotation.other-account',
      }}
      secondary={{
        label: text('rotation.discard'),
        onPress: () => setDiscarding(true),
        isDisabled: task.isPending,
      }}
      notice={
        <>
          {task.problem && (
            <BeginProblem
              problem={task.problem}
              stores={rotation.stores}
              isPending={task.isPending}
              onAgain={begin}
              onKeys={onBack}
            />
          )}
          {isAnew && (
            <Notice variant="notice" title={text('rotation.confirm.anew.title')}>
              {text('rotation.confirm.anew.text')}
            </Notice>
          )}
        </>
      }
    >
      <PairChanges keySet={keySet} fresh={fresh} />
      <AffectedStores rotation={rotation} />
      {isDiscarding && (
        <DiscardDialog fresh={fresh} onDone={() => undefined} onClose={() => setDiscarding(false)} />
      )}
    </StepPage>
  );
};
