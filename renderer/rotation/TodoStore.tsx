/** One store that is left: why, and what to do about it. */
import { Button, StatusLight } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useIntl } from 'react-intl';
import type { RotationState, RotationStore } from '../../shared/rotation.ts';
import { bodyText, quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { useWizard } from '../state/wizard.ts';
import { answerWhatWasAsked } from './answer.ts';

type LeftState = Exclude<RotationState, 'has-keys' | 'not-connected'>;

const lights = {
  'to-do': 'notice',
  unreachable: 'negative',
  'by-hand': 'informative',
  refused: 'negative',
} as const satisfies Record<LeftState, string>;

const isLeftState = (state: RotationState): state is LeftState => state in lights;

const frame = style({
  display: 'flex',
  alignItems: 'start',
  gap: 16,
  paddingY: 12,
  borderBottomWidth: { default: 1, ':last-child': 0 },
  borderTopWidth: 0,
  borderXWidth: 0,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const words = style({ display: 'flex', flexDirection: 'column', gap: 4, flexGrow: 1, minWidth: 0 });
const title = style({ font: 'title-sm', margin: 0, overflowWrap: 'anywhere' });
const buttons = style({ display: 'flex', gap: 8, flexShrink: 0, flexWrap: 'wrap', justifyContent: 'end' });

interface TodoStoreProps {
  readonly store: RotationStore;
  readonly onTry: () => void;
  /** Writes over keys that somebody else put there, after asking. */
  readonly onOverwrite: () => void;
}

export const TodoStore = ({ store, onTry, onOverwrite }: TodoStoreProps) => {
  const text = useText();
  const { formatDate } = useIntl();
  const openStore = useWizard((state) => state.openStore);
  const { storeId, name, state, missed } = store;
  const isByHand = state === 'by-hand';
  const problem = isByHand ? null : missed?.problem;
  const tryAgain = async (): Promise<void> => {
    // Where asking itself fails, trying says why.
    if (await answerWhatWasAsked(storeId, problem ?? null).catch(() => true)) onTry();
  };
  return (
    <li className={frame}>
      <div className={words}>
        <h3 className={title}>{name}</h3>
        {isLeftState(state) && (
          <StatusLight size="S" variant={lights[state]}>
            {text(`rotation.state.${state}`)}
          </StatusLight>
        )}
        {isByHand && <span className={bodyText}>{text('problem.rotation.by-hand.todo')}</span>}
        {problem && (
          <span className={bodyText} data-problem={problem.code}>
            {text(`problem.${problem.code}.title`, problem.params)}
            {'. '}
            {text(`problem.${problem.code}.todo`, problem.params)}
          </span>
        )}
        {problem && missed && (
          <span className={quietText}>
            {text('rotation.tried', {
              when: formatDate(missed.at, { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </span>
        )}
      </div>
      <div className={buttons}>
        {problem?.code === 'rotation.foreign-keys' && (
          <Button size="S" variant="secondary" onPress={onOverwrite}>
            {text('rotation.foreign.button')}
          </Button>
        )}
        <Button
          size="S"
          variant={isByHand ? 'primary' : 'secondary'}
          aria-label={text('home.store.open-named', { name })}
          onPress={() => openStore(storeId)}
        >
          {text('home.store.open')}
        </Button>
        {!isByHand && (
          <Button
            size="S"
            variant="primary"
            aria-label={text('rotation.try-named', { name })}
            onPress={() => void tryAgain()}
          >
            {text('common.try-again')}
          </Button>
        )}
      </div>
    </li>
  );
};
