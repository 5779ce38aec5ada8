/** Two stores of the file that want the same data space: the first one has it, as if it were in the list already. Pure. */
import type { Allowances } from '../../../shared/contract/batch.ts';
import type { PlannedStore } from '../../../shared/declaration/plan.ts';
import { problemOf } from '../../../shared/problems.ts';

const spacePath = 'services_connector/services_id/environment_id';

/** The data space that would be written; null = none would be, or it is not known yet. */
const spaceOf = ({ items }: PlannedStore): string | null => {
  const next = items?.find(({ path }) => path === spacePath)?.next;
  return next?.kind === 'text' ? next.text : null;
};

export const refuseDoubles = (stores: readonly PlannedStore[], allowed: Allowances): PlannedStore[] => {
  const users = new Map<string, string[]>();
  return stores.map((store) => {
    const space = spaceOf(store);
    if (space === null || store.outcome === 'refused' || store.outcome === 'failed') return store;
    const names = users.get(space) ?? [];
    users.set(space, [...names, store.name]);
    if (names.length === 0 || allowed.allowSharedDataSpace.includes(store.name)) return store;
    return {
      ...store,
      outcome: 'refused',
      problem: problemOf('apply.space-in-use', { names: names.join(', ') }),
    };
  });
};
