/** What the wizard does with stores: create, choose, inspect, remove. Choices that depended on a changed one are cleared. */
import { randomUUID } from 'node:crypto';
import type { StoreChoices, StoreFacts } from '../../../shared/contract/stores.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import type { Connection, InstanceFacts } from '../../../shared/model/instance.ts';
import type { Purpose, Store } from '../../../shared/model/store.ts';
import { newStore } from '../../../shared/new-store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { ApplyState } from '../../../shared/steps.ts';
import type { InspectOptions, InstanceConnection } from '../instance/connection.ts';
import { type Change, withChange } from './given.ts';
import type { Repository } from './repository.ts';

const inspectTimeout = 60_000;

export interface NewStore {
  readonly name: string;
  readonly purpose: Purpose;
  readonly connection: Connection;
  readonly keySetId?: string;
}

/** What the stores must know of applies and undos, in this process and in others. */
export interface Applies {
  stateOf(storeId: string): ApplyState;
  /** `stateOf` for many stores. */
  states(): (storeId: string) => ApplyState;
  /** Throws `apply.already-running`, `apply.elsewhere`. */
  checkIdle(storeId: string): void;
  /** Keeps applies from beginning; throws as `checkIdle`. */
  claim(storeId: string): { release(): void };
}

interface Options {
  readonly repository: Repository;
  readonly connect: (store: Pick<Store, 'id' | 'connection'>) => Promise<InstanceConnection>;
  readonly applies: Applies;
  /** Removes what only this store has, before the store itself goes. Throws `keychain.*`. */
  readonly clearUp: (store: Store) => Promise<void>;
  /** The store leads to another instance now: what was kept of the one before is of no use. Never throws. */
  readonly forgetUndo: (storeId: string) => void;
  readonly gatewaysFor: (store: Store) => Promise<Readonly<Record<Environment, string>>>;
  readonly now: () => Date;
}

/** What another choice makes meaningless. A value given in the same change stays. */
const cleared = (store: Store, choices: Change<StoreChoices>): Partial<Store> => {
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const newConnection = choices.connection !== undefined && differs(choices.connection, store.connection);
  const newKeySet = choices.keySetId !== undefined && choices.keySetId !== store.keySetId;
  const newProject = choices.project !== undefined && choices.project?.projectId !== store.project?.projectId;
  return {
    ...(newConnection && { instance: null, applied: null, undoable: null, check: null, guided: null }),
    ...(newKeySet && { project: null, unconfirmedPairs: [] }),
    ...((newKeySet || newProject) && { dataSpace: null }),
  };
};

export function createStores({
  repository,
  connect,
  applies,
  clearUp,
  forgetUndo,
  gatewaysFor,
  now,
}: Options) {
  const get = (storeId: string): Store => {
    const store = repository.stores.get(storeId);
    if (store === null) throw new ProblemError('stores.not-found');
    return store;
  };

  const factsOf = (store: Store, apply: ApplyState = applies.stateOf(store.id)): StoreFacts => ({
    store,
    keySet: store.keySetId === null ? null : repository.keySets.get(store.keySetId),
    apply,
  });

  const checkName = (name: string, storeId: string | null): void => {
    const taken = repository.stores
      .list()
      .some((store) => store.id !== storeId && store.name.toLowerCase() === name.toLowerCase());
    if (taken) throw new ProblemError('stores.name-taken', { name });
  };

  /** Another process may have removed the key set since it was shown. */
  const checkKeySet = (keySetId: string | null | undefined): void => {
    if (typeof keySetId === 'string' && repository.keySets.get(keySetId) === null) {
      throw new ProblemError('stores.not-found');
    }
  };

  const list = (): StoreFacts[] => {
    const keySets = new Map(repository.keySets.list().map((keySet) => [keySet.id, keySet]));
    const stateOf = applies.states();
    return repository.stores
      .list()
      .toReversed()
      .map((store) => ({
        store,
        keySet: store.keySetId === null ? null : (keySets.get(store.keySetId) ?? null),
        apply: stateOf(store.id),
      }));
  };

  const look = async (
    store: Pick<Store, 'id' | 'connection'>,
    options: InspectOptions = {},
  ): Promise<InstanceFacts> => {
    const connection = await connect(store);
    try {
      return await connection.inspect(AbortSignal.timeout(inspectTimeout), options);
    } finally {
      await connection.close();
    }
  };

  return {
    get,
    factsOf,
    facts: (storeId: string) => factsOf(get(storeId)),
    /** Newest first. */
    list,
    create: ({ keySetId, ...store }: NewStore): StoreFacts =>
      repository.exclusively(() => {
        checkName(store.name, null);
        checkKeySet(keySetId);
        const named = newStore({ ...store, id: randomUUID() }, now().toISOString());
        return factsOf(repository.stores.save({ ...named, keySetId: keySetId ?? null }));
      }),
    update: (storeId: string, choices: Change<StoreChoices>): StoreFacts =>
      repository.exclusively(() => {
        // An apply under way must not have its store changed under it.
        applies.checkIdle(storeId);
        if (choices.name !== undefined) checkName(choices.name, storeId);
        checkKeySet(choices.keySetId);
        const { undoable, guided } = get(storeId);
        const updated = repository.stores.update(storeId, (store) =>
          withChange<Store>({ ...store, ...cleared(store, choices) }, choices),
        );
        const isGone =
          (undoable !== null && updated.undoable === null) || (guided !== null && updated.guided === null);
        if (isGone) forgetUndo(storeId);
        return factsOf(updated);
      }),
    remove: async (storeId: string): Promise<void> => {
      const claim = applies.claim(storeId);
      try {
        await clearUp(get(storeId));
        repository.stores.remove(storeId);
      } finally {
        claim.release();
      }
    },
    inspect: async (storeId: string): Promise<StoreFacts> => {
      const found = get(storeId);
      const instance = await look(found, { probe: await gatewaysFor(found) });
      return factsOf(repository.stores.update(storeId, (store) => ({ ...store, instance })));
    },
    /** `id` names a connection that has no store yet. */
    detect: (connection: Connection): Promise<InstanceFacts> => look({ id: 'detect', connection }),
  };
}
export type Stores = ReturnType<typeof createStores>;
