/** The pairs that change places, by the ends of their API keys; an environment that keeps its pair says so. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { environments } from '../../shared/model/environment.ts';
import type { KeySet } from '../../shared/model/key-set.ts';
import { card, quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { enteredIn } from './stage.ts';

const list = style({
  display: 'grid',
  gridTemplateColumns: ['max-content', '1fr'],
  columnGap: 32,
  rowGap: 12,
  margin: 0,
  font: 'body',
});
const term = style({ color: 'neutral-subdued' });
const value = style({ margin: 0 });

interface PairChangesProps {
  readonly keySet: KeySet;
  readonly fresh: KeySet;
}

export const PairChanges = ({ keySet, fresh }: PairChangesProps) => {
  const text = useText();
  const entered = enteredIn(fresh);
  return (
    <section className={card} aria-label={text('rotation.confirm.pairs')}>
      <dl className={list}>
        {environments.map((environment) => (
          <div key={environment} style={{ display: 'contents' }}>
            <dt className={term}>{text(`common.${environment}`)}</dt>
            {entered.includes(environment) ? (
              <dd className={value}>
                {text('rotation.confirm.pair', {
                  before: keySet[environment].apiKey?.last4 ?? text('rotation.confirm.no-pair'),
                  after: fresh[environment].apiKey?.last4 ?? '',
                })}
              </dd>
            ) : (
              <dd className={`${value} ${quietText}`}>{text('rotation.confirm.kept')}</dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
};
