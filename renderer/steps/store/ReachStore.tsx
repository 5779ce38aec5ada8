/** Step *store*: name, purpose, how the instance is reached, and a look at what is there. */
import { lazy, Suspense, useRef, useState } from 'react';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { type Problem, type ProblemAction, ProblemError } from '../../../shared/problems.ts';
import type { StepAction } from '../../components/Actions.tsx';
import { Message, useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { useEver } from '../../components/useEver.ts';
import { useTask } from '../../components/useTask.ts';
import { client, problemOf } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';
import { signInToStore } from '../../state/sign-in.ts';
import { useStep } from '../../state/step.tsx';
import { useIsHere } from '../../state/useIsHere.ts';
import { useWizard } from '../../state/wizard.ts';
import { draftOf, isComplete, isUnchanged, type StoreDraft, toConnection, type Way } from './draft.ts';
import { InstanceSummary } from './InstanceSummary.tsx';
import { StoreForm } from './StoreForm.tsx';
import { StoreHelp } from './StoreHelp.tsx';
import { toSshTarget } from './ssh-draft.ts';
import { isAskedAtOnce, questionOf, type SshQuestion, sshFieldOf } from './ssh-questions.ts';

/** Loaded when a server first asks something. */
const SshDialog = lazy(() => import('./SshDialog.tsx').then((module) => ({ default: module.SshDialog })));

/** Where to begin when the way itself does not work. */
const firstField: Record<Way, string> = {
  docker: 'docker-root',
  admin: 'admin-address',
  local: 'root',
  ssh: 'ssh-host',
  guided: 'guided-address',
};

const wantsPhp = (problem: Problem | null): boolean => problem?.code.includes('.php-') ?? false;

export const ReachStore = ({ facts }: { readonly facts: StoreFacts | null }) => {
  const text = useText();
  const task = useTask();
  const isHere = useIsHere();
  const form = useRef<HTMLDivElement>(null);
  const { next, stay } = useStep();
  const openStore = useWizard((state) => state.openStore);
  const [draft, setDraft] = useState<StoreDraft>(() => draftOf(facts?.store ?? null));
  const [question, setQuestion] = useState<SshQuestion | null>(null);
  const wasAsked = useEver(question !== null);
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
  /** The draft with the folder of the store on the server; null = the user has to choose first. */
  const findRoot = async (given: StoreDraft): Promise<StoreDraft | null> => {
    const target = given.way === 'ssh' && given.ssh.root.trim() === '' ? toSshTarget(given.ssh) : null;
    if (target === null) return given;
    const { roots } = await client.ssh.findRoots({ target });
    const [root] = roots;
    if (root === undefined) throw new ProblemError('ssh.root-not-found', { host: target.host });
    if (roots.length > 1) {
      setQuestion({ kind: 'roots', roots });
      return null;
    }
    const placed = { ...given, ssh: { ...given.ssh, root } };
    setDraft(placed);
    return placed;
  };
  /** A server's question is asked in a dialog; the look begins again with the answer. */
  const askOrThrow = (error: unknown): void => {
    const problem = problemOf(error);
    const asked = isAskedAtOnce(problem) ? questionOf(problem) : null;
    if (asked === null) throw error;
    setQuestion(asked);
  };
  const look = (given: StoreDraft = draft) =>
    task.run(async () => {
      stay();
      await reach(given).catch(askOrThrow);
    });
  const reach = async (typed: StoreDraft): Promise<void> => {
    const given = await findRoot(typed);
    if (given === null) return;
    const { store } = await keep(given);
    // Whoever has left is not asked to sign in, and not brought back.
    if (!isHere() || !(await signInToStore(store))) return;
    rememberFacts(await client.stores.inspect({ storeId: store.id }));
    if (facts === null && isHere()) openStore(store.id, 'store');
  };
  /** Nothing can be looked at where only the user reaches the store. */
  const keepAndGo = () =>
    task.run(async () => {
      const { store } = await keep(draft);
      if (facts !== null) next();
      else if (isHere()) openStore(store.id);
    });
  const answered = (root: string | null) => {
    const given = root === null ? draft : { ...draft, ssh: { ...draft.ssh, root } };
    setQuestion(null);
    setDraft(given);
    void look(given);
  };
  const act = (action: ProblemAction) => {
    const owner = task.problem?.params.owner;
    if (action === 'docker-use-owner' && typeof owner === 'string') {
      const changed = { ...draft, docker: { ...draft.docker, user: owner } };
      setDraft(changed);
      void look(changed);
      return;
    }
    if (action === 'ssh-run-as-owner' && typeof owner === 'string') {
      const changed = { ...draft, ssh: { ...draft.ssh, runAs: owner } };
      setDraft(changed);
      void look(changed);
      return;
    }
    const asked = task.problem && questionOf(task.problem);
    if (asked) {
      setQuestion(asked);
      return;
    }
    const ssh = draft.way === 'ssh' && task.problem ? sshFieldOf(task.problem) : null;
    const field =
      action === 'choose-php' && ssh !== null
        ? 'ssh-php'
        : action === 'open-store-step' && ssh !== null
          ? ssh
          : action === 'choose-php'
            ? 'php'
            : action === 'open-store-step'
              ? firstField[draft.way]
              : null;
    if (field === null) void look();
    else form.current?.querySelector<HTMLInputElement>(`input[name="${field}"]`)?.focus();
  };
  const found = facts !== null && isUnchanged(draft, facts.store) ? facts.store.instance : null;

  const primary = ((): StepAction => {
    const { isPending } = task;
    const isDisabled = !isComplete(draft);
    if (draft.way === 'guided') {
      return { label: text('common.continue'), onPress: () => void keepAndGo(), isPending, isDisabled };
    }
    if (found !== null) return { label: text('common.continue'), onPress: next, isDisabled: isPending };
    return { label: text('step.store.look'), onPress: () => void look(), isPending, isDisabled };
  })();

  return (
    <StepPage
      title={text('step.store.title')}
      instruction={<Message id="step.store.instruction" />}
      reason={<Message id="step.store.reason" />}
      help={<StoreHelp />}
      primary={primary}
      secondary={
        found === null
          ? undefined
          : { label: text('step.store.look-again'), onPress: () => void look(), isPending: task.isPending }
      }
      notice={task.problem && <ProblemNotice problem={task.problem} onAction={act} />}
    >
      {wasAsked && (
        <Suspense>
          <SshDialog question={question} onAnswered={answered} onClose={() => setQuestion(null)} />
        </Suspense>
      )}
      {found && <InstanceSummary instance={found} purpose={draft.purpose} />}
      <div ref={form}>
        <StoreForm
          draft={draft}
          onChange={setDraft}
          isDisabled={task.isPending}
          showsPhp={(draft.way === 'local' && draft.local.php !== '') || wantsPhp(task.problem)}
        />
      </div>
    </StepPage>
  );
};
