/** Step *store*: name, purpose, how the instance is reached, and a look at what is there. */
import { useRef, useState } from 'react';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { type Problem, type ProblemAction, ProblemError } from '../../../shared/problems.ts';
import { Message, useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';
import { signInTo } from '../../state/sign-in.ts';
import { useStep } from '../../state/step.tsx';
import { useWizard } from '../../state/wizard.ts';
import { draftOf, isComplete, isUnchanged, type StoreDraft, toConnection, type Way } from './draft.ts';
import { InstanceSummary } from './InstanceSummary.tsx';
import { StoreForm } from './StoreForm.tsx';
import { StoreHelp } from './StoreHelp.tsx';

/** Where to begin when the way itself does not work. */
const firstField: Record<Way, string> = { docker: 'docker-root', admin: 'admin-address', local: 'root' };

const wantsPhp = (problem: Problem | null): boolean => problem?.code.startsWith('instance.php-') ?? false;

export const ReachStore = ({ facts }: { readonly facts: StoreFacts | null }) => {
  const text = useText();
  const task = useTask();
  const form = useRef<HTMLDivElement>(null);
  const { next, stay } = useStep();
  const openStore = useWizard((state) => state.openStore);
  const [draft, setDraft] = useState<StoreDraft>(() => draftOf(facts?.store ?? null));
  const [createdId, setCreatedId] = useState<string | null>(facts?.store.id ?? null);

  /** What was typed is kept before anything else is tried, so that nothing is lost when the look fails. */
  const keep = async (given: StoreDraft): Promise<StoreFacts> => {
    const name = given.name.trim();
    const connection = toConnection(given);
    if (connection === null) throw new ProblemError('apply.not-ready');
    const kept =
      createdId === null
        ? await client.stores.create({ name, purpose: given.purpose, connection })
        : await client.stores.update({
            storeId: createdId,
            choices: { name, purpose: given.purpose, connection },
          });
    setCreatedId(kept.store.id);
    rememberFacts(kept);
    return kept;
  };
  const look = (given: StoreDraft = draft) =>
    task.run(async () => {
      stay();
      const { store } = await keep(given);
      const { connection } = store;
      if (connection.kind === 'admin' && !(await signInTo(connection.adminUrl))) return;
      rememberFacts(await client.stores.inspect({ storeId: store.id }));
      if (facts === null) openStore(store.id, 'store');
    });
  const act = (action: ProblemAction) => {
    const owner = task.problem?.params.owner;
    if (action === 'docker-use-owner' && typeof owner === 'string') {
      const changed = { ...draft, docker: { ...draft.docker, user: owner } };
      setDraft(changed);
      void look(changed);
      return;
    }
    const field =
      action === 'choose-php' ? 'php' : action === 'open-store-step' ? firstField[draft.way] : null;
    if (field === null) void look();
    else form.current?.querySelector<HTMLInputElement>(`input[name="${field}"]`)?.focus();
  };
  const found = facts !== null && isUnchanged(draft, facts.store) ? facts.store.instance : null;

  return (
    <StepPage
      title={text('step.store.title')}
      instruction={<Message id="step.store.instruction" />}
      reason={<Message id="step.store.reason" />}
      help={<StoreHelp />}
      primary={
        found === null
          ? {
              label: text('step.store.look'),
              onPress: () => void look(),
              isPending: task.isPending,
              isDisabled: !isComplete(draft),
            }
          : { label: text('common.continue'), onPress: next, isDisabled: task.isPending }
      }
      secondary={
        found === null
          ? undefined
          : { label: text('step.store.look-again'), onPress: () => void look(), isPending: task.isPending }
      }
      notice={task.problem && <ProblemNotice problem={task.problem} onAction={act} />}
    >
      {found && <InstanceSummary instance={found} purpose={draft.purpose} />}
      <div ref={form}>
        <StoreForm
          draft={draft}
          onChange={setDraft}
          isDisabled={task.isPending}
          showsPhp={draft.local.php !== '' || wantsPhp(task.problem)}
        />
      </div>
    </StepPage>
  );
};
