/** Goes on after a step's work was saved: to the next step, wherever the user came from. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { currentStep, type StepId } from '../../../shared/steps.ts';
import { rememberFacts } from '../../state/facts.ts';
import { useIsHere } from '../../state/useIsHere.ts';
import { useWizard } from '../../state/wizard.ts';

export const useAdvance = (): ((facts: StoreFacts, step: StepId) => void) => {
  const view = useWizard((state) => state.view);
  const isHere = useIsHere();
  return (facts, step) => {
    rememberFacts(facts);
    if (isHere()) view(currentStep(facts) === step ? null : step);
  };
};
