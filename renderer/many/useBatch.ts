/** Follows work on many stores: how far it is, and the report at its end. Closing the stream stops the work cleanly. */
import { useEffect, useRef, useState } from 'react';
import type { BatchEvent, BatchReport, BatchResult } from '../../shared/model/batch.ts';
import type { Problem } from '../../shared/problems.ts';
import { orpc, problemOf, queryClient } from '../state/client.ts';

/** Starts the work; aborting the signal stops it. */
export type BatchCall = (signal: AbortSignal) => Promise<AsyncIterable<BatchEvent>>;

export interface BatchProgress {
  readonly total: number;
  readonly results: readonly BatchResult[];
  /** Names of the stores that are being worked on. */
  readonly running: readonly string[];
  readonly report: BatchReport | null;
  /** The user stopped it; what became of the stores that had begun is seen in the list. */
  readonly isStopped: boolean;
  /** The work as a whole could not be done, or its stream broke off. */
  readonly problem: Problem | null;
}

const none: BatchProgress = {
  total: 0,
  results: [],
  running: [],
  report: null,
  isStopped: false,
  problem: null,
};

const withEvent = (progress: BatchProgress, event: BatchEvent): BatchProgress => {
  switch (event.type) {
    case 'begun':
      return { ...none, total: event.total };
    case 'store-begun':
      return { ...progress, running: [...progress.running, event.name] };
    case 'store-phase':
      return progress;
    case 'store-ended': {
      const running = progress.running.filter((name) => name !== event.result.name);
      return { ...progress, running, results: [...progress.results, event.result] };
    }
    case 'ended':
      return { ...progress, running: [], results: event.report.results, report: event.report };
  }
};

export interface Batch {
  readonly progress: BatchProgress | null;
  readonly isRunning: boolean;
  /** Resolves to the report, or to null when there is none. */
  readonly start: (call: BatchCall) => Promise<BatchReport | null>;
  readonly stop: () => void;
}

export const useBatch = (): Batch => {
  const [progress, setProgress] = useState<BatchProgress | null>(null);
  const [isRunning, setRunning] = useState(false);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const start = async (call: BatchCall): Promise<BatchReport | null> => {
    // A second press comes before the first one is seen.
    if (controller.current !== null) return null;
    const own = new AbortController();
    controller.current = own;
    setRunning(true);
    let current = none;
    setProgress(current);
    try {
      for await (const event of await call(own.signal)) {
        current = withEvent(current, event);
        setProgress(current);
      }
    } catch (error) {
      if (!own.signal.aborted) current = { ...current, problem: problemOf(error) };
    } finally {
      const isStopped = own.signal.aborted && current.report === null;
      setProgress({ ...current, running: [], isStopped });
      setRunning(false);
      controller.current = null;
      await queryClient.invalidateQueries({ queryKey: orpc.stores.key() });
    }
    return current.report;
  };
  return { progress, isRunning, start, stop: () => controller.current?.abort() };
};
