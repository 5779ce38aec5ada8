/** The ways on after a check that found something. */
import { Button } from '@react-spectrum/s2';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { StoreCheck } from '../../../shared/model/store-check.ts';
import { row } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';
import { useStep } from '../../state/step.tsx';
import { useIsHere } from '../../state/useIsHere.ts';
import { useWizard } from '../../state/wizard.ts';
import { actionsFor, type CheckAction, foundChoices } from './check-view.ts';

interface CheckActionsProps {
  readonly facts: StoreFacts;
  readonly check: StoreCheck;
}

export const CheckActions = ({ facts: { store }, check }: CheckActionsProps) => {
  const text = useText();
  const task = useTask();
  const { goTo } = useStep();
  const openClient = useWizard((state) => state.openClient);
  const view = useWizard((state) => state.view);
  const isHere = useIsHere();
  const actions = actionsFor(store, check);

  /** The review comes next: nothing changes before the user has seen it. */
  const keepFound = () =>
    void task.run(async () => {
      const found = foundChoices(store);
      if (found === null) return;
      const { project, dataSpace } = found;
      await client.stores.update({ storeId: store.id, choices: { project } });
      rememberFacts(await client.stores.update({ storeId: store.id, choices: { dataSpace } }));
      if (isHere()) view(null);
    });
  const act: Record<CheckAction, () => void> = {
    'replace-keys': () => store.keySetId !== null && openClient(store.keySetId),
    'apply-again': () => goTo('review'),
    'keep-found': keepFound,
    'take-over': () => goTo('get-keys'),
    'open-store': () => goTo('store'),
  };
  if (actions.length === 0) return null;
  return (
    <>
      <div className={row}>
        {actions.map((action, index) => (
          <Button
            key={action}
            variant={index === 0 ? 'primary' : 'secondary'}
            isDisabled={task.isPending}
            onPress={act[action]}
          >
            {text(`check.${action}`)}
          </Button>
        ))}
      </div>
      {task.problem && <ProblemNotice problem={task.problem} onAction={keepFound} />}
    </>
  );
};
