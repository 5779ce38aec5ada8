/** Goes on after a step's work was saved: to the next step, wherever the user came from. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { currentStep, type StepId } from '../../../shared/steps.ts';
import { rememberFacts } from '../../state/facts.ts';
import { useWizard } from '../../state/wizard.ts';

export const useAdvance = (): ((facts: StoreFacts, step: StepId) => void) => {
  const view = useWizard((state) => state.view);
  return (facts, step) => {
    rememberFacts(facts);
    view(currentStep(facts) === step ? null : step);
  };
};
