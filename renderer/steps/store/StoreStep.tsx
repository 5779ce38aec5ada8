/** Step *store*: how the instance is reached, and what was found there. */
import type { StepProps } from '../index.ts';
import { LocalStore } from './LocalStore.tsx';
import { PracticeStore } from './PracticeStore.tsx';

export default function StoreStep({ facts }: StepProps) {
  return facts.store.connection.kind === 'practice' ? (
    <PracticeStore facts={facts} />
  ) : (
    <LocalStore facts={facts} />
  );
}
