/** One apply, from the check that the instance is as planned to the instance's own word on its keys. */
import type { ApplyEvent, ApplyPhase, Outcome } from '../../../shared/contract/onboarding.ts';
import { makePlan } from '../../../shared/make-plan.ts';
import type { InstanceFacts, ServerCheck } from '../../../shared/model/instance.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { pairIdentity } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { changesOf, lockedChanges, type Plan } from '../../../shared/plan.ts';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import type { InstanceConnection } from '../instance/connection.ts';
import { changesToWrite } from './changes.ts';
import type { JournalEntry } from './journal.ts';
import type { OnboardingPorts } from './ports.ts';
import { createRecords } from './records.ts';
import { type Settled, settle } from './settle.ts';

export interface ApplyRequest {
  readonly storeId: string;
  readonly stateToken: string;
  /** What the user typed, where the plan asks for it. */
  readonly confirmation: string | null;
}

export interface ApplyRun {
  readonly request: ApplyRequest;
  readonly emit: (event: ApplyEvent) => void;
  /** Works up to the commit. */
  readonly signal: AbortSignal;
}

const keyCheckTimeout = 30_000;
const readBackTimeout = 60_000;

/** Thrown inside an apply to end it with a new plan instead of a problem. */
class ChangedMeanwhile extends Error {
  readonly instance: InstanceFacts;
  constructor(instance: InstanceFacts) {
    super('changed meanwhile');
    this.instance = instance;
  }
}

const checkPlan = (plan: Plan, request: ApplyRequest): void => {
  const locked = lockedChanges(plan);
  if (locked.length > 0) {
    throw new ProblemError('apply.locked-path', { paths: locked.map(({ path }) => path).join(', ') });
  }
  if (plan.confirmation !== null && plan.confirmation !== request.confirmation?.trim()) {
    throw new ProblemError('apply.confirmation-missing');
  }
};

const journalEntry = (store: Store, keySet: KeySet, plan: Plan, now: Date): JournalEntry => {
  const sandboxPair = pairIdentity(keySet.sandbox);
  const productionPair = pairIdentity(keySet.production);
  if (!store.project || !store.dataSpace || !sandboxPair || !productionPair) {
    throw new ProblemError('apply.not-ready');
  }
  return {
    storeId: store.id,
    startedAt: now.toISOString(),
    paths: changesOf(plan).map(({ path, current, next }) => ({ path, before: current, after: next })),
    target: {
      projectId: store.project.projectId,
      environmentId: store.dataSpace.environmentId,
      sandboxPair,
      productionPair,
    },
    writer: null,
  };
};

export function createApply(ports: OnboardingPorts) {
  const { repository, journal, log } = ports;
  const records = createRecords(ports);

  const planFor = (store: Store, instance: InstanceFacts): Plan =>
    makePlan({
      store,
      keySet: store.keySetId === null ? null : repository.keySets.get(store.keySetId),
      instance,
      otherStores: repository.stores.list(),
    });

  const reportProblem = (error: unknown, signal: AbortSignal): Problem => {
    if (error instanceof ProblemError) return error.problem;
    if (signal.aborted) return problemOf('apply.cancelled');
    const reference = ports.now().getTime().toString(36);
    log.error('apply.unexpected', { reference, error: error instanceof Error ? error.name : 'unknown' });
    return problemOf('unexpected', { reference });
  };

  /** What the instance holds after a failed write; null = it cannot be read now. */
  const readBack = async (connection: InstanceConnection, entry: JournalEntry): Promise<Settled | null> => {
    try {
      return await settle(connection, entry, AbortSignal.timeout(readBackTimeout));
    } catch {
      return null;
    }
  };

  const fail = (run: ApplyRun, problem: Problem, outcome: Outcome): void => {
    const { storeId } = run.request;
    log.warn('apply.failed', { storeId, code: problem.code, outcome });
    records.remember(storeId, 'apply-failed', problem.code);
    run.emit({ type: 'failed', problem, outcome });
  };

  /** Writes and answers the verified facts, or null when the failure has been reported. */
  const write = async (
    run: ApplyRun,
    connection: InstanceConnection,
    plan: Plan,
    entry: JournalEntry,
    keySetId: string,
  ): Promise<InstanceFacts | null> => {
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
      await ports.keepSnapshot(entry.storeId, result.snapshot);
      return result.facts;
    } catch (error) {
      if (error instanceof ChangedMeanwhile) throw error;
      const settled = await readBack(connection, entry);
      if (settled?.held === 'new') return settled.facts;
      if (settled) await journal.end(entry.storeId);
      const problem = settled ? reportProblem(error, run.signal) : problemOf('apply.unknown-outcome');
      fail(run, problem, settled ? (settled.held === 'old' ? 'unchanged' : 'changed') : 'unknown');
      return null;
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
        code: reportProblem(error, AbortSignal.abort()).code,
      });
      return [];
    }
  };

  const go = async (run: ApplyRun, store: Store, connection: InstanceConnection): Promise<void> => {
    phaseEmitter(run)('connect');
    const before = await connection.inspect(run.signal);
    const plan = planFor(store, before);
    if (before.stateToken !== run.request.stateToken) throw new ChangedMeanwhile(before);
    checkPlan(plan, run.request);
    const keySet = store.keySetId === null ? null : repository.keySets.get(store.keySetId);
    if (keySet === null) throw new ProblemError('apply.not-ready');
    const entry = journalEntry(store, keySet, plan, ports.now());
    const nothingToWrite = entry.paths.length === 0;
    const held = nothingToWrite
      ? before.stale
        ? await connection.finish(run.signal)
        : before
      : await write(run, connection, plan, entry, keySet.id);
    if (held === null) return;
    records.rememberApplied(entry, held, nothingToWrite ? 'already-connected' : 'applied');
    await journal.end(store.id);
    phaseEmitter(run)('key-check');
    const serverChecks = [...(await checkKeys(connection, store))];
    const final = records.rememberChecks(store.id, serverChecks);
    log.info('apply.done', { storeId: store.id, changed: entry.paths.length });
    run.emit({ type: 'done', facts: ports.factsOf(final, 'none'), serverChecks });
  };

  const run = async (applyRun: ApplyRun): Promise<void> => {
    const store = repository.stores.get(applyRun.request.storeId);
    if (store === null)
      return applyRun.emit({ type: 'failed', problem: problemOf('stores.not-found'), outcome: 'unchanged' });
    let connection: InstanceConnection | null = null;
    try {
      connection = await ports.connect(store);
      await go(applyRun, store, connection);
    } catch (error) {
      if (error instanceof ChangedMeanwhile) {
        const updated = records.rememberInstance(store.id, error.instance);
        applyRun.emit({ type: 'changed-meanwhile', plan: planFor(updated, error.instance) });
      } else fail(applyRun, reportProblem(error, applyRun.signal), 'unchanged');
    } finally {
      await connection?.close();
    }
  };

  return { run, planFor, records };
}

const phaseEmitter =
  (run: ApplyRun) =>
  (phase: ApplyPhase): void =>
    run.emit({ type: 'phase', phase, cancellable: ['connect', 'check', 'write'].includes(phase) });
