/** Step: the apply itself, or what became of one that was interrupted. */
import { GuidedApply } from '../../guided/GuidedApply.tsx';
import { GuidedBefore } from '../../guided/GuidedBefore.tsx';
import { GuidedUndo } from '../../guided/GuidedUndo.tsx';
import type { StepProps } from '../index.ts';
import { Applying } from './Applying.tsx';
import { Interrupted } from './Interrupted.tsx';

const GuidedStep = ({ facts }: StepProps) => {
  const { undoable, guided } = facts.store;
  if (undoable?.walk) return <GuidedUndo facts={facts} undoable={undoable} walk={undoable.walk} />;
  return guided !== null && guided.former === null ? (
    <GuidedBefore facts={facts} given={guided.answers} />
  ) : (
    <GuidedApply facts={facts} />
  );
};

export default function ApplyStep({ facts }: StepProps) {
  if (facts.store.connection.kind === 'guided') return <GuidedStep facts={facts} />;
  return facts.apply === 'interrupted' ? <Interrupted facts={facts} /> : <Applying facts={facts} />;
}
