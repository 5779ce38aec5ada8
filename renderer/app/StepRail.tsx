/** All steps of the way, with what is done and where the user is; those that can be reached can be opened. */
import Checkmark from '@react-spectrum/s2/icons/Checkmark';
import { focusRing, iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { Button } from 'react-aria-components';
import type { Facts, StepId } from '../../shared/steps.ts';
import { steps } from '../../shared/steps.ts';
import { useText } from '../components/Message.tsx';
import { useStep } from '../state/step.tsx';

const rail = style({
  width: { default: 72, md: 220 },
  flexShrink: 0,
  height: 'full',
  overflowY: 'auto',
  boxSizing: 'border-box',
  paddingX: 12,
  paddingY: 24,
  backgroundColor: 'layer-1',
  borderEndWidth: 1,
  borderStartWidth: 0,
  borderYWidth: 0,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const list = style({
  listStyleType: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
});
const item = style<{ isSelected: boolean; isHovered: boolean; isFocusVisible: boolean; isDisabled: boolean }>(
  {
    ...focusRing(),
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    width: 'full',
    boxSizing: 'border-box',
    paddingX: 12,
    paddingY: 8,
    borderWidth: 0,
    borderRadius: 'default',
    textAlign: 'start',
    font: 'ui',
    fontWeight: { default: 'normal', isSelected: 'bold' },
    color: { default: 'neutral', isDisabled: 'neutral-subdued' },
    backgroundColor: { default: 'transparent', isHovered: 'gray-100', isSelected: 'gray-200' },
    cursor: { default: 'pointer', isDisabled: 'default' },
  },
);
const dot = style<{ state: 'done' | 'current' | 'upcoming' }>({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  size: 24,
  flexShrink: 0,
  boxSizing: 'border-box',
  borderRadius: 'full',
  borderWidth: 2,
  borderStyle: 'solid',
  font: 'ui-sm',
  fontWeight: 'bold',
  borderColor: { state: { done: 'positive-900', current: 'accent-900', upcoming: 'gray-400' } },
  backgroundColor: { state: { done: 'positive-900', current: 'accent-900', upcoming: 'transparent' } },
  color: { state: { done: 'white', current: 'white', upcoming: 'neutral-subdued' } },
});
/** In a narrow window, or a page made larger, the numbers have to do; the buttons have names. */
const name = style({ display: { default: 'none', md: 'inline' } });
const tick = iconStyle({ size: 'S', color: 'white' });

type RailState = 'done' | 'current' | 'upcoming';

const stateOf = (facts: Facts, id: StepId, current: StepId): RailState => {
  if (id === current) return 'current';
  const order = steps.map((step) => step.id);
  return order.indexOf(id) < order.indexOf(current) && facts.store !== null ? 'done' : 'upcoming';
};

export const StepRail = ({ facts }: { readonly facts: Facts }) => {
  const text = useText();
  const { step: viewed, current, reachable, goTo } = useStep();
  const visible = steps.filter((step) => step.when(facts));
  return (
    <nav className={rail} aria-label={text('app.steps')}>
      <ol className={list}>
        {visible.map(({ id }, index) => {
          const state = stateOf(facts, id, current);
          return (
            <li key={id}>
              <Button
                className={(render) => item({ ...render, isSelected: id === viewed })}
                isDisabled={!reachable.includes(id)}
                {...(id === viewed ? { 'aria-current': 'step' as const } : {})}
                aria-label={text(`app.step-state.${state}`, {
                  number: index + 1,
                  name: text(`app.step.${id}`),
                })}
                onPress={() => goTo(id)}
              >
                <span className={dot({ state })} aria-hidden>
                  {state === 'done' ? <Checkmark styles={tick} /> : index + 1}
                </span>
                <span className={name}>{text(`app.step.${id}`)}</span>
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
