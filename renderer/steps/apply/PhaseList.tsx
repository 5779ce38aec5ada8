/** The phases of an apply, one below the other, each with its state. */
import { ProgressCircle } from '@react-spectrum/s2';
import AlertDiamond from '@react-spectrum/s2/icons/AlertDiamond';
import Checkmark from '@react-spectrum/s2/icons/Checkmark';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { card } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { type PhaseState, type Progress, phaseStates, shownPhases } from './progress.ts';

const list = style({
  listStyleType: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
});
const row = style<{ state: PhaseState }>({
  display: 'flex',
  alignItems: 'center',
  gap: 16,
  font: 'body',
  color: { default: 'body', state: { waiting: 'neutral-subdued', skipped: 'neutral-subdued' } },
  fontWeight: { default: 'normal', state: { running: 'bold', stopped: 'bold' } },
});
const mark = style<{ state: PhaseState }>({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  size: 24,
  flexShrink: 0,
  boxSizing: 'border-box',
  borderRadius: 'full',
  borderStyle: 'solid',
  borderWidth: { default: 0, state: { waiting: 2, skipped: 2 } },
  borderColor: 'gray-300',
  backgroundColor: { default: 'transparent', state: { done: 'positive-900' } },
});
const grow = style({ flexGrow: 1, minWidth: 0 });
const word = style({ font: 'body-sm', color: 'neutral-subdued' });
const tick = iconStyle({ size: 'S', color: 'white' });
const alert = iconStyle({ size: 'M', color: 'negative' });

const Mark = ({ state }: { readonly state: PhaseState }) => {
  const text = useText();
  return (
    <span className={mark({ state })} aria-hidden>
      {state === 'done' && <Checkmark styles={tick} />}
      {state === 'running' && (
        <ProgressCircle isIndeterminate size="S" aria-label={text('step.apply.state.running')} />
      )}
      {state === 'stopped' && <AlertDiamond styles={alert} />}
    </span>
  );
};

const hidden = style({
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
});

export const PhaseList = ({ progress }: { readonly progress: Progress }) => {
  const text = useText();
  const states = phaseStates(progress);
  const last = progress.seen.at(-1);
  return (
    <section className={card} aria-label={text('step.apply.phases')}>
      <ol className={list}>
        {shownPhases(progress).map((phase) => {
          const state = states.get(phase) ?? 'waiting';
          return (
            <li key={phase} className={row({ state })} data-phase={phase} data-state={state}>
              <Mark state={state} />
              <span className={grow}>{text(`step.apply.phase.${phase}`)}</span>
              <span className={word}>{text(`step.apply.state.${state}`)}</span>
            </li>
          );
        })}
      </ol>
      <p className={hidden} role="status">
        {last &&
          text('step.apply.announce', {
            phase: text(`step.apply.phase.${last}`),
            state: text(`step.apply.state.${states.get(last) ?? 'waiting'}`),
          })}
      </p>
    </section>
  );
};
