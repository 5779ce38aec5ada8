/** What was found on an instance, in plain facts, and what is worth knowing before going on. */
import { Badge } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { Purpose } from '../../../shared/model/store.ts';
import { card, sectionTitle } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
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

type Row = readonly [label: string, shown: string];

const known = (label: string, shown: string | null): readonly Row[] =>
  shown === null ? [] : [[label, shown]];

const useRows = (instance: InstanceFacts): readonly Row[] => {
  const text = useText();
  const unknown = text('common.unknown');
  const { edition, version, keys } = instance;
  const name = edition === null ? '' : text(`common.edition.${edition}`);
  const product = `${name} ${version ?? ''}`.trim() || unknown;
  const modules = instance.modules
    .filter((module) => module.enabled)
    .map(({ name, version: moduleVersion }) => (moduleVersion === null ? name : `${name} ${moduleVersion}`));
  const hasKeys = [keys.sandbox, keys.production].some((pair) => pair.apiKey ?? pair.privateKey);
  return [
    [text('step.store.fact.product'), product],
    [text('step.store.fact.mode'), instance.mode ?? unknown],
    [text('step.store.fact.admin'), instance.adminUrl ?? unknown],
    // Only where PHP is reached itself: elsewhere they say nothing.
    ...known(text('step.store.fact.php'), instance.php),
    ...known(text('step.store.fact.owner'), instance.owner),
    [text('step.store.fact.modules'), modules.length > 0 ? modules.join(', ') : unknown],
    [text('step.store.fact.keys'), text(hasKeys ? 'step.store.fact.keys.yes' : 'step.store.fact.keys.no')],
  ];
};

export const InstanceSummary = ({ instance, purpose }: SummaryProps) => {
  const text = useText();
  const rows = useRows(instance);
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
