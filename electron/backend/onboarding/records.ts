/** What is remembered with a store: what was applied, and a short history. */
import type { InstanceFacts, ServerCheck } from '../../../shared/model/instance.ts';
import type { HistoryEntry, Store } from '../../../shared/model/store.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { Held } from './compare.ts';
import type { JournalEntry } from './journal.ts';
import type { OnboardingPorts } from './ports.ts';

/** Enough for a person to read; the log has the rest. */
const longestHistory = 50;

export function createRecords({ repository, now }: Pick<OnboardingPorts, 'repository' | 'now'>) {
  const remember = (
    storeId: string,
    kind: HistoryEntry['kind'],
    problemCode: ProblemCode | null = null,
  ): Store =>
    repository.stores.update(storeId, (store) => ({
      ...store,
      history: [...store.history, { at: now().toISOString(), kind, problemCode }].slice(-longestHistory),
    }));

  const rememberInstance = (storeId: string, instance: InstanceFacts): Store =>
    repository.stores.update(storeId, (store) => ({ ...store, instance }));

  const rememberApplied = (
    { storeId, target, paths }: JournalEntry,
    instance: InstanceFacts,
    kind: HistoryEntry['kind'],
  ): Store => {
    repository.stores.update(storeId, (store) => ({
      ...store,
      instance,
      applied: { ...target, at: now().toISOString(), changedPaths: paths.length, serverChecks: [] },
    }));
    return remember(storeId, kind);
  };

  /** What an interrupted apply turned out to be. */
  const rememberResolved = (entry: JournalEntry, held: Held, instance: InstanceFacts): Store => {
    if (held === 'new') return rememberApplied(entry, instance, 'interrupted-new');
    rememberInstance(entry.storeId, instance);
    return remember(entry.storeId, held === 'old' ? 'interrupted-old' : 'interrupted-mixed');
  };

  const rememberChecks = (storeId: string, serverChecks: readonly ServerCheck[]): Store =>
    repository.stores.update(storeId, (store) => ({
      ...store,
      applied: store.applied && { ...store.applied, serverChecks: [...serverChecks] },
    }));

  return { remember, rememberInstance, rememberApplied, rememberResolved, rememberChecks };
}
export type Records = ReturnType<typeof createRecords>;
