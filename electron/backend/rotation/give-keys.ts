/** Gives one store its client's current pairs: keys only, through the same journaled apply as in the wizard. */
import type { ApplyEvent } from '../../../shared/contract/onboarding.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import { foreignPairs, isLeft, rotationStateOf } from '../../../shared/rotation.ts';
import { isRefusal } from '../batch/item.ts';
import { followStore, settleStore } from '../batch/one-store.ts';
import type { ItemContext, ItemResult } from '../batch/run.ts';
import type { RotationPorts } from './types.ts';

const ended = (
  storeId: string,
  outcome: ItemResult['outcome'],
  problem: Problem | null = null,
): ItemResult => ({ storeId, outcome, changedPaths: 0, problem, holds: 'unchanged' });

/** The new keys are there; did the gateway accept them from the store's side? */
const doneResult = (
  storeId: string,
  { facts, serverChecks }: Extract<ApplyEvent, { type: 'done' }>,
): ItemResult => {
  const changedPaths = facts.store.applied?.changedPaths ?? 0;
  const rejected = serverChecks.find(({ verdict }) => verdict === 'rejected');
  const result = ended(storeId, changedPaths > 0 ? 'changed' : 'unchanged');
  const given: ItemResult = { ...result, changedPaths, holds: changedPaths > 0 ? 'changed' : 'unchanged' };
  if (rejected === undefined) return given;
  const { message: words, requestId } = rejected;
  const problem = problemOf('gateway.rejected', { words, requestId: requestId ?? 'none' });
  return { ...given, outcome: 'failed', problem };
};

export const createGiveKeys = ({
  repository,
  onboarding,
}: Pick<RotationPorts, 'repository' | 'onboarding'>) => {
  const current = (storeId: string, keySetId: string): readonly [Store, KeySet] => {
    const store = repository.stores.get(storeId);
    const keySet = repository.keySets.get(keySetId);
    if (store === null || keySet === null || store.keySetId !== keySetId) {
      throw new ProblemError('stores.not-found');
    }
    return [store, keySet];
  };

  /** `overwrite` = also where somebody else changed the keys on the instance. */
  return async (
    storeId: string,
    keySetId: string,
    overwrite: boolean,
    context: ItemContext,
  ): Promise<ItemResult> => {
    current(storeId, keySetId);
    await settleStore(onboarding, storeId);
    const [store, keySet] = current(storeId, keySetId);
    const state = rotationStateOf(store, keySet);
    if (state === 'not-connected') return ended(storeId, 'refused', problemOf('stores.not-connected'));
    if (state === 'by-hand') return ended(storeId, 'refused', problemOf('rotation.by-hand'));
    if (!isLeft(state)) return ended(storeId, 'unchanged');
    context.signal.throwIfAborted();
    const events = onboarding.apply(
      {
        storeId,
        stateToken: null,
        confirmation: null,
        scope: 'keys',
        approve: (instance) => {
          // Since this store was looked at, it may have gone to another client, or the client to another pair.
          const [storeNow, keySetNow] = current(storeId, keySetId);
          if (overwrite || foreignPairs(storeNow, keySetNow, instance).length === 0) return;
          throw new ProblemError('rotation.foreign-keys');
        },
      },
      undefined,
    );
    const last = await followStore(onboarding, storeId, events, context);
    if (last?.type === 'done') return doneResult(storeId, last);
    if (last?.type !== 'failed') return ended(storeId, 'failed', problemOf('apply.changed-meanwhile'));
    const isRefused = isRefusal(last.problem) || last.problem.code === 'rotation.foreign-keys';
    return { ...ended(storeId, isRefused ? 'refused' : 'failed', last.problem), holds: last.outcome };
  };
};
