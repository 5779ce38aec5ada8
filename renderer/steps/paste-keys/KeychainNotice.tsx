/** Says when the keychain cannot keep anything, and offers to wait for it or to keep keys for this run only. */
import { Button } from '@react-spectrum/s2';
import { useEffect, useRef } from 'react';
import type { Problem, ProblemAction } from '../../../shared/problems.ts';
import { quietText, stackTight } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import { rememberKeychain, useKeychainStatus } from '../../state/keychain.ts';
import type { KeychainState } from './keychain-problem.ts';
import { keychainProblem } from './keychain-problem.ts';

interface KeychainNoticeProps {
  /** What the last attempt to keep a value ended with. */
  readonly problem: Problem | null;
  /** Called when the keychain can keep values again. */
  readonly onReady: () => void;
}

const works = (state: KeychainState | undefined): boolean => state === 'ready' || state === 'session-only';

export const KeychainNotice = ({ problem: entryProblem, onReady }: KeychainNoticeProps) => {
  const text = useText();
  const task = useTask();
  const status = useKeychainStatus();
  const wasReady = useRef(works(status?.state));
  const problem = task.problem ?? entryProblem ?? keychainProblem(status?.state);

  useEffect(() => {
    if (works(status?.state) && !wasReady.current) onReady();
    wasReady.current = works(status?.state);
  });

  const tryAgain = () =>
    void task.run(async () => {
      const answer = await client.credentials.unlockKeychain();
      rememberKeychain(answer);
      if (entryProblem !== null && works(answer.state)) onReady();
    });
  const forThisRun = () =>
    void task.run(async () => {
      // biome-ignore lint/correctness/useHookAtTopLevel: a procedure of the contract, not a hook
      rememberKeychain(await client.credentials.useSessionKeychain());
      if (entryProblem !== null) onReady();
    });
  const act = (action: ProblemAction) => (action === 'use-session-keychain' ? forThisRun() : tryAgain());

  if (problem === null) return null;
  const isUnavailable = problem.code === 'keychain.unavailable';
  return (
    <div className={stackTight}>
      <ProblemNotice problem={problem} onAction={act} isPending={task.isPending} variant="notice" />
      {task.isPending && <p className={quietText}>{text('keychain.waiting')}</p>}
      <div>
        <Button
          size="S"
          variant="secondary"
          onPress={isUnavailable ? tryAgain : forThisRun}
          isDisabled={task.isPending}
        >
          {text(isUnavailable ? 'common.try-again' : 'problem-action.use-session-keychain')}
        </Button>
      </div>
    </div>
  );
};
