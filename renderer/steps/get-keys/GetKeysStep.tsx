/** Step *get keys*: through the API portal for both environments, or keys that were entered before. */
import { Radio, RadioGroup } from '@react-spectrum/s2';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { Message, useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { useTask } from '../../components/useTask.ts';
import { client, orpc } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';
import { useStep } from '../../state/step.tsx';
import type { StepProps } from '../index.ts';
import { GetKeysHelp } from './GetKeysHelp.tsx';
import { KnownKeySets } from './KnownKeySets.tsx';
import { isPracticeKeys, usableKeySets } from './key-sets.ts';
import { PortalWalk } from './PortalWalk.tsx';

type Source = 'new' | 'known';

export default function GetKeysStep({ facts }: StepProps) {
  const text = useText();
  const task = useTask();
  const { next } = useStep();
  const listed = useQuery(orpc.credentials.list.queryOptions({ staleTime: 0 }));
  const known = usableKeySets(listed.data ?? [], facts);
  const [source, setSource] = useState<Source>('new');
  const [chosen, setChosen] = useState<KeySet | null>(null);
  const { store } = facts;

  const go = () =>
    void task.run(async () => {
      const keySetId = source === 'known' ? (chosen?.id ?? store.keySetId) : store.keySetId;
      const choices = { keySetId, hasKeyFiles: true };
      rememberFacts(await client.stores.update({ storeId: store.id, choices }));
      next();
    });

  return (
    <StepPage
      title={text('step.get-keys.title')}
      instruction={<Message id="step.get-keys.instruction" />}
      reason={<Message id="step.get-keys.reason" />}
      help={<GetKeysHelp />}
      primary={{
        label: text(source === 'new' ? 'step.get-keys.done' : 'step.get-keys.use-known'),
        onPress: go,
        isPending: task.isPending,
        isDisabled: source === 'known' && chosen === null,
      }}
      notice={task.problem && <ProblemNotice problem={task.problem} onAction={go} />}
    >
      {known.length > 0 && (
        <RadioGroup
          label={text('step.get-keys.source')}
          value={source}
          onChange={(value) => setSource(value === 'known' ? 'known' : 'new')}
        >
          <Radio value="new">{text('step.get-keys.source.new')}</Radio>
          <Radio value="known">{text('step.get-keys.source.known')}</Radio>
        </RadioGroup>
      )}
      {source === 'known' ? (
        <KnownKeySets keySets={known} chosen={chosen} onChoose={setChosen} />
      ) : (
        <PortalWalk storeId={store.id} isPractice={isPracticeKeys(facts)} />
      )}
    </StepPage>
  );
}
