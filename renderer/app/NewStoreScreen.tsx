/** A store that is not there yet: the first step, with the rest of the way in sight. */

import { PositionProvider } from '../state/step.tsx';
import { NewStore } from '../steps/store/NewStore.tsx';
import { StepRail } from './StepRail.tsx';
import { WithRail } from './WithRail.tsx';

const beginning = { step: 'store', current: 'store', reachable: ['store'] } as const;
const noFacts = { store: null, keySet: null, apply: 'none' } as const;

export default function NewStoreScreen() {
  return (
    <PositionProvider value={beginning}>
      <WithRail rail={<StepRail facts={noFacts} />}>
        <NewStore />
      </WithRail>
    </PositionProvider>
  );
}
