/** One difference between the store and what was applied to it, in words, with what to do. */
import AlertTriangle from '@react-spectrum/s2/icons/AlertTriangle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Store } from '../../../shared/model/store.ts';
import type { Drift } from '../../../shared/model/store-check.ts';
import { bodyText } from '../../components/layout.ts';
import { type TextValues, useText } from '../../components/Message.tsx';
import { pathWords } from '../review/path-words.ts';
import { nameOfId } from './check-view.ts';

const frame = style({ display: 'flex', gap: 12, alignItems: 'start' });
const words = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });
const title = style({ font: 'title-sm', margin: 0, overflowWrap: 'anywhere' });
const todo = style({ overflowWrap: 'anywhere' });
const icon = iconStyle({ size: 'M', color: 'notice', marginTop: 2 });

const useValues = (drift: Drift, store: Store): TextValues => {
  const text = useText();
  const named = (kind: Parameters<typeof nameOfId>[1], id: string): string => {
    const name = nameOfId(store, kind, id);
    return name === null ? id : text('check.named', { name, id });
  };
  switch (drift.kind) {
    case 'keys-changed':
      return { environment: text(`common.${drift.environment}`) };
    case 'project-changed':
    case 'data-space-changed':
      return {
        applied: named(drift.kind, drift.applied),
        now: drift.now === null ? text('check.nothing') : named(drift.kind, drift.now),
      };
    case 'lock-added':
      return { path: pathWords(text, drift.path), source: text(`step.store.fact.lock.${drift.source}`) };
    case 'gateway-changed':
      return { environment: text(`common.${drift.environment}`), address: drift.address ?? '' };
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

const todoOf = (drift: Drift) => {
  if (drift.kind === 'keys-changed' && drift.replaced) return 'check.drift.keys-changed.replaced';
  if (drift.kind === 'gateway-changed' && drift.address === null) return 'check.drift.gateway-changed.adobes';
  return `check.drift.${drift.kind}.todo` as const;
};

interface DriftLineProps {
  readonly drift: Drift;
  readonly store: Store;
}

export const DriftLine = ({ drift, store }: DriftLineProps) => {
  const text = useText();
  const values = useValues(drift, store);
  return (
    <li className={frame} data-drift={drift.kind}>
      <AlertTriangle styles={icon} />
      <div className={words}>
        <h3 className={title}>{text(`check.drift.${drift.kind}.title`, values)}</h3>
        <p className={`${bodyText} ${todo}`}>{text(todoOf(drift), values)}</p>
      </div>
    </li>
  );
};
