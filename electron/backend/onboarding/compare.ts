/** Reading back: does the instance hold the old values, the new ones, or neither? */
import { isConfigPath } from '../../../shared/model/config-paths.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import { sameValue } from '../../../shared/plan.ts';
import { currentValue } from '../../../shared/plan-values.ts';
import type { JournalEntry } from './journal.ts';

export type Held = 'old' | 'new' | 'mixed';

/** An apply without changes is `new`: the instance held the wanted values before. */
export const heldValues = (entry: JournalEntry, facts: InstanceFacts): Held => {
  const now = entry.paths.map(({ path, before, after }) => {
    const held = isConfigPath(path) ? currentValue(path, facts) : null;
    return {
      isOld: held !== null && sameValue(held, before),
      isNew: held !== null && sameValue(held, after),
    };
  });
  if (now.every(({ isNew }) => isNew)) return 'new';
  return now.every(({ isOld }) => isOld) ? 'old' : 'mixed';
};
