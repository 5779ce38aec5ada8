/** What was found on an instance, in plain facts, and what is worth knowing before going on. */
import { Badge } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { Purpose } from '../../../shared/model/store.ts';
import { card, sectionTitle } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { useFactRows } from './fact-rows.ts';
import { InstanceNotes } from './InstanceNotes.tsx';
import { MissingModules } from './MissingModules.tsx';

interface SummaryProps {
  readonly instance: InstanceFacts;
  readonly purpose: Purpose;
}

const titleRow = style({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 });
const facts = style({
  display: 'grid',
  gridTemplateColumns: ['auto', '1fr'],
  columnGap: 24,
  rowGap: 8,
  margin: 0,
});
const term = style({ font: 'ui', color: 'neutral-subdued' });
const value = style({ font: 'ui', margin: 0, overflowWrap: 'anywhere' });

export const InstanceSummary = ({ instance, purpose }: SummaryProps) => {
  const text = useText();
  const rows = useFactRows(instance);
  return (
    <>
      <section className={card} aria-label={text('step.store.found')}>
        <div className={titleRow}>
          <h2 className={sectionTitle}>{text('step.store.found')}</h2>
          <Badge variant="positive" fillStyle="subtle">
            {text('step.store.reached')}
          </Badge>
        </div>
        <dl className={facts}>
          {rows.map(([label, shown]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt className={term}>{label}</dt>
              <dd className={value}>{shown}</dd>
            </div>
          ))}
        </dl>
      </section>
      <MissingModules instance={instance} />
      <InstanceNotes instance={instance} purpose={purpose} />
    </>
  );
};
