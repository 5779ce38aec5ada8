/** One environment's pair: the end of its API key, and what the gateway said last. */
import { StatusLight } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useIntl } from 'react-intl';
import type { Environment } from '../../shared/model/environment.ts';
import { type KeyPairView, validCheck } from '../../shared/model/key-set.ts';
import { useText } from '../components/Message.tsx';
import { type PairWord, pairWord } from './view.ts';

const lights = {
  missing: 'neutral',
  incomplete: 'notice',
  'not-asked': 'neutral',
  accepted: 'positive',
  rejected: 'negative',
  'not-confirmed': 'notice',
} as const satisfies Record<PairWord, string>;

const whole = style({ display: 'contents' });
const term = style({ font: 'body-sm', color: 'neutral-subdued' });
const key = style({ font: 'code-sm', margin: 0 });
const word = style({ margin: 0 });

interface PairLineProps {
  readonly environment: Environment;
  readonly pair: KeyPairView;
}

export const PairLine = ({ environment, pair }: PairLineProps) => {
  const text = useText();
  const { formatDate } = useIntl();
  const check = validCheck(pair);
  const said = pairWord(pair);
  const when = check && formatDate(check.checkedAt, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className={whole}>
      <dt className={term}>{text(`common.${environment}`)}</dt>
      <dd className={key}>{pair.apiKey ? `…${pair.apiKey.last4}` : ''}</dd>
      <dd className={word}>
        <StatusLight size="S" variant={lights[said]}>
          {text(`clients.pair.${said}`)}
          {when !== null && ` · ${when}`}
        </StatusLight>
      </dd>
    </div>
  );
};
