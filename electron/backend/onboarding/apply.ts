/** One apply, from the check that the instance is as planned to the instance's own word on its keys. */
import { makeKeysPlan } from '../../../shared/make-keys-plan.ts';
import { makePlan } from '../../../shared/make-plan.ts';
import type { InstanceFacts, ServerCheck } from '../../../shared/model/instance.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { pairIdentity } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { changesOf, lockedChanges, type Plan } from '../../../shared/plan.ts';
import { ProblemError, problemOf } from '../../../shared/problems.ts';
import type { InstanceConnection, Snapshot } from '../instance/connection.ts';
import { changesToWrite } from './changes.ts';
import type { JournalEntry } from './journal.ts';
import type { OnboardingPorts } from './ports.ts';
import type { Records } from './records.ts';
import { ChangedMeanwhile, phaseEmitter, type Run, type Work } from './work.ts';

export interface ApplyRequest {
  readonly storeId: string;
  /** The state that the user agreed to change; null = the one that is found, which `approve` judges. */
  readonly stateToken: string | null;
  /** Throws a `ProblemError` where what the instance holds may not be written over. */
  readonly approve?: (instance: InstanceFacts) => void;
  /** `keys` = project and data space stay as they are. */
  readonly scope?: JournalEntry['scope'];
  /** What the user typed, where the plan asks for it. */
  readonly confirmation: string | null;
  /** The user wants the data space although another store uses it. */
  readonly shareDataSpace?: boolean;
}

interface ApplyRun extends Run {
  readonly request: ApplyRequest;
}

const keyCheckTimeout = 30_000;

const checkPlan = (plan: Plan, request: ApplyRequest): void => {
  const locked = lockedChanges(plan);
  if (locked.length > 0) {
    throw new ProblemError('apply.locked-path', { paths: locked.map(({ path }) => path).join(', ') });
  }
  if (plan.sharedWith.length > 0 && !request.shareDataSpace) {
    throw new ProblemError('apply.space-in-use', { names: plan.sharedWith.join(', ') });
  }
  if (plan.confirmation !== null && plan.confirmation !== request.confirmation?.trim()) {
    throw new ProblemError('apply.confirmation-missing');
  }
};

type Scope = JournalEntry['scope'];

/** The ids that the instance holds afterwards. */
const idsAfter = ({ applied, project, dataSpace }: Store, scope: Scope) =>
  scope === 'keys'
    ? { projectId: applied?.projectId, environmentId: applied?.environmentId }
    : { projectId: project?.projectId, environmentId: dataSpace?.environmentId };

const journalEntry = (store: Store, keySet: KeySet, plan: Plan, scope: Scope, now: Date): JournalEntry => {
  const sandboxPair = pairIdentity(keySet.sandbox);
  const productionPair = pairIdentity(keySet.production);
  const { projectId, environmentId } = idsAfter(store, scope);
  if (!projectId || !environmentId || !sandboxPair || !productionPair) {
    throw new ProblemError('apply.not-ready');
  }
  return {
    storeId: store.id,
    startedAt: now.toISOString(),
    scope,
    paths: changesOf(plan).map(({ path, current, next }) => ({ path, before: current, after: next })),
    target: { projectId, environmentId, sandboxPair, productionPair },
    writer: null,
    hasSnapshot: false,
  };
};

/** The rows of the paths that this apply changes. */
const rowsToChange = (rows: Snapshot, entry: JournalEntry): Snapshot =>
  rows.filter((row) => entry.paths.some(({ path }) => path === row.path));

interface Written {
  readonly facts: InstanceFacts;
  readonly hasSnapshot: boolean;
}

