/** One store in the list: name, state, what it is, and its actions. */
import { Badge, Button, StatusLight } from '@react-spectrum/s2';
import Checkmark from '@react-spectrum/s2/icons/CheckmarkCircle';
import Delete from '@react-spectrum/s2/icons/Delete';
import Rename from '@react-spectrum/s2/icons/Rename';
import Send from '@react-spectrum/s2/icons/Send';
import Undo from '@react-spectrum/s2/icons/Undo';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { lazy, Suspense, useState } from 'react';
import { useIntl } from 'react-intl';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import { currentStep, storeState } from '../../shared/steps.ts';
import { undoableAt } from '../../shared/undo.ts';
import { type CardAction, CardMenu } from '../components/CardMenu.tsx';
import { quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { canGive } from '../hand-off/GiveKeysButton.tsx';
import { useWizard } from '../state/wizard.ts';
import { lights } from './lights.ts';

const StoreDialog = lazy(() => import('./StoreDialog.tsx'));
const GiveKeysDialog = lazy(() => import('../hand-off/GiveKeysDialog.tsx'));
const BatchDialog = lazy(() => import('../many/BatchDialog.tsx'));
const UndoDialog = lazy(() => import('../undo/UndoDialog.tsx'));

type Work = 'check' | 'undo' | 'give' | 'rename' | 'remove';

const frame = style({
  display: 'flex',
  alignItems: 'center',
  gap: 16,
  paddingX: 24,
  paddingY: 16,
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  backgroundColor: 'elevated',
});
const main = style({ display: 'flex', flexDirection: 'column', gap: 4, flexGrow: 1, minWidth: 0 });
const nameRow = style({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 });
const name = style({ font: 'title', margin: 0, truncate: true, minWidth: 0 });
const detail = style({ truncate: true });
const state = style({ flexShrink: 0 });
const whole = style({ flexShrink: 0 });

const useDescription = ({ store }: StoreFacts): string => {
  const text = useText();
  // A sample store is nobody's live store, whatever it plays.
  const parts = store.connection.kind === 'practice' ? [] : [text(`common.purpose.${store.purpose}`)];
  if (store.instance?.edition) {
    parts.push(`${text(`common.edition.${store.instance.edition}`)} ${store.instance.version ?? ''}`.trim());
  }
  if (store.connection.kind === 'local') parts.push(store.connection.root);
  return parts.join(' · ');
};

export const StoreCard = ({ facts }: { readonly facts: StoreFacts }) => {
  const text = useText();
  const { formatDate } = useIntl();
  const [dialog, setDialog] = useState<Work | null>(null);
  const openStore = useWizard((wizard) => wizard.openStore);
  const description = useDescription(facts);
  const { store } = facts;
  // While something is under way or unresolved, that comes first.
  const isAtWork = facts.apply !== 'none' || store.undoable?.walk !== undefined;
  const undoable = isAtWork ? null : undoableAt(store, new Date());
  const close = () => setDialog(null);
  const word = storeState(facts);
  const step = currentStep(facts);
  const isAtEnd = step === 'next-steps' && store.undoable?.walk === undefined;
  const next = store.undoable?.walk ? text('undo.button') : text(`app.step.${step}`);
  const actions: CardAction<Work>[] = [];
  if (store.applied !== null && facts.apply === 'none') {
    actions.push({ id: 'check', icon: <Checkmark />, label: text('home.store.check') });
  }
  if (undoable) actions.push({ id: 'undo', icon: <Undo />, label: text('undo.button') });
  if (canGive(facts.keySet)) actions.push({ id: 'give', icon: <Send />, label: text('hand-off.give') });
  actions.push({ id: 'rename', icon: <Rename />, label: text('common.rename') });
  actions.push({ id: 'remove', icon: <Delete />, label: text('home.store.remove') });
  return (
    <li className={frame}>
      <div className={main}>
        <div className={nameRow}>
          <h2 className={name}>{store.name}</h2>
          {store.connection.kind === 'practice' && (
            <Badge variant="neutral" fillStyle="subtle" size="S">
              {text('common.practice')}
            </Badge>
          )}
        </div>
        <span className={`${quietText} ${detail}`}>{description}</span>
        {store.check && isAtEnd && (
          <span className={quietText}>
            {text('home.store.checked', {
              when: formatDate(store.check.at, { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </span>
        )}
        {!isAtEnd && <span className={quietText}>{text('home.store.next', { step: next })}</span>}
      </div>
      <div className={state}>
        <StatusLight variant={lights[word]}>{text(`home.state.${word}`)}</StatusLight>
      </div>
      <Button
        styles={whole}
        variant={word === 'connected' ? 'secondary' : 'primary'}
        aria-label={text(word === 'connected' ? 'home.store.open-named' : 'home.store.continue-named', {
          name: store.name,
        })}
        onPress={() => openStore(store.id)}
      >
        {text(word === 'connected' ? 'home.store.open' : 'common.continue')}
      </Button>
      <CardMenu name={store.name} actions={actions} onAction={setDialog} />
      <Suspense>
        {dialog === 'check' && <BatchDialog work="check" storeIds={[store.id]} onClose={close} />}
        {dialog === 'undo' && undoable && <UndoDialog facts={facts} undoable={undoable} onClose={close} />}
        {dialog === 'give' && canGive(facts.keySet) && (
          <GiveKeysDialog keySet={facts.keySet} onClose={close} />
        )}
        {(dialog === 'rename' || dialog === 'remove') && (
          <StoreDialog kind={dialog} store={store} onClose={close} />
        )}
      </Suspense>
    </li>
  );
};
