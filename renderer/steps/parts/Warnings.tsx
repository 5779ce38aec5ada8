/** The warnings of a plan or of a data space: what would happen, and what to do instead. */
import type { Purpose } from '../../../shared/model/store.ts';
import type { PlanWarning } from '../../../shared/plan.ts';
import type { MessageId } from '../../app/message-ids.ts';
import { stackTight } from '../../components/layout.ts';
import { Message, type TextValues, useText } from '../../components/Message.tsx';
import { Notice } from './Notice.tsx';

const valuesOf = ({ kind: _, ...values }: PlanWarning): TextValues => values;

/** Adobe's rule for a production store in use is a prohibition, so it is worded as one. */
const titleOf = ({ kind }: PlanWarning, all: readonly PlanWarning[], purpose: Purpose): MessageId => {
  if (kind !== 'moves-data' || purpose !== 'production') return `plan.warning.${kind}.title`;
  const withKeys = all.some((other) => other.kind === 'replaces-keys');
  return withKeys ? 'plan.warning.moves-production-with-keys.title' : 'plan.warning.moves-production.title';
};

const informative: readonly PlanWarning['kind'][] = [
  'keeps-data-space',
  'stale',
  'unusual-active-environment',
];
const variantOf = ({ kind }: PlanWarning) => {
  if (kind === 'moves-data') return 'negative';
  return informative.includes(kind) ? 'informative' : 'notice';
};

interface WarningsProps {
  readonly warnings: readonly PlanWarning[];
  readonly purpose: Purpose;
}

export const Warnings = ({ warnings, purpose }: WarningsProps) => {
  const text = useText();
  if (warnings.length === 0) return null;
  return (
    <div className={stackTight}>
      {warnings.map((warning) => {
        const values = valuesOf(warning);
        return (
          <Notice
            key={`${warning.kind} ${Object.values(values).join(' ')}`}
            variant={variantOf(warning)}
            title={text(titleOf(warning, warnings, purpose), values)}
          >
            <Message id={`plan.warning.${warning.kind}.text`} values={values} />
          </Notice>
        );
      })}
    </div>
  );
};
