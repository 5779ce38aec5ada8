/** What the store is connected to: project, data space, keys, and the store's own checks. */
import { Badge } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useIntl } from 'react-intl';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { environments } from '../../../shared/model/environment.ts';
import { card } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ServerChecks } from '../parts/ServerChecks.tsx';
import { useTypeName } from '../parts/useTypeName.ts';
import { shortFingerprint } from '../review/view.ts';

const list = style({
  display: 'grid',
  gridTemplateColumns: ['max-content', '1fr'],
  columnGap: 32,
  rowGap: 12,
  margin: 0,
  font: 'body',
});
const term = style({ color: 'neutral-subdued' });
const value = style({
  margin: 0,
  overflowWrap: 'anywhere',
  display: 'flex',
  gap: 8,
  alignItems: 'center',
  flexWrap: 'wrap',
});
const strong = style({ fontWeight: 'bold', color: 'heading' });
const lines = style({ margin: 0, display: 'flex', flexDirection: 'column', gap: 4 });
const print = style({ font: 'code-xs', color: 'neutral-subdued' });
const divider = style({ height: 1, backgroundColor: 'gray-200' });

export const ConnectedSummary = ({ facts: { store, keySet } }: { readonly facts: StoreFacts }) => {
  const text = useText();
  const intl = useIntl();
  const typeName = useTypeName();
  const { project, dataSpace, applied } = store;
  // What the user entered was never seen by us; the notice on the page says so.
  const checks = store.connection.kind === 'guided' ? [] : (applied?.serverChecks ?? []);
  return (
    <section className={card} aria-label={text('step.next-steps.summary')}>
      <dl className={list}>
        <dt className={term}>{text('step.next-steps.project')}</dt>
        <dd className={value}>
          <span className={strong}>{project?.projectName || project?.projectId}</span>
        </dd>
        <dt className={term}>{text('step.next-steps.data-space')}</dt>
        <dd className={value}>
          <span className={strong}>{dataSpace?.environmentName || dataSpace?.environmentId}</span>
          {dataSpace && (
            <Badge size="S" fillStyle="subtle" variant="neutral">
              {typeName(dataSpace)}
            </Badge>
          )}
        </dd>
        <dt className={term}>{text('step.next-steps.keys')}</dt>
        <dd className={lines}>
          {environments.map((environment) => {
            const apiKey = keySet?.[environment].apiKey;
            if (!apiKey) return null;
            return (
              <span key={environment} className={value}>
                {text('step.next-steps.key-line', { environment, last4: apiKey.last4 })}
                <span className={print}>
                  {text('plan.value.fingerprint', { fingerprint: shortFingerprint(apiKey.fingerprint) })}
                </span>
              </span>
            );
          })}
        </dd>
        {applied && <dt className={term}>{text('step.next-steps.applied-at')}</dt>}
        {applied && (
          <dd className={value}>{intl.formatDate(applied.at, { dateStyle: 'long', timeStyle: 'short' })}</dd>
        )}
      </dl>
      {checks.length > 0 && <div className={divider} />}
      <ServerChecks checks={checks} />
    </section>
  );
};
