/** Step *store* of the practice store: which edition it plays, and the facts as a real store would show them. */
import { Radio, RadioGroup } from '@react-spectrum/s2';
import { type Edition, editions } from '../../../shared/model/instance.ts';
import { Message, useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';
import { useStep } from '../../state/step.tsx';
import type { StepProps } from '../index.ts';
import { InstanceSummary } from './InstanceSummary.tsx';
import { StoreHelp } from './StoreHelp.tsx';

export const PracticeStore = ({ facts }: StepProps) => {
  const text = useText();
  const task = useTask();
  const { next, stay } = useStep();
  const { store } = facts;
  const edition = store.connection.kind === 'practice' ? store.connection.edition : 'commerce';
  const storeId = store.id;

  const look = () =>
    task.run(async () => {
      stay();
      rememberFacts(await client.stores.inspect({ storeId }));
    });
  const choose = (chosen: Edition) =>
    void task.run(async () => {
      stay();
      const connection = { kind: 'practice', edition: chosen } as const;
      rememberFacts(await client.stores.update({ storeId, choices: { connection } }));
      rememberFacts(await client.stores.inspect({ storeId }));
    });
  const go = async () => {
    if (store.instance !== null || (await look())) next();
  };

  return (
    <StepPage
      title={text('step.store.practice.title')}
      instruction={<Message id="step.store.practice.instruction" />}
      reason={<Message id="step.store.practice.reason" />}
      help={<StoreHelp />}
      primary={{ label: text('common.continue'), onPress: () => void go(), isPending: task.isPending }}
      notice={task.problem && <ProblemNotice problem={task.problem} onAction={() => void look()} />}
    >
      <RadioGroup
        label={text('step.store.practice.edition')}
        value={edition}
        onChange={(value) => choose(editions.find((id) => id === value) ?? edition)}
        isDisabled={task.isPending}
      >
        {editions.map((id) => (
          <Radio key={id} value={id}>
            {text(`common.edition.${id}`)}
          </Radio>
        ))}
      </RadioGroup>
      {store.instance && <InstanceSummary instance={store.instance} purpose={store.purpose} />}
    </StepPage>
  );
};
