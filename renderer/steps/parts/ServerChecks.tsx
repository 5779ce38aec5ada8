/** What the store itself found out about its two key pairs. */
import { StatusLight } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ServerCheck } from '../../../shared/model/instance.ts';
import { quietText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';

const list = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const heading = style({ font: 'title-sm', margin: 0 });
const check = style({ display: 'flex', flexDirection: 'column', gap: 4 });
const line = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 12,
  font: 'body',
});

const lightOf = {
  accepted: 'positive',
  rejected: 'negative',
  'not-confirmed': 'notice',
  'not-possible': 'neutral',
} as const;

export const ServerChecks = ({ checks }: { readonly checks: readonly ServerCheck[] }) => {
  const text = useText();
  if (checks.length === 0) return null;
  return (
    <div className={list}>
      <h2 className={heading}>{text('step.server-check.title')}</h2>
      {checks.map(({ environment, verdict, message, requestId }) => (
        <div key={environment} className={check} data-server-check={environment} data-verdict={verdict}>
          <div className={line}>
            <span>{text(`step.server-check.${environment}`)}</span>
            <StatusLight variant={lightOf[verdict]}>{text(`step.server-check.${verdict}`)}</StatusLight>
          </div>
          {verdict !== 'accepted' && <p className={quietText}>{text(`step.server-check.${verdict}.text`)}</p>}
          {verdict !== 'accepted' && verdict !== 'not-possible' && message !== '' && (
            <p className={quietText}>{text('step.server-check.words', { message })}</p>
          )}
          {verdict !== 'accepted' && requestId !== null && (
            <p className={quietText}>{text('step.server-check.request-id', { requestId })}</p>
          )}
        </div>
      ))}
    </div>
  );
};
