/** Brings one declared store to what the file says. May be repeated: what is done already is left alone. */
import type { Allowances } from '../../../shared/contract/batch.ts';
import type { DeclaredStore } from '../../../shared/declaration/index.ts';
import { makePlan } from '../../../shared/make-plan.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import { orAborted } from '../batch/abort.ts';
import { settleStore } from '../batch/one-store.ts';
import type { ItemContext, ItemResult } from '../batch/run.ts';
import { createStoreWork, refusalOf } from '../batch/store-work.ts';
import { activeEnvironment } from '../registry/projects.ts';
import type { Asker, Place, Places } from './places.ts';
import type { DeclarationPorts } from './ports.ts';
import { changesInList, findByName, sameConnection, unconfirmedPairsFor, wantedStore } from './wanted.ts';

interface Round {
  /** The client's key set, with keys that both gateways accept; the same answer for all its stores. */
  readonly keySetOf: (client: string) => Promise<KeySet>;
  readonly places: Pick<Places, 'findOrMake'>;
  readonly allowed: Allowances;
}

export const createStoreApply = (ports: DeclarationPorts) => {
  const { repository, stores, onboarding, pairs, gatewaysFor, now } = ports;
  const work = createStoreWork(ports);

  /** In the list, and reached as the file says. What else changes is kept for later, when all of it is known. */
  const ensure = (declared: DeclaredStore, keySet: KeySet): Store =>
    repository.exclusively(() => {
      const { name, purpose, connection } = declared;
      const store = findByName(repository.stores.list(), name);
      if (store === null) return stores.create({ name, purpose, connection, keySetId: keySet.id }).store;
      return sameConnection(store, declared) ? store : stores.update(store.id, { connection }).store;
    });

  const askerFor = async (declared: DeclaredStore, store: Store, keySet: KeySet): Promise<Asker> => {
    const environment = activeEnvironment(store);
    const [pair, gateways] = await Promise.all([
      pairs.read(keySet.id, environment),
      gatewaysFor({ ...store, keySetId: keySet.id }),
    ]);
    return { client: declared.client, baseUrl: gateways[environment], pair };
  };

  /**
   * Saves the choices, unless a rule is against them. `trusted` = the key set as it was shown to the gateways. One step: no other store can take the data space between the look
   * and the choice.
   */
  const choose = (
    storeId: string,
    declared: DeclaredStore,
    trusted: KeySet,
    place: Place,
    allowed: Allowances,
  ): Problem | null =>
    repository.exclusively(() => {
      const store = stores.get(storeId);
      const keySet = repository.keySets.get(trusted.id);
      const { instance } = store;
      if (keySet === null || instance === null) throw new ProblemError('apply.not-ready');
      const unconfirmedPairs = unconfirmedPairsFor(store, trusted);
      const wanted = {
        ...wantedStore(store, declared, keySet, place, instance, now().toISOString()),
        unconfirmedPairs,
      };
      const otherStores = repository.stores.list();
      const refused = refusalOf(
        declared.name,
        makePlan({ store: wanted, keySet, instance, otherStores }),
        allowed,
      );
      if (refused !== null) return refused;
      const changes = changesInList(store, declared, keySet.label, place);
      const isNew = unconfirmedPairs.some((pair) => !store.unconfirmedPairs.includes(pair));
      if (changes.length > 0 || isNew || store.keySetId !== keySet.id) {
        const { purpose, tags } = declared;
        stores.update(storeId, { purpose, tags, keySetId: keySet.id, unconfirmedPairs, ...place });
      }
      return null;
    });

  return async (declared: DeclaredStore, round: Round, context: ItemContext): Promise<ItemResult> => {
    const { signal } = context;
    const { keySetOf, places, allowed } = round;
    const keySet = await orAborted(keySetOf(declared.client), signal);
    const known = findByName(repository.stores.list(), declared.name);
    if (known !== null) await settleStore(onboarding, known.id);
    let store = ensure(declared, keySet);
    const remembered = store.instance;
    if (remembered === null) store = (await orAborted(stores.inspect(store.id), signal)).store;
    const place = await orAborted(
      places.findOrMake(await askerFor(declared, store, keySet), declared),
      signal,
    );
    signal.throwIfAborted();
    let refused = choose(store.id, declared, keySet, place, allowed);
    if (refused !== null && remembered !== null) {
      // What is remembered of the instance may be old.
      await orAborted(stores.inspect(store.id), signal);
      refused = choose(store.id, declared, keySet, place, allowed);
    }
    if (refused === null) return work.apply(store.id, allowed, context);
    return { storeId: store.id, outcome: 'refused', changedPaths: 0, problem: refused, holds: 'unchanged' };
  };
};