export function createApply(ports: OnboardingPorts, records: Records, work: Work) {
  const { repository, journal, snapshots, log } = ports;

  const planFor = (store: Store, instance: InstanceFacts, scope: Scope = 'all'): Plan => {
    const keySet = store.keySetId === null ? null : repository.keySets.get(store.keySetId);
    if (scope === 'keys') return makeKeysPlan({ store, keySet, instance });
    return makePlan({ store, keySet, instance, otherStores: repository.stores.list() });
  };

  /** A keychain that fails now takes the undo away, not what is written and verified. */
  const keepSnapshot = async (storeId: string, snapshot: Snapshot): Promise<boolean> => {
    try {
      await snapshots.keep(storeId, snapshot);
      return true;
    } catch {
      log.warn('apply.snapshot-not-kept', { storeId });
      return false;
    }
  };

  /** Writes and answers the verified facts, or null when the failure has been reported. */
  const write = async (
    run: ApplyRun,
    connection: InstanceConnection,
    plan: Plan,
    entry: JournalEntry,
    keySetId: string,
  ): Promise<Written | null> => {
    const changes = await changesToWrite(plan, keySetId, ports.readPair);
    await journal.begin(entry);
    try {
      const result = await connection.apply(
        changes,
        plan.stateToken,
        phaseEmitter(run),
        run.signal,
        (writer) => journal.begin({ ...entry, writer }),
      );
      if (result.kind === 'changed-meanwhile') {
        await journal.end(entry.storeId);
        throw new ChangedMeanwhile(result.facts);
      }
      return {
        facts: result.facts,
        hasSnapshot: await keepSnapshot(entry.storeId, rowsToChange(result.snapshot, entry)),
      };
    } catch (error) {
      if (error instanceof ChangedMeanwhile) throw error;
      const facts = await work.settleFailure(run, connection, entry, error);
      if (facts === null) return null;
      const hasSnapshot = entry.hasSnapshot && (await snapshots.promote(entry.storeId).catch(() => false));
      return { facts, hasSnapshot };
    }
  };

  const checkKeys = async (connection: InstanceConnection, store: Store): Promise<readonly ServerCheck[]> => {
    try {
      return await connection.validateKeys(
        await ports.gatewaysFor(store),
        AbortSignal.timeout(keyCheckTimeout),
      );
    } catch (error) {
      // The values are written and verified; that the instance could not ask the gateway does not undo this.
      log.warn('apply.key-check-failed', {
        storeId: store.id,
        code: work.reportProblem(error, AbortSignal.abort()).code,
      });
      return [];
    }
  };

  /** The rows as the plan saw them, kept before anything is written. Throws `keychain.*`. */
  const prepare = async (entry: JournalEntry, rows: Snapshot | null): Promise<JournalEntry> => {
    const before = rows === null ? [] : rowsToChange(rows, entry);
    if (before.length === 0) return entry;
    await snapshots.prepare(entry.storeId, before);
    return { ...entry, hasSnapshot: true };
  };

  const go = async (run: ApplyRun, store: Store, connection: InstanceConnection): Promise<void> => {
    phaseEmitter(run)('connect');
    let rows: Snapshot | null = null;
    const before = await connection.inspect(run.signal, {
      onRows: (found) => {
        rows = found;
      },
    });
    const { stateToken, approve, scope = 'all' } = run.request;
    const plan = planFor(store, before, scope);
    if (stateToken !== null && before.stateToken !== stateToken) throw new ChangedMeanwhile(before);
    approve?.(before);
    checkPlan(plan, run.request);
    const keySet = store.keySetId === null ? null : repository.keySets.get(store.keySetId);
    if (keySet === null) throw new ProblemError('apply.not-ready');
    const entry = journalEntry(store, keySet, plan, scope, ports.now());
    if (entry.paths.length === 0) {
      const held = before.stale ? await connection.finish(run.signal) : before;
      records.rememberApplied(entry, held, 'already-connected');
    } else {
      const prepared = await prepare(entry, rows);
      const written = await write(run, connection, plan, prepared, keySet.id).finally(() =>
        // Without its end the journal stays open, and what was prepared may be needed.
        journal.get(store.id) === null ? discard(store.id) : undefined,
      );
      if (written === null) return;
      records.rememberApplied(entry, written.facts, 'applied', written.hasSnapshot);
      await journal.end(store.id);
      await discard(store.id);
    }
    phaseEmitter(run)('key-check');
    const serverChecks = [...(await checkKeys(connection, store))];
    const final = rememberChecks(store, serverChecks);
    log.info('apply.done', { storeId: store.id, changed: entry.paths.length });
    run.emit({ type: 'done', facts: ports.factsOf(final, 'none'), serverChecks });
  };

  /** The apply is written down already: without room for the checks it is no failure. */
  const rememberChecks = (store: Store, serverChecks: ServerCheck[]): Store => {
    try {
      return records.rememberChecks(store.id, serverChecks);
    } catch {
      log.warn('apply.checks-not-remembered', { storeId: store.id });
      return repository.stores.get(store.id) ?? store;
    }
  };

  /** What is left over is overwritten by the next apply, and goes with the store. */
  const discard = (storeId: string): Promise<void> =>
    snapshots.discardPrepared(storeId).catch(() => undefined);

  const run = async (applyRun: ApplyRun): Promise<void> => {
    const { storeId } = applyRun.request;
    const store = repository.stores.get(storeId);
    if (store === null)
      return applyRun.emit({ type: 'failed', problem: problemOf('stores.not-found'), outcome: 'unchanged' });
    await work.withConnection(store, (connection) => go(applyRun, store, connection), {
      changed: (instance) => {
        const updated = records.rememberInstance(storeId, instance);
        applyRun.emit({
          type: 'changed-meanwhile',
          plan: planFor(updated, instance, applyRun.request.scope),
        });
      },
      failed: (error) => work.failUnread(applyRun, 'apply', storeId, error),
    });
  };

  return { run, planFor };
}
