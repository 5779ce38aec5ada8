/** What is remembered with a store: what was applied, and a short history. */
import { isDeepStrictEqual } from 'node:util';
import type { InstanceFacts, ServerCheck } from '../../../shared/model/instance.ts';
import type { Applied, HistoryEntry, Store, Undoable } from '../../../shared/model/store.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import { undoDays } from '../../../shared/undo.ts';
import type { Held } from './compare.ts';
import type { JournalEntry } from './journal.ts';
import type { OnboardingPorts } from './ports.ts';

/** What a later check compares with. */
const baselineOf = ({ locks, gateways }: InstanceFacts): Applied['baseline'] => ({
  lockedPaths: locks.map(({ path }) => path),
  gateways,
});

/** Who replaces the keys has not looked at the rest, so what was added there is still to be noticed. */
const baselineAfter = (store: Store, { scope }: JournalEntry, instance: InstanceFacts) =>
  (scope === 'keys' ? store.applied?.baseline : null) ?? baselineOf(instance);

/** Milliseconds. A second look in that time that finds the same is not worth a write. */
const soon = 60_000;

const isSameSoonAfter = (known: InstanceFacts | null, { inspectedAt, ...found }: InstanceFacts): boolean => {
  if (known === null) return false;
  const { inspectedAt: knownAt, ...before } = known;
  const age = Date.parse(inspectedAt) - Date.parse(knownAt);
  return age >= 0 && age < soon && isDeepStrictEqual(before, found);
};

/** Enough for a person to read; the log has the rest. */
const longestHistory = 50;

export function createRecords({ repository, now }: Pick<OnboardingPorts, 'repository' | 'now'>) {
  const withEntry = (
    store: Store,
    kind: HistoryEntry['kind'],
    problemCode: ProblemCode | null = null,
  ): Store => ({
    ...store,
    history: [...store.history, { at: now().toISOString(), kind, problemCode }].slice(-longestHistory),
  });

  const remember = (
    storeId: string,
    kind: HistoryEntry['kind'],
    problemCode: ProblemCode | null = null,
  ): Store => repository.stores.update(storeId, (store) => withEntry(store, kind, problemCode));

  const rememberInstance = (storeId: string, instance: InstanceFacts): Store => {
    // A look that did not ask keeps what the last one found out.
    const seenBy = (store: Store): InstanceFacts => ({
      ...instance,
      reach: instance.reach ?? store.instance?.reach ?? null,
    });
    const known = repository.stores.get(storeId);
    if (known !== null && isSameSoonAfter(known.instance, seenBy(known))) return known;
    return repository.stores.update(storeId, (store) => ({ ...store, instance: seenBy(store) }));
  };

  /** Nothing written leaves the last change as it is; anything else takes its place, or takes its undo away. */
  const undoableAfter = (store: Store, { paths }: JournalEntry, hasSnapshot: boolean): Undoable | null => {
    if (paths.length === 0) return store.undoable;
    if (!hasSnapshot) return null;
    const until = new Date(now().getTime() + undoDays * 24 * 60 * 60 * 1000).toISOString();
    return { at: now().toISOString(), until, paths, appliedBefore: store.applied };
  };

  const rememberApplied = (
    entry: JournalEntry,
    instance: InstanceFacts,
    kind: HistoryEntry['kind'],
    hasSnapshot = false,
  ): Store => {
    const { storeId, target, paths } = entry;
    // In one step with the history: a crash in between must not leave one without the other.
    return repository.stores.update(storeId, (store) => ({
      ...withEntry(store, kind),
      instance,
      check: null,
      missedKeys: null,
      applied: target && {
        ...target,
        at: now().toISOString(),
        changedPaths: paths.length,
        baseline: baselineAfter(store, entry, instance),
        serverChecks: [],
      },
      undoable: undoableAfter(store, entry, hasSnapshot),
    }));
  };

  /** The values of before are back, and with them what was applied then; there is nothing left to undo. */
  const rememberUndone = (storeId: string, instance: InstanceFacts): Store =>
    repository.stores.update(storeId, (store) => ({
      ...withEntry(store, 'undone'),
      instance,
      applied: store.undoable?.appliedBefore ?? null,
      undoable: null,
      check: null,
    }));

  const forgetUndoable = (storeId: string): Store =>
    repository.stores.update(storeId, (store) => ({ ...store, undoable: null }));

  /** It was cut off after it had been written down, so that only its journal entry was left over. */
  const isWrittenDown = (store: Store | null, { startedAt, target }: JournalEntry): boolean => {
    const kinds = target === null ? ['undone'] : ['applied', 'interrupted-new'];
    return store?.history.some(({ kind, at }) => kinds.includes(kind) && at >= startedAt) ?? false;
  };

  /** What an interrupted apply or undo turned out to be. */
  const rememberResolved = (
    entry: JournalEntry,
    held: Held,
    instance: InstanceFacts,
    hasSnapshot: boolean,
  ): Store => {
    if (held === 'new') {
      // A second time, it would be told twice, and an undo would take what was applied before for nothing.
      if (isWrittenDown(repository.stores.get(entry.storeId), entry)) {
        return rememberInstance(entry.storeId, instance);
      }
      return entry.target === null
        ? rememberUndone(entry.storeId, instance)
        : rememberApplied(entry, instance, 'interrupted-new', hasSnapshot);
    }
    rememberInstance(entry.storeId, instance);
    return remember(entry.storeId, held === 'old' ? 'interrupted-old' : 'interrupted-mixed');
  };

  const rememberChecks = (storeId: string, serverChecks: readonly ServerCheck[]): Store =>
    repository.stores.update(storeId, (store) => ({
      ...store,
      applied: store.applied && { ...store.applied, serverChecks: [...serverChecks] },
    }));

  return {
    remember,
    rememberInstance,
    rememberApplied,
    rememberUndone,
    rememberResolved,
    rememberChecks,
    forgetUndoable,
  };
}
export type Records = ReturnType<typeof createRecords>;
