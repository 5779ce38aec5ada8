/** Step *get keys*: through the API portal for both environments, keys that were entered before, or those of the store itself. */
import { Radio, RadioGroup } from '@react-spectrum/s2';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { StepAction } from '../../components/Actions.tsx';
import { bodyText } from '../../components/layout.ts';
import { Message, useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { useTask } from '../../components/useTask.ts';
import { client, orpc } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';
import { useStep } from '../../state/step.tsx';
import type { StepProps } from '../index.ts';
import { useProblemAction } from '../parts/useProblemAction.ts';
import { AdoptKeys } from './AdoptKeys.tsx';
import { GetKeysHelp } from './GetKeysHelp.tsx';
import { KnownKeySets } from './KnownKeySets.tsx';
import { adoptableKeys, isPracticeKeys, usableKeySets } from './key-sets.ts';
import { PortalWalk } from './PortalWalk.tsx';

const sources = ['adopt', 'new', 'known'] as const;
type Source = (typeof sources)[number];

export default function GetKeysStep({ facts }: StepProps) {
  const text = useText();
  const task = useTask();
  const { next, stay } = useStep();
  const listed = useQuery(orpc.credentials.list.queryOptions({ staleTime: 0 }));
  const known = usableKeySets(listed.data ?? [], facts);
  const { store } = facts;
  const found = adoptableKeys(facts);
  const [source, setSource] = useState<Source>(found === null ? 'new' : 'adopt');
  const [chosen, setChosen] = useState<KeySet | null>(null);
  const [consents, setConsents] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const shown = sources.filter((id) => id === 'new' || (id === 'adopt' ? found !== null : known.length > 0));

  /** What was said about keys that were taken over is not about another way. */
  const choose = (chosenSource: Source) => {
    setSource(chosenSource);
    setRefused(null);
  };

  const adopt = () =>
    void task.run(async () => {
      const { findings } = await client.credentials.adopt({ storeId: store.id, consent: true });
      const bad = findings.find((finding) => finding.outcome === 'refused');
      setRefused(bad?.outcome === 'refused' ? bad.problem : null);
      stay();
      rememberFacts(await client.stores.facts({ storeId: store.id }));
      if (bad === undefined) next();
    });

  const go = () =>
    void task.run(async () => {
      const keySetId = source === 'known' ? (chosen?.id ?? store.keySetId) : store.keySetId;
      const choices = { keySetId, hasKeyFiles: true };
      rememberFacts(await client.stores.update({ storeId: store.id, choices }));
      next();
    });

  const primary = ((): StepAction => {
    const { isPending } = task;
    if (refused !== null) return { label: text('common.continue'), onPress: next };
    if (source === 'adopt') {
      return { label: text('adopt.button'), onPress: adopt, isPending, isDisabled: !consents };
    }
    return {
      label: text(source === 'new' ? 'step.get-keys.done' : 'step.get-keys.use-known'),
      onPress: go,
      isPending,
      isDisabled: source === 'known' && chosen === null,
    };
  })();
  const act = useProblemAction(source === 'adopt' ? adopt : go);

  return (
    <StepPage
      title={text('step.get-keys.title')}
      instruction={<Message id={source === 'adopt' ? 'adopt.instruction' : 'step.get-keys.instruction'} />}
      reason={<Message id="step.get-keys.reason" />}
      help={<GetKeysHelp />}
      primary={primary}
      notice={
        <>
          {task.problem && (
            <ProblemNotice
              problem={task.problem}
              onAction={(action, problem) =>
                action === 'open-portal' ? choose('new') : act(action, problem)
              }
            />
          )}
          {refused && <ProblemNotice problem={refused} variant="notice" />}
          {refused && <p className={bodyText}>{text('adopt.partly')}</p>}
        </>
      }
    >
      {shown.length > 1 && (
        <RadioGroup
          label={text('step.get-keys.source')}
          value={source}
          onChange={(value) => choose(sources.find((id) => id === value) ?? 'new')}
        >
          {shown.map((id) => (
            <Radio key={id} value={id}>
              {text(`step.get-keys.source.${id}`)}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {source === 'known' && <KnownKeySets keySets={known} chosen={chosen} onChoose={setChosen} />}
      {source === 'new' && <PortalWalk storeId={store.id} isPractice={isPracticeKeys(facts)} />}
      {source === 'adopt' && found && (
        <AdoptKeys keys={found} consents={consents} onConsent={setConsents} isDisabled={task.isPending} />
      )}
    </StepPage>
  );
}
