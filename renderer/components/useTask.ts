/** Runs one request at a time and keeps the problem that it ended with. For requests that must leave no trace in a cache. */
import { useCallback, useState } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { problemOf } from '../state/client.ts';

export interface Task {
  readonly isPending: boolean;
  readonly problem: Problem | null;
  /** Resolves to true when the work ended well. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
  readonly clear: () => void;
}

export const useTask = (): Task => {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(async (work: () => Promise<void>) => {
    setPending(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setPending(false);
    }
  }, []);
  const clear = useCallback(() => setProblem(null), []);
  return { isPending, problem, run, clear };
};
