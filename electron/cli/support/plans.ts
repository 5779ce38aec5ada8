/** The plans of stores that were just looked at, made from what was learned: nothing is asked a second time. */
import type { Client } from '../../../shared/contract/index.ts';
import { makePlan } from '../../../shared/make-plan.ts';
import type { Plan } from '../../../shared/plan.ts';
import { ProblemError } from '../../../shared/problems.ts';

export interface NamedPlan {
  readonly name: string;
  readonly plan: Plan;
}

/** Stores with a choice missing have no plan: the report says why. */
export const plansOf = async (client: Client, storeIds: readonly string[]): Promise<NamedPlan[]> => {
  const facts = await client.stores.list();
  const otherStores = facts.map(({ store }) => store);
  const wanted = new Set(storeIds);
  return facts
    .filter(({ store }) => wanted.has(store.id))
    .flatMap(({ store, keySet }) => {
      if (store.instance === null) return [];
      try {
        return [
          { name: store.name, plan: makePlan({ store, keySet, instance: store.instance, otherStores }) },
        ];
      } catch (error) {
        if (error instanceof ProblemError) return [];
        throw error;
      }
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
};
