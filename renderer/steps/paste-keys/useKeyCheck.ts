/** Asks the gateways about both pairs, and what the user may do with their answer. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { environments } from '../../../shared/model/environment.ts';
import { type KeyCheck, validCheck } from '../../../shared/model/key-set.ts';
import { pairUsable } from '../../../shared/steps.ts';
import type { StepAction } from '../../components/Actions.tsx';
import { useText } from '../../components/Message.tsx';
import { type Task, useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import { knownKeySet, rememberFacts, rememberKeySet } from '../../state/facts.ts';
import { useStep } from '../../state/step.tsx';
import type { KeyEntry } from './key-entry.ts';
import { allSlots, isKept } from './slots.ts';

export interface KeyChecking {
  readonly task: Task;
  readonly primary: StepAction;
  readonly secondary: StepAction | undefined;
  readonly run: () => void;
}

const unconfirmed = (check: KeyCheck | null): check is KeyCheck => check?.verdict === 'not-confirmed';

export const useKeyCheck = ({ store, keySet }: StoreFacts, entry: KeyEntry): KeyChecking => {
  const text = useText();
  const task = useTask();
  const { next, stay } = useStep();
  // Not while a value is being kept: leaving a field by pressing this button keeps the value first, and the press must count.
  const { isPending } = task;
  const checks = environments.map((environment) =>
    keySet === null ? null : validCheck(keySet[environment]),
  );
  const isUsable =
    keySet !== null && environments.every((environment) => pairUsable(keySet[environment], store));

  const run = () =>
    void task.run(async () => {
      if (!(await entry.submitAll())) return;
      const entered = knownKeySet(store.id);
      const missing = allSlots.filter((slot) => !isKept(entered, slot));
      if (entered === null || missing.length > 0) {
        entry.showMissing(missing);
        return;
      }
      stay();
      const answer = await client.credentials.check({ keySetId: entered.id, storeId: store.id });
      rememberKeySet(store.id, answer.keySet);
      entry.showOffers(answer.offers);
    });
  const goOn = () =>
    void task.run(async () => {
      const pairs = checks.filter(unconfirmed).map(({ pair }) => pair);
      const unconfirmedPairs = [...new Set([...store.unconfirmedPairs, ...pairs])];
      rememberFacts(await client.stores.update({ storeId: store.id, choices: { unconfirmedPairs } }));
      next();
    });

  const checkAgain = { label: text('step.paste-keys.check-again'), onPress: run, isPending };
  const isJudged = checks.every((check) => check !== null);
  const mayGoOn = isJudged && checks.every((check) => check?.verdict !== 'rejected') && !isUsable;
  const primary: StepAction = isUsable
    ? { label: text('common.continue'), onPress: next, isDisabled: isPending }
    : isJudged
      ? checkAgain
      : { label: text('step.paste-keys.check'), onPress: run, isPending };
  const anyway = { label: text('step.paste-keys.continue-anyway'), onPress: goOn, isDisabled: isPending };
  return { task, primary, secondary: isUsable ? checkAgain : mayGoOn ? anyway : undefined, run };
};
