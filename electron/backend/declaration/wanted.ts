/** A declared store beside the one of the list: what it should be, and what that changes. Pure. */
import type { DeclaredStore } from '../../../shared/declaration/index.ts';
import type { StoreChange } from '../../../shared/declaration/plan.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import { type KeySet, unconfirmedPairsOf } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { newStore } from '../../../shared/new-store.ts';
import type { Place } from './places.ts';

const plain = (name: string): string => name.trim().toLowerCase();
export const findByName = (stores: readonly Store[], name: string): Store | null =>
  stores.find((store) => plain(store.name) === plain(name)) ?? null;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The order of a connection's keys in the file says nothing. */
const inOrder = (connection: Store['connection']): unknown => Object.entries(connection).toSorted();

export const sameConnection = (store: Store, declared: DeclaredStore): boolean =>
  same(inOrder(store.connection), inOrder(declared.connection));

/** A key set that got this far holds pairs that are accepted, or that the user goes on with although nobody confirmed them. */
export const unconfirmedPairsFor = (store: Store | null, keySet: KeySet): string[] => [
  ...new Set([
    ...(store?.keySetId === keySet.id ? store.unconfirmedPairs : []),
    ...unconfirmedPairsOf(keySet),
  ]),
];

/** The store as it would be, without anything being saved. `at` = now, as ISO 8601. */
export const wantedStore = (
  store: Store | null,
  declared: DeclaredStore,
  keySet: KeySet,
  place: Place,
  instance: InstanceFacts,
  at: string,
): Store => {
  const { name, purpose, connection, tags } = declared;
  const isSameInstance = store !== null && sameConnection(store, declared);
  return {
    ...(store ?? newStore({ id: '', name, purpose, connection }, at)),
    ...(isSameInstance ? {} : { applied: null }),
    name,
    purpose,
    connection,
    tags,
    keySetId: keySet.id,
    unconfirmedPairs: unconfirmedPairsFor(store, keySet),
    instance,
    ...place,
  };
};

/** What differs in the list; what becomes of project and data space is said by `place`. */
export const changesInList = (
  store: Store | null,
  declared: DeclaredStore,
  clientNow: string | null,
  place: Place | null,
): StoreChange[] => {
  const { purpose, tags, client, connection } = declared;
  const to = place && { project: place.project.projectName, space: place.dataSpace.environmentName };
  const moved = (before: string | undefined, after: string): boolean => before !== after;
  const changes: StoreChange[] = [];
  if (store === null) changes.push({ kind: 'new-store' });
  else {
    if (!sameConnection(store, declared)) {
      changes.push({ kind: 'connection', from: store.connection.kind, to: connection.kind });
    }
    if (clientNow?.trim().toLowerCase() !== client.trim().toLowerCase()) {
      changes.push({ kind: 'client', from: clientNow, to: client });
    }
    if (store.purpose !== purpose) changes.push({ kind: 'purpose', from: store.purpose, to: purpose });
    if (!same(store.tags, tags)) changes.push({ kind: 'tags', from: store.tags, to: tags });
  }
  if (place && to && moved(store?.project?.projectId, place.project.projectId)) {
    changes.push({ kind: 'project', from: store?.project?.projectName ?? null, to: to.project });
  }
  if (place && to && moved(store?.dataSpace?.environmentId, place.dataSpace.environmentId)) {
    changes.push({ kind: 'data-space', from: store?.dataSpace?.environmentName ?? null, to: to.space });
  }
  return changes;
};
