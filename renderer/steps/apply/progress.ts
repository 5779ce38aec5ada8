/** What is known of an apply or an undo while its events come in. Pure. */
import type { ApplyEvent } from '../../../shared/contract/onboarding.ts';
import type { ApplyPhase } from '../../../shared/model/apply-phase.ts';
import { applyPhases } from '../../../shared/model/apply-phase.ts';
import type { Problem } from '../../../shared/problems.ts';

type EndEvent = Exclude<ApplyEvent, { type: 'phase' | 'undoing' }>;

/** `lost` = the stream ended without saying how the apply ended. */
export type ApplyEnd = EndEvent | { readonly type: 'lost'; readonly problem: Problem | null };

export interface Progress {
  readonly work: 'apply' | 'undo';
  /** The phases that were announced, in that order; the last one is under way or was the last. */
  readonly seen: readonly ApplyPhase[];
  readonly isCancellable: boolean;
  readonly end: ApplyEnd | null;
}

export const noProgress: Progress = { work: 'apply', seen: [], isCancellable: false, end: null };

export const withEvent = (progress: Progress, event: ApplyEvent): Progress => {
  if (event.type === 'undoing') return { ...progress, work: 'undo' };
  return event.type === 'phase'
    ? { ...progress, seen: [...progress.seen, event.phase], isCancellable: event.cancellable }
    : { ...progress, isCancellable: false, end: event };
};

const isDone = (end: ApplyEnd | null): boolean => end?.type === 'done' || end?.type === 'undone';

export const withLoss = (progress: Progress, problem: Problem | null): Progress =>
  progress.end === null ? { ...progress, isCancellable: false, end: { type: 'lost', problem } } : progress;

export type PhaseState = 'waiting' | 'running' | 'done' | 'stopped' | 'skipped';

/** The phases on the screen: an undo ends when its values are read back. */
export const shownPhases = ({ work }: Progress): readonly ApplyPhase[] =>
  work === 'undo' ? applyPhases.filter((phase) => phase !== 'key-check') : applyPhases;

/** The state of every phase. Whoever joins late has not seen the first ones: they are done all the same. */
export const phaseStates = ({ seen, end }: Progress): ReadonlyMap<ApplyPhase, PhaseState> => {
  const order = seen.map((phase) => applyPhases.indexOf(phase));
  const first = order[0] ?? 0;
  const last = order.at(-1) ?? -1;
  const stateOf = (phase: ApplyPhase, index: number): PhaseState => {
    if (index > last) return isDone(end) ? 'skipped' : 'waiting';
    if (index < last) return seen.includes(phase) || index < first ? 'done' : 'skipped';
    if (end === null) return 'running';
    return isDone(end) ? 'done' : 'stopped';
  };
  return new Map(applyPhases.map((phase, index) => [phase, stateOf(phase, index)]));
};
