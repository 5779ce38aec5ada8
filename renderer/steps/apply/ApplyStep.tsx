/** Step: the apply itself, or what became of one that was interrupted. */
import { GuidedApply } from '../../guided/GuidedApply.tsx';
import type { StepProps } from '../index.ts';
import { Applying } from './Applying.tsx';
import { Interrupted } from './Interrupted.tsx';

export default function ApplyStep({ facts }: StepProps) {
  if (facts.store.connection.kind === 'guided') return <GuidedApply facts={facts} />;
  return facts.apply === 'interrupted' ? <Interrupted facts={facts} /> : <Applying facts={facts} />;
}
