/** A plan for the keys alone: the store gets its client's current pairs, and nothing else changes. Pure. */
import { instanceWarnings, makeItems, type PlanInput, replacesKeys, unconfirmedKeys } from './make-plan.ts';
import { environments } from './model/environment.ts';
import { type KeySet, pairIdentity, validCheck } from './model/key-set.ts';
import type { Plan } from './plan.ts';
import { ProblemError } from './problems.ts';

/** Complete, and not refused by the gateway. */
const isUsable = (keySet: KeySet): boolean =>
  environments.every(
    (environment) =>
      pairIdentity(keySet[environment]) !== null && validCheck(keySet[environment])?.verdict !== 'rejected',
  );

/**
 * Project and data space stay as the instance has them: with new keys and another data space at once, every service of
 * the store would lose what was stored before. Throws `stores.not-connected`, or `apply.not-ready` without usable pairs.
 */
export const makeKeysPlan = ({ store, keySet, instance }: Omit<PlanInput, 'otherStores'>): Plan => {
  if (store.applied === null) throw new ProblemError('stores.not-connected');
  if (keySet === null || !isUsable(keySet)) throw new ProblemError('apply.not-ready', { step: 'paste-keys' });
  const items = makeItems({ keySet, project: null, dataSpace: null }, instance);
  return {
    storeId: store.id,
    stateToken: instance.stateToken,
    items,
    warnings: [
      { kind: 'keeps-data-space' },
      ...replacesKeys(items),
      ...unconfirmedKeys({ keySet }),
      ...instanceWarnings(instance),
    ],
    sharedWith: [],
    confirmation: null,
  };
};
