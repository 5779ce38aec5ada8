/** Checks the open store, and shows what was found as soon as it is known. */
import type { Store } from '../../../shared/model/store.ts';
import type { Problem, ProblemAction } from '../../../shared/problems.ts';
import { useBatch } from '../../many/useBatch.ts';
import { client } from '../../state/client.ts';
import { signInToStore } from '../../state/sign-in.ts';
import { useProblemAction } from '../parts/useProblemAction.ts';

interface Checking {
  readonly isRunning: boolean;
  /** Why there is no result; what a check found is kept with the store. */
  readonly problem: Problem | null;
  readonly start: () => void;
  readonly act: (action: ProblemAction, problem: Problem) => void;
}

export const useCheck = (store: Store): Checking => {
  const { isRunning, progress, start: startBatch } = useBatch();
  const start = () =>
    void (async () => {
      // Somebody is there to be asked, other than at a check by the schedule. Why that failed, the check will say.
      await signInToStore(store).catch(() => false);
      await startBatch((signal) => client.checks.run({ storeIds: [store.id] }, { signal }));
    })();
  const result = progress?.report?.results[0];
  // A refusal, or a time limit: then nothing was kept.
  const ended = result && ['refused', 'stopped'].includes(result.outcome) ? result.problem : null;
  return { isRunning, problem: progress?.problem ?? ended, start, act: useProblemAction(start) };
};
