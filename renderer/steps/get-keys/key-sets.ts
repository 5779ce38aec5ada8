/** Which key sets a store may use. Pure. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { environments } from '../../../shared/model/environment.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import { type KeySet, pairIdentity } from '../../../shared/model/key-set.ts';

/** Keys of the practice portal are for practice stores, real keys for real ones. */
export const isPracticeKeys = ({ store, keySet }: StoreFacts): boolean =>
  keySet?.practice ?? store.connection.kind === 'practice';

/** Other key sets with both pairs complete: one client's keys serve all of its stores. */
export const usableKeySets = (keySets: readonly KeySet[], facts: StoreFacts): readonly KeySet[] =>
  keySets.filter(
    (keySet) =>
      keySet.id !== facts.store.keySetId &&
      keySet.replaces === undefined &&
      keySet.practice === isPracticeKeys(facts) &&
      pairIdentity(keySet.sandbox) !== null &&
      pairIdentity(keySet.production) !== null,
  );

/**
 * The keys of the instance, where both pairs are there and can be read, and the store's key set does not have them yet.
 * Otherwise null: half a set is better made anew.
 */
export const adoptableKeys = ({ store, keySet }: StoreFacts): InstanceFacts['keys'] | null => {
  const keys = store.instance?.keys;
  if (keys === undefined) return null;
  const isWhole = environments.every((environment) => {
    const { apiKey, privateKey } = keys[environment];
    return apiKey !== null && privateKey !== null && 'fingerprint' in privateKey;
  });
  const isKnown = environments.every(
    (environment) => keySet?.[environment].apiKey?.fingerprint === keys[environment].apiKey?.fingerprint,
  );
  return isWhole && !isKnown ? keys : null;
};
