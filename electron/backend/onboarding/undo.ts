/** One undo: puts back the rows that the last change replaced, exactly, and reads them back. */
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { Store, Undoable } from '../../../shared/model/store.ts';
import { ProblemError, problemOf } from '../../../shared/problems.ts';
import { changedSince, makeUndoPlan, type UndoPlan, undoableAt } from '../../../shared/undo.ts';
import type { InstanceConnection, Snapshot } from '../instance/connection.ts';
import type { JournalEntry } from './journal.ts';
import type { OnboardingPorts } from './ports.ts';
import type { Records } from './records.ts';
import { ChangedMeanwhile, phaseEmitter, type Run, type Work } from './work.ts';

export interface UndoRequest {
  readonly storeId: string;
  readonly stateToken: string;
  /** The user has seen what was changed since, and wants the values of before all the same. */
  readonly overwrite: boolean;
}

interface UndoRun extends Run {
  readonly request: UndoRequest;
}

export function createUndo(ports: OnboardingPorts, records: Records, work: Work) {
  const { repository, journal, snapshots, log } = ports;

  const requireUndoable = (store: Store): Undoable => {
    const undoable = undoableAt(store, ports.now());
    if (undoable === null) throw new ProblemError('apply.undo-gone');
    return undoable;
  };

  const planFor = (store: Store, instance: InstanceFacts): UndoPlan =>
    makeUndoPlan(store.id, requireUndoable(store), instance);

  /** Throws `apply.undo-gone` where it is not kept any more, and says so from now on. */
  const readSnapshot = async (storeId: string): Promise<Snapshot> => {
    const snapshot = await snapshots.read(storeId);
    if (snapshot !== null) return snapshot;
    records.forgetUndoable(storeId);
    throw new ProblemError('apply.undo-gone');
  };

  const checkPlan = (plan: UndoPlan, { overwrite }: UndoRequest): void => {
    const locked = plan.items.filter(({ lock }) => lock !== null).map(({ path }) => path);
    if (locked.length > 0) throw new ProblemError('apply.locked-path', { paths: locked.join(', ') });
    if (!overwrite && changedSince(plan).length > 0) throw new ProblemError('apply.undo-changed-since');
  };

  /** Answers the verified facts, or null when the failure has been reported. */
  const restore = async (
    run: UndoRun,
    connection: InstanceConnection,
    snapshot: Snapshot,
    entry: JournalEntry,
  ): Promise<InstanceFacts | null> => {
    await journal.begin(entry);
    try {
      const { stateToken } = run.request;
      const result = await connection.restore(snapshot, stateToken, run.signal, phaseEmitter(run), (writer) =>
        journal.begin({ ...entry, writer }),
      );
      if (result.kind === 'applied') return result.facts;
      await journal.end(entry.storeId);
      throw new ChangedMeanwhile(result.facts);
    } catch (error) {
      if (error instanceof ChangedMeanwhile) throw error;
      return work.settleFailure(run, connection, entry, error);
    }
  };

  const go = async (run: UndoRun, store: Store, connection: InstanceConnection): Promise<void> => {
    const snapshot = await readSnapshot(store.id);
    const before = await connection.inspect(run.signal);
    if (before.stateToken !== run.request.stateToken) throw new ChangedMeanwhile(before);
    const plan = planFor(store, before);
    checkPlan(plan, run.request);
    const restored = await restore(run, connection, snapshot, {
      storeId: store.id,
      startedAt: ports.now().toISOString(),
      scope: 'all',
      paths: plan.items.map(({ path, current, next }) => ({ path, before: current, after: next })),
      target: null,
      writer: null,
      hasSnapshot: false,
    });
    if (restored === null) return;
    const final = records.rememberUndone(store.id, restored);
    await journal.end(store.id);
    // What is left over goes with the next apply, or with the store.
    await snapshots.forget(store.id).catch(() => undefined);
    log.info('undo.done', { storeId: store.id, changed: plan.items.length });
    run.emit({ type: 'undone', facts: ports.factsOf(final, 'none') });
  };

  const run = async (undoRun: UndoRun): Promise<void> => {
    const { storeId } = undoRun.request;
    const store = repository.stores.get(storeId);
    if (store === null)
      return undoRun.emit({ type: 'failed', problem: problemOf('stores.not-found'), outcome: 'unchanged' });
    undoRun.emit({ type: 'undoing' });
    phaseEmitter(undoRun)('connect');
    await work.withConnection(store, (connection) => go(undoRun, store, connection), {
      changed: (instance) => {
        const plan = planFor(records.rememberInstance(storeId, instance), instance);
        undoRun.emit({ type: 'undo-changed', plan });
      },
      failed: (error) => work.failUnread(undoRun, 'undo', storeId, error),
    });
  };

  const forgetOne = async (storeId: string): Promise<void> => {
    await snapshots.forget(storeId);
    records.forgetUndoable(storeId);
  };

  /** After 30 days the rows go, and with them the offer. What cannot be done now is done at the next start. */
  const forgetExpired = async (): Promise<void> => {
    try {
      for (const store of repository.stores.list()) {
        // Who is in the middle of it may end it.
        if (store.undoable === null || store.undoable.walk || undoableAt(store, ports.now())) continue;
        await forgetOne(store.id).catch(() => undefined);
      }
    } catch {
      log.warn('undo.expired-not-forgotten');
    }
  };

  return { run, planFor, forgetExpired };
}
