/** Step: the apply itself, or what became of one that was interrupted. */
import type { StepProps } from '../index.ts';
import { Applying } from './Applying.tsx';
import { Interrupted } from './Interrupted.tsx';

export default function ApplyStep({ facts }: StepProps) {
  return facts.apply === 'interrupted' ? <Interrupted facts={facts} /> : <Applying facts={facts} />;
}
