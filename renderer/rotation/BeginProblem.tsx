/** Why the new pairs were not taken; for keys of another account, the one way past it, store by store. */
import { Button, Checkbox } from '@react-spectrum/s2';
import { useState } from 'react';
import type { Problem, ProblemAction } from '../../shared/problems.ts';
import type { RotationStore } from '../../shared/rotation.ts';
import { bodyText, card, sectionTitle, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { namedIn } from './stage.ts';

interface BeginProblemProps {
  readonly problem: Problem;
  readonly stores: readonly RotationStore[];
  readonly isPending: boolean;
  /** Tries again; these stores get the pair although it does not know their project. */
  readonly onAgain: (unknownProjects: readonly string[]) => void;
  /** Back to the values. */
  readonly onKeys: () => void;
}

export const BeginProblem = ({ problem, stores, isPending, onAgain, onKeys }: BeginProblemProps) => {
  const text = useText();
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const act = (action: ProblemAction) => (action === 'open-keys-step' ? onKeys() : onAgain([]));
  const isOther = problem.code === 'rotation.other-account';
  const strangers = isOther ? namedIn(String(problem.params.names ?? ''), stores) : [];
  const agree = (storeId: string, isAgreed: boolean) =>
    setAgreed((before) => {
      const after = new Set(before);
      if (isAgreed) after.add(storeId);
      else after.delete(storeId);
      return after;
    });
  return (
    <div className={stack}>
      <ProblemNotice problem={problem} onAction={act} isPending={isPending} />
      {strangers.length > 0 && (
        <section className={card}>
          <h2 className={sectionTitle}>{text('rotation.other-account.title')}</h2>
          <p className={bodyText}>{text('rotation.other-account.text')}</p>
          {strangers.map(({ storeId, name }) => (
            <Checkbox
              key={storeId}
              isSelected={agreed.has(storeId)}
              onChange={(isAgreed) => agree(storeId, isAgreed)}
            >
              {text('rotation.other-account.agree', { name })}
            </Checkbox>
          ))}
          <div>
            <Button
              variant="negative"
              isPending={isPending}
              isDisabled={strangers.some(({ storeId }) => !agreed.has(storeId))}
              onPress={() => onAgain([...agreed])}
            >
              {text('rotation.other-account.go')}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
};
