/** Many stores at once: their rows, and what is changed for several of them. */
import { setImmediate as untilOthersRan } from 'node:timers/promises';
import type { ManyResult, TagChange } from '../../../shared/contract/stores.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { type StoreSummary, summaryOf } from '../../../shared/model/store-summary.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import type { ApplyState } from '../../../shared/steps.ts';
import type { Repository } from './repository.ts';
import type { Stores } from './service.ts';

interface Options {
  readonly repository: Repository;
  readonly stores: Pick<Stores, 'list' | 'remove'>;
  /** For what nobody foresaw. */
  readonly unforeseen: (error: unknown) => Problem;
}

interface Row {
  readonly keySet: KeySet | null;
  readonly apply: ApplyState;
  readonly summary: StoreSummary;
}

/** So many stores are changed in one step; other processes wait for a step, not for all of them. */
const stepSize = 50;

/** As many as a store may have; what is added comes last. */
const tagged = (store: Store, { add, remove }: TagChange): Store => {
  const kept = store.tags.filter((tag) => !remove.includes(tag) && !add.includes(tag));
  const tags = [...kept, ...new Set(add)];
  if (tags.length > 20) throw new ProblemError('stores.too-many-tags', { name: store.name });
  return { ...store, tags };
};

export const createManyStores = ({ repository, stores, unforeseen }: Options) => {
  const explain = (error: unknown): Problem =>
    error instanceof ProblemError ? error.problem : unforeseen(error);

  /** A row is made again when its store, its key set or its state is another one. */
  const rows = new WeakMap<Store, Row>();

  const tag = (storeId: string, change: TagChange): ManyResult => {
    try {
      repository.stores.update(storeId, (store) => tagged(store, change));
      return { storeId, problem: null };
    } catch (error) {
      return { storeId, problem: explain(error) };
    }
  };

  return {
    /** Newest first. */
    summaries: (): StoreSummary[] =>
      stores.list().map((facts) => {
        const { store, keySet, apply } = facts;
        const known = rows.get(store);
        if (known?.keySet === keySet && known.apply === apply) return known.summary;
        const summary = summaryOf(facts);
        rows.set(store, { keySet, apply, summary });
        return summary;
      }),

    tagMany: async (storeIds: readonly string[], change: TagChange): Promise<ManyResult[]> => {
      const results: ManyResult[] = [];
      for (let at = 0; at < storeIds.length; at += stepSize) {
        const step = storeIds.slice(at, at + stepSize);
        results.push(...repository.exclusively(() => step.map((storeId) => tag(storeId, change))));
        await untilOthersRan();
      }
      return results;
    },

    /** One after the other: each may have to wait for the keychain. */
    removeMany: async (storeIds: readonly string[]): Promise<ManyResult[]> => {
      const results: ManyResult[] = [];
      for (const storeId of storeIds) {
        const problem = await stores.remove(storeId).then(() => null, explain);
        results.push({ storeId, problem });
      }
      return results;
    },
  };
};
export type ManyStores = ReturnType<typeof createManyStores>;
