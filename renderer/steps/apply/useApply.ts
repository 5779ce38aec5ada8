/** Starts the apply or the undo that was asked for, or follows the one under way, and collects its progress. */
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { client, problemOf } from '../../state/client.ts';
import { refreshFacts } from '../../state/facts.ts';
import { noProgress, type Progress, withEvent, withLoss } from './progress.ts';
import { type ApplyRequest, useHandover } from './request.ts';

export interface Applying {
  readonly progress: Progress;
  /** The user asked to stop, and the answer is not known yet or was "too late". */
  readonly stopping: 'no' | 'asked' | 'too-late';
  readonly stopProblem: Problem | null;
  readonly stop: () => void;
  /** Follows once more, after the progress was lost. */
  readonly again: () => void;
}

/** Nothing is known yet but what was asked for. */
const progressOf = (storeId: string): Progress => {
  const { request } = useHandover.getState();
  return { ...noProgress, work: request?.storeId === storeId ? request.work : 'apply' };
};

const eventsOf = (storeId: string, request: ApplyRequest | null, signal: AbortSignal) => {
  if (request?.work === 'apply') return client.onboarding.apply(request, { signal });
  if (request?.work === 'undo') return client.onboarding.undo(request, { signal });
  return client.onboarding.follow({ storeId }, { signal });
};

/** Closing the stream (leaving the step) does not stop the apply. */
export const useApply = (storeId: string): Applying => {
  const [progress, setProgress] = useState<Progress>(() => progressOf(storeId));
  const [attempt, setAttempt] = useState(0);
  const [stopping, setStopping] = useState<Applying['stopping']>('no');
  const [stopProblem, setStopProblem] = useState<Problem | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt follows the same apply again
  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    let isKnown = false;
    const follow = async (): Promise<void> => {
      const { request } = useHandover.getState();
      const events = await eventsOf(storeId, request?.storeId === storeId ? request : null, signal);
      for await (const event of events) {
        if (signal.aborted) return;
        // From here on this apply is followed, never started again.
        if (!isKnown) useHandover.getState().finish();
        isKnown = true;
        setProgress((before) => withEvent(before, event));
      }
    };
    const run = async (): Promise<void> => {
      try {
        await follow();
        if (!signal.aborted) setProgress((before) => withLoss(before, null));
      } catch (error) {
        if (!signal.aborted) setProgress((before) => withLoss(before, problemOf(error)));
      }
    };
    void run();
    return () => {
      left.abort();
      setProgress(progressOf(storeId));
      // What the facts say about this apply may be old by now.
      if (isKnown) void refreshFacts(storeId);
    };
  }, [storeId, attempt]);

  const again = useCallback(() => {
    setStopping('no');
    setAttempt((before) => before + 1);
  }, []);

  const stop = useCallback(() => {
    setStopping('asked');
    setStopProblem(null);
    client.onboarding.cancel({ storeId }).then(
      ({ cancelled }) => setStopping(cancelled ? 'asked' : 'too-late'),
      (error: unknown) => {
        setStopping('no');
        setStopProblem(problemOf(error));
      },
    );
  }, [storeId]);

  return { progress, stopping, stopProblem, stop, again };
};
