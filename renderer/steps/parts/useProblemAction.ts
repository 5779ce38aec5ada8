/** What the button of a problem does in the later steps. */
import type { Problem, ProblemAction } from '../../../shared/problems.ts';
import type { StepId } from '../../../shared/steps.ts';
import { client } from '../../state/client.ts';
import { rememberKeychain } from '../../state/keychain.ts';
import { openLink } from '../../state/links.ts';
import { signInToOpenStore } from '../../state/sign-in.ts';
import { askSsh } from '../../state/ssh-question.ts';
import { useStep } from '../../state/step.tsx';
import { questionOf } from '../store/ssh-questions.ts';

const stepOf: Partial<Record<ProblemAction, StepId>> = {
  'open-keys-step': 'paste-keys',
  'open-store-step': 'store',
  'choose-php': 'store',
  'ssh-run-as-owner': 'store',
  'open-project-step': 'project',
  'open-data-space-step': 'data-space',
};

// Not a React hook, whatever its name says.
const { useSessionKeychain: keepInMemory } = client.credentials;

/** `again` repeats what went wrong. */
export const useProblemAction = (again: () => void): ((action: ProblemAction, problem: Problem) => void) => {
  const { goTo } = useStep();
  /** Where the preparation itself fails, repeating says why. */
  const thenAgain = (ready: Promise<boolean>): void =>
    void ready.then((isReady) => isReady && again(), again);
  return (action, problem) => {
    const step = stepOf[action];
    const question = questionOf(problem);
    if (question) thenAgain(askSsh(question));
    else if (step) goTo(step);
    else if (action === 'open-portal') {
      thenAgain(openLink('account-dashboard', null).then(() => false));
    } else if (action === 'use-session-keychain') {
      thenAgain(
        keepInMemory({}).then((status) => {
          rememberKeychain(status);
          return true;
        }),
      );
    } else if (action === 'sign-in-admin') {
      thenAgain(signInToOpenStore());
    } else again();
  };
};
