/** Where the wizard stands for the open store, and how the user moves. */
import { createContext, useContext } from 'react';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import { currentStep, reachableSteps, type StepId } from '../../shared/steps.ts';
import { useIsHere } from './useIsHere.ts';
import { useWizard } from './wizard.ts';

export interface StepPosition {
  readonly step: StepId;
  /** The step that the facts ask for; `step` differs from it while the user looks back. */
  readonly current: StepId;
  readonly reachable: readonly StepId[];
}

export const positionOf = (facts: StoreFacts, viewed: StepId | null): StepPosition => {
  const current = currentStep(facts);
  const reachable = reachableSteps(facts);
  const step = viewed !== null && reachable.includes(viewed) ? viewed : current;
  return { step, current, reachable };
};

const PositionContext = createContext<StepPosition>({
  step: 'store',
  current: 'store',
  reachable: ['store'],
});
export const PositionProvider = PositionContext.Provider;

/** Of a step that the user has left, they do nothing: an answer that comes late moves nobody. */
export interface StepMoves extends StepPosition {
  /** Opens a step that can be reached. */
  readonly goTo: (step: StepId) => void;
  /** The step before this one; undefined on the first. */
  readonly back: (() => void) | undefined;
  /** The step after this one, as far as the facts allow. */
  readonly next: () => void;
  /** Keeps this step open although its work is done, so that the user sees the result before going on. */
  readonly stay: () => void;
}

export const useStep = (): StepMoves => {
  const position = useContext(PositionContext);
  const show = useWizard((state) => state.view);
  const isHere = useIsHere();
  const view = (target: StepId | null) => isHere() && show(target);
  const { step, current, reachable } = position;
  const goTo = (target: StepId) => void view(target === current ? null : target);
  const place = reachable.indexOf(step);
  const before = place > 0 ? reachable[place - 1] : undefined;
  const after = reachable[place + 1];
  return {
    ...position,
    goTo,
    back: before === undefined ? undefined : () => goTo(before),
    next: () => void (after === undefined ? view(null) : goTo(after)),
    stay: () => void view(step),
  };
};
