/** Step *store*: how the instance is reached, and what was found there. */
import type { StepProps } from '../index.ts';
import { PracticeStore } from './PracticeStore.tsx';
import { ReachStore } from './ReachStore.tsx';

export default function StoreStep({ facts }: StepProps) {
  return facts.store.connection.kind === 'practice' ? (
    <PracticeStore facts={facts} />
  ) : (
    <ReachStore facts={facts} />
  );
}
