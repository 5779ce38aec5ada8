/** The last check of the store: when it was, what was found, and what to do about each finding. */
import { Button, StatusLight } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useIntl } from 'react-intl';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { StoreCheck } from '../../../shared/model/store-check.ts';
import { bodyText, card, quietText, row, sectionTitle } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { lights } from '../../home/lights.ts';
import { CheckActions } from './CheckActions.tsx';
import { driftId } from './check-view.ts';
import { DriftLine } from './DriftLine.tsx';
import { useCheck } from './useCheck.ts';

const head = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 16,
  flexWrap: 'wrap',
});
const findings = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const list = style({
  listStyleType: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
});

const lightOf = { ...lights, 'as-applied': 'positive' } as const;

const Found = ({ facts, check }: { readonly facts: StoreFacts; readonly check: StoreCheck }) => {
  const text = useText();
  const isByHand = facts.store.connection.kind === 'guided';
  const fine = isByHand ? 'by-hand' : 'unasked';
  return (
    <>
      {check.result === 'as-applied' && (
        <p className={bodyText}>
          {check.problem === null && !isByHand
            ? text('check.as-applied')
            : check.problem === null || !isByHand
              ? text(`check.as-applied.${fine}`)
              : text('check.as-applied.unasked')}
        </p>
      )}
      {check.drifts.length > 0 && (
        <ul className={list} aria-label={text('check.found')}>
          {check.drifts.map((drift) => (
            <DriftLine key={driftId(drift)} drift={drift} store={facts.store} />
          ))}
        </ul>
      )}
    </>
  );
};

export const CheckPanel = ({ facts }: { readonly facts: StoreFacts }) => {
  const text = useText();
  const { formatDate } = useIntl();
  const { check } = facts.store;
  const checking = useCheck(facts.store);
  const word = check?.result ?? 'as-applied';
  const state = word === 'as-applied' ? 'connected' : word;
  return (
    <section className={card} aria-label={text('check.title')} aria-busy={checking.isRunning}>
      <div className={head}>
        <div className={row}>
          <h2 className={sectionTitle}>{text('check.title')}</h2>
          {check && <StatusLight variant={lightOf[word]}>{text(`home.state.${state}`)}</StatusLight>}
        </div>
        <Button variant="secondary" isPending={checking.isRunning} onPress={checking.start}>
          {text('check.now')}
        </Button>
      </div>
      <div className={findings} aria-live="polite">
        <p className={quietText}>
          {check
            ? text('check.at', { when: formatDate(check.at, { dateStyle: 'long', timeStyle: 'medium' }) })
            : text('check.never')}
        </p>
        {check ? (
          <Found facts={facts} check={check} />
        ) : (
          <p className={quietText}>{text('check.explains')}</p>
        )}
        {check?.problem && !checking.problem && (
          <ProblemNotice problem={check.problem} variant="notice" onAction={checking.act} />
        )}
        {checking.problem && <ProblemNotice problem={checking.problem} onAction={checking.act} />}
        {check && <CheckActions facts={facts} check={check} />}
      </div>
    </section>
  );
};
