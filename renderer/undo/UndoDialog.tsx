/** Undo, wherever it is asked for: says what will happen, value by value, before anything is put back. */
import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import type { Undoable } from '../../shared/model/store.ts';
import type { Problem, ProblemAction } from '../../shared/problems.ts';
import { changedSince, type UndoPlan } from '../../shared/undo.ts';
import { bodyText, quietText, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { GuidedUndoForm } from '../guided/GuidedUndoForm.tsx';
import { orpc, problemOf } from '../state/client.ts';
import { rememberFacts } from '../state/facts.ts';
import { signInToStore } from '../state/sign-in.ts';
import { askSsh } from '../state/ssh-question.ts';
import { useWizard } from '../state/wizard.ts';
import { useHandover } from '../steps/apply/request.ts';
import { Notice } from '../steps/parts/Notice.tsx';
import { PlanTable } from '../steps/review/PlanTable.tsx';
import { pathWords } from '../steps/review/path-words.ts';
import { questionOf } from '../steps/store/ssh-questions.ts';

interface UndoDialogProps {
  readonly facts: StoreFacts;
  readonly undoable: Undoable;
  readonly onClose: () => void;
}

const useNames = (): ((plan: UndoPlan) => string) => {
  const text = useText();
  const intl = useIntl();
  return (plan) => intl.formatList(changedSince(plan).map(({ path }) => pathWords(text, path)));
};

const PlanNotices = ({ plan }: { readonly plan: UndoPlan }) => {
  const text = useText();
  const names = useNames();
  const locked = plan.items.filter(({ lock }) => lock !== null).length;
  return (
    <>
      {locked > 0 && (
        <Notice variant="notice" title={text('undo.locked.title', { count: locked })}>
          {text('undo.locked.text')}
        </Notice>
      )}
      {changedSince(plan).length > 0 && (
        <Notice variant="notice" title={text('undo.changed.title')}>
          {text('undo.changed.text', { names: names(plan) })}
        </Notice>
      )}
    </>
  );
};

const UndoForm = ({ facts, undoable, onClose }: UndoDialogProps) => {
  const text = useText();
  const intl = useIntl();
  const openStore = useWizard((state) => state.openStore);
  const ask = useHandover((state) => state.ask);
  const storeId = facts.store.id;
  const query = useQuery({
    ...orpc.onboarding.undoPlan.queryOptions({ input: { storeId } }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const plan = query.isError || query.isFetching ? undefined : query.data;
  const hasChanged = plan !== undefined && changedSince(plan).length > 0;
  const isLocked = plan?.items.some(({ lock }) => lock !== null) === true;
  const undo = (agreed: UndoPlan) => {
    ask({ work: 'undo', storeId, stateToken: agreed.stateToken, overwrite: hasChanged });
    openStore(storeId);
    // From here on the undo decides; the apply step starts it and reads the facts again when it ends.
    rememberFacts({ ...facts, apply: 'running' });
    onClose();
  };
  const again = async (_action: ProblemAction, problem: Problem) => {
    const question = questionOf(problem);
    // Where the sign-in itself fails, reading again says why.
    const isIn = await (question === null ? signInToStore(facts.store) : askSsh(question)).catch(() => true);
    if (isIn) await query.refetch();
  };
  const date = (at: string) => intl.formatDate(at, { dateStyle: 'long', timeStyle: 'short' });
  const caption = text('undo.dialog.caption', { name: facts.store.name });
  return (
    <Dialog size="XL" role="alertdialog">
      <Heading slot="title">{text('undo.dialog.title', { date: date(undoable.at) })}</Heading>
      <Content>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <section className={stack} aria-label={caption} tabIndex={0}>
          <p className={bodyText}>{text('undo.dialog.text')}</p>
          {query.isFetching && <Waiting label={text('undo.dialog.loading')} />}
          {query.isError && !query.isFetching && (
            <ProblemNotice problem={problemOf(query.error)} onAction={(...given) => void again(...given)} />
          )}
          {plan && <PlanNotices plan={plan} />}
          {plan && (
            <PlanTable caption={caption} nextColumn={text('undo.dialog.column.next')} items={plan.items} />
          )}
          <p className={quietText}>
            {text('undo.dialog.kept', { date: intl.formatDate(undoable.until, { dateStyle: 'long' }) })}
          </p>
        </section>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {text('common.cancel')}
        </Button>
        <Button
          variant="negative"
          isDisabled={plan === undefined || isLocked}
          onPress={() => plan && undo(plan)}
        >
          {text(hasChanged ? 'undo.dialog.confirm-anyway' : 'undo.dialog.confirm')}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};

export default function UndoDialog(props: UndoDialogProps) {
  return (
    <DialogContainer onDismiss={props.onClose}>
      {props.facts.store.connection.kind === 'guided' ? (
        <GuidedUndoForm {...props} />
      ) : (
        <UndoForm {...props} />
      )}
    </DialogContainer>
  );
}
