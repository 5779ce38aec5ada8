/** Before the first value is entered by hand: what does the page show now, so that it can be put back? */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { guidedWarnings, missingAnswers } from '../../shared/guided-undo.ts';
import type { GuidedAnswers, KeysAnswer, TextAnswer } from '../../shared/model/connections/guided.ts';
import { looksLikeKey } from '../../shared/model/connections/guided-fields.ts';
import { environments } from '../../shared/model/environment.ts';
import { type KeySet, pairIdentity } from '../../shared/model/key-set.ts';
import { card } from '../components/layout.ts';
import { Message, useText } from '../components/Message.tsx';
import { OpenLinkButton } from '../components/OpenLinkButton.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { useTask } from '../components/useTask.ts';
import { client, orpc } from '../state/client.ts';
import { rememberFacts } from '../state/facts.ts';
import type { StepProps } from '../steps/index.ts';
import { Notice } from '../steps/parts/Notice.tsx';
import { useProblemAction } from '../steps/parts/useProblemAction.ts';
import { Warnings } from '../steps/parts/Warnings.tsx';
import { ChoiceQuestion, KeysQuestion } from './AnswerFields.tsx';
import { GuidedHelp } from './GuidedHelp.tsx';

const questions = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const start = style({ display: 'flex' });

const isKeyLike = (answer: TextAnswer | null): boolean =>
  answer?.kind === 'text' && looksLikeKey(answer.text);

/** A key set that is gone, or not whole any more, is no answer. */
const known = (answers: GuidedAnswers, keySets: readonly KeySet[] | undefined): GuidedAnswers => {
  if (keySets === undefined) return answers;
  const keep = (environment: 'sandbox' | 'production'): KeysAnswer | null => {
    const answer = answers[environment];
    if (answer?.kind !== 'key-set') return answer;
    const found = keySets.find(({ id }) => id === answer.keySetId);
    return found && pairIdentity(found[environment]) !== null ? answer : null;
  };
  return { ...answers, sandbox: keep('sandbox'), production: keep('production') };
};

export const GuidedBefore = ({ facts, given }: StepProps & { readonly given: GuidedAnswers }) => {
  const text = useText();
  const intl = useIntl();
  const task = useTask();
  const { store } = facts;
  const storeId = store.id;
  const list = useQuery(orpc.credentials.list.queryOptions({ staleTime: 0 }));
  const keySets = list.data?.filter(({ practice }) => !practice);
  const [typed, setTyped] = useState(given);
  /** How often the user wanted to go on while something was missing. */
  const [tries, setTries] = useState(0);
  const isTried = tries > 0;
  const form = useRef<HTMLElement>(null);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const answers = known(typed, keySets);
  const missing = missingAnswers(answers);

  /** Going on sends all of it again, and says what is wrong. What was kept is there when the page is opened again. */
  const save = (now: GuidedAnswers): Promise<void> =>
    client.guided.answer({ storeId, answers: now, isFinal: false }).then(rememberFacts, () => undefined);
  /** Kept from question to question, so that nothing is lost when the window closes. */
  const change = (changed: Partial<GuidedAnswers>, isTyping = false) => {
    const now = { ...answers, ...changed };
    setTyped(now);
    if (isTyping || isKeyLike(now.project) || isKeyLike(now['data-space'])) return;
    saving.current = saving.current.then(() => save(now));
  };
  const go = () => {
    if (missing.length > 0) return setTries(tries + 1);
    void task.run(async () => {
      // One after the other: the last word is the one that counts.
      await saving.current;
      rememberFacts(await client.guided.answer({ storeId, answers, isFinal: true }));
    });
  };
  const onAction = useProblemAction(go);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with each try, to the first question that is open
  useEffect(() => {
    const open = '[aria-invalid="true"] input, input[aria-invalid="true"]';
    form.current?.querySelector<HTMLElement>(open)?.focus();
  }, [tries]);

  const { connection } = store;
  const page = connection.kind === 'guided' ? connection.page : 'services';
  const hasAdmin = connection.kind === 'guided' && connection.adminUrl !== null;
  const names = intl.formatList(missing.map((topic) => text(`guided.before.${topic}`)));
  const isMissing = (topic: keyof GuidedAnswers) => isTried && missing.includes(topic);
  const hasOther = environments.some((environment) => answers[environment]?.kind === 'other');
  return (
    <StepPage
      title={text('guided.before.title')}
      instruction={<Message id="guided.before.instruction" values={{ page: text(`guided.page.${page}`) }} />}
      reason={text('guided.before.reason')}
      help={<GuidedHelp />}
      primary={{ label: text('common.continue'), onPress: go, isPending: task.isPending }}
      notice={
        <>
          {task.problem && <ProblemNotice problem={task.problem} onAction={onAction} />}
          {isTried && missing.length > 0 && (
            <Notice variant="notice" title={text('guided.before.missing.title')}>
              {text('guided.before.missing.text', { names })}
            </Notice>
          )}
        </>
      }
    >
      {store.applied !== null && (
        <Notice variant="informative" title={text('guided.before.proposed.title')}>
          {text('guided.before.proposed.text')}
        </Notice>
      )}
      {hasAdmin && (
        <div className={start}>
          <OpenLinkButton link="store-admin" storeId={storeId} label={text('guided.open-admin')} />
        </div>
      )}
      <section ref={form} className={card} aria-label={text('guided.before.title')}>
        <div className={questions}>
          {environments.map((environment) => (
            <KeysQuestion
              key={environment}
              environment={environment}
              answer={answers[environment]}
              keySets={keySets ?? []}
              isMissing={isMissing(environment)}
              onAnswer={(answer) => change({ [environment]: answer })}
            />
          ))}
          {hasOther && (
            <Notice variant="notice" title={text('guided.before.other.title')}>
              {text('guided.before.other.text')}
            </Notice>
          )}
          {(['project', 'data-space'] as const).map((topic) => (
            <ChoiceQuestion
              key={topic}
              topic={topic}
              answer={answers[topic]}
              isMissing={isMissing(topic)}
              onAnswer={(answer, isTyping) => change({ [topic]: answer }, isTyping)}
            />
          ))}
        </div>
      </section>
      <Warnings warnings={guidedWarnings(facts, answers, keySets ?? [])} purpose={store.purpose} />
    </StepPage>
  );
};
