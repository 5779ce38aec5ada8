/** One difference between the store and what was applied to it, in words, with what to do. */
import AlertTriangle from '@react-spectrum/s2/icons/AlertTriangle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Drift } from '../../../shared/model/store-check.ts';
import { bodyText } from '../../components/layout.ts';
import { type TextValues, useText } from '../../components/Message.tsx';
import { pathWords } from '../review/path-words.ts';

const frame = style({ display: 'flex', gap: 12, alignItems: 'start' });
const words = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });
const title = style({ font: 'title-sm', margin: 0, overflowWrap: 'anywhere' });
const todo = style({ overflowWrap: 'anywhere' });
const icon = iconStyle({ size: 'M', color: 'notice', marginTop: 2 });

const useValues = (drift: Drift): TextValues => {
  const text = useText();
  switch (drift.kind) {
    case 'keys-changed':
      return { environment: text(`common.${drift.environment}`) };
    case 'project-changed':
    case 'data-space-changed':
      return { applied: drift.applied, now: drift.now ?? text('check.nothing') };
    case 'lock-added':
      return { path: pathWords(text, drift.path), source: text(`step.store.fact.lock.${drift.source}`) };
    case 'gateway-changed':
      return {
        environment: text(`common.${drift.environment}`),
        address: drift.address ?? text('check.adobes'),
      };
    case 'keys-rejected':
      return {
        environment: text(`common.${drift.environment}`),
        message: drift.message,
        requestId: drift.requestId ?? text('check.no-request-id'),
      };
    case 'stale':
      return {};
  }
};

export const DriftLine = ({ drift }: { readonly drift: Drift }) => {
  const text = useText();
  const values = useValues(drift);
  return (
    <li className={frame} data-drift={drift.kind}>
      <AlertTriangle styles={icon} />
      <div className={words}>
        <h3 className={title}>{text(`check.drift.${drift.kind}.title`, values)}</h3>
        <p className={`${bodyText} ${todo}`}>{text(`check.drift.${drift.kind}.todo`, values)}</p>
      </div>
    </li>
  );
};
