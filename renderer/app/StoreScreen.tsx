/** One store: the rail of steps, and the step that is open. */
import { Suspense } from 'react';
import { FailedPage } from '../components/FailedPage.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { problemOf } from '../state/client.ts';
import { useFacts } from '../state/facts.ts';
import { PositionProvider, positionOf } from '../state/step.tsx';
import { useWizard } from '../state/wizard.ts';
import { stepComponents } from '../steps/index.ts';
import { StepRail } from './StepRail.tsx';
import { WithRail } from './WithRail.tsx';

export default function StoreScreen({ storeId }: { readonly storeId: string }) {
  const facts = useFacts(storeId);
  const viewed = useWizard((state) => state.viewed);
  const problem = facts.isError ? problemOf(facts.error) : null;
  // What is known stays, with what was typed into it; only a store that is gone takes its page along.
  if (problem !== null && (facts.data === undefined || problem.code === 'stores.not-found')) {
    return <FailedPage problem={problem} onRetry={() => void facts.refetch()} />;
  }
  if (facts.data === undefined) return <Waiting />;
  const position = positionOf(facts.data, viewed);
  const Step = stepComponents[position.step];
  return (
    <PositionProvider value={position}>
      <WithRail rail={<StepRail facts={facts.data} />}>
        <Suspense fallback={<Waiting />}>
          <Step key={position.step} facts={facts.data} />
        </Suspense>
      </WithRail>
    </PositionProvider>
  );
}
