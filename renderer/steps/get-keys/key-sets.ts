/** Which key sets a store may use. Pure. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { type KeySet, pairIdentity } from '../../../shared/model/key-set.ts';

/** Keys of the practice portal are for practice stores, real keys for real ones. */
export const isPracticeKeys = ({ store, keySet }: StoreFacts): boolean =>
  keySet?.practice ?? store.connection.kind === 'practice';

/** Other key sets with both pairs complete: one client's keys serve all of its stores. */
export const usableKeySets = (keySets: readonly KeySet[], facts: StoreFacts): readonly KeySet[] =>
  keySets.filter(
    (keySet) =>
      keySet.id !== facts.store.keySetId &&
      keySet.practice === isPracticeKeys(facts) &&
      pairIdentity(keySet.sandbox) !== null &&
      pairIdentity(keySet.production) !== null,
  );
