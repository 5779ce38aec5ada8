/** What an apply and an undo have in common: a run with events, and how it fails. */
import type { ApplyEvent } from '../../../shared/contract/onboarding.ts';
import type { ApplyPhase } from '../../../shared/model/apply-phase.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { Store } from '../../../shared/model/store.ts';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import type { InstanceConnection } from '../instance/connection.ts';
import type { JournalEntry } from './journal.ts';
import type { OnboardingPorts } from './ports.ts';
import type { Records } from './records.ts';
import { type Settled, settle } from './settle.ts';

export interface Run {
  readonly emit: (event: ApplyEvent) => void;
  /** Works up to the commit. */
  readonly signal: AbortSignal;
}

/** Thrown inside a run: the instance is not in the state that the user agreed to. */
export class ChangedMeanwhile extends Error {
  readonly instance: InstanceFacts;
  constructor(instance: InstanceFacts) {
    super('changed meanwhile');
    this.instance = instance;
  }
}

type Failed = Extract<ApplyEvent, { type: 'failed' }>;

interface Ends {
  readonly changed: (instance: InstanceFacts) => void;
  readonly failed: (error: unknown) => void;
}

const readBackTimeout = 60_000;

export const phaseEmitter =
  ({ emit }: Run) =>
  (phase: ApplyPhase): void =>
    emit({ type: 'phase', phase, cancellable: ['connect', 'check', 'write'].includes(phase) });

export function createWork(ports: OnboardingPorts, records: Records) {
  const { journal, log } = ports;

  const reportProblem = (error: unknown, signal: AbortSignal): Problem => {
    if (error instanceof ProblemError) return error.problem;
    if (signal.aborted) return problemOf('apply.cancelled');
    const reference = ports.now().getTime().toString(36);
    log.error('apply.unexpected', { reference, error: error instanceof Error ? error.name : 'unknown' });
    return problemOf('unexpected', { reference });
  };

  const fail = (
    run: Run,
    work: 'apply' | 'undo',
    storeId: string,
    { problem, outcome }: Pick<Failed, 'problem' | 'outcome'>,
  ): void => {
    log.warn(`${work}.failed`, { storeId, code: problem.code, outcome });
    try {
      records.remember(storeId, `${work}-failed`, problem.code);
    } catch {
      // Whoever waits must be told all the same.
      log.warn(`${work}.not-remembered`, { storeId });
    }
    run.emit({ type: 'failed', problem, outcome });
  };

  /** A failure after which nobody has read back. With an open journal the instance may hold anything. */
  const unreadFailure = ({ signal }: Run, storeId: string, error: unknown): Failed => ({
    type: 'failed',
    problem: reportProblem(error, signal),
    outcome: journal.get(storeId) === null ? 'unchanged' : 'unknown',
  });

  const failUnread = (run: Run, work: 'apply' | 'undo', storeId: string, error: unknown): void =>
    fail(run, work, storeId, unreadFailure(run, storeId, error));

  /** What the instance holds after a failed write; null = it cannot be read now. */
  const readBack = async (connection: InstanceConnection, entry: JournalEntry): Promise<Settled | null> => {
    try {
      return await settle(connection, entry, AbortSignal.timeout(readBackTimeout));
    } catch {
      return null;
    }
  };

  /** After a write that threw. Answers the facts where the new values are there all the same; null = reported. */
  const settleFailure = async (
    run: Run,
    connection: InstanceConnection,
    entry: JournalEntry,
    error: unknown,
  ): Promise<InstanceFacts | null> => {
    const settled = await readBack(connection, entry);
    if (settled?.held === 'new') return settled.facts;
    if (settled) await journal.end(entry.storeId);
    const problem = settled ? reportProblem(error, run.signal) : problemOf('apply.unknown-outcome');
    const outcome = settled ? (settled.held === 'old' ? 'unchanged' : 'changed') : 'unknown';
    fail(run, entry.target === null ? 'undo' : 'apply', entry.storeId, { problem, outcome });
    return null;
  };

  const tellEnd = (error: unknown, { changed, failed }: Ends): void => {
    try {
      if (error instanceof ChangedMeanwhile) changed(error.instance);
      else failed(error);
    } catch (unforeseen) {
      failed(unforeseen);
    }
  };

  /** Opens the store's connection for `task` and closes it; `changed` and `failed` end the run otherwise. */
  const withConnection = async (
    store: Store,
    task: (connection: InstanceConnection) => Promise<void>,
    ends: Ends,
  ): Promise<void> => {
    let connection: InstanceConnection | null = null;
    try {
      connection = await ports.connect(store);
      await task(connection);
    } catch (error) {
      tellEnd(error, ends);
    } finally {
      // The work is over and was told; what becomes of the connection changes nothing of it.
      await connection?.close().catch(() => log.warn('instance.not-closed', { storeId: store.id }));
    }
  };

  return { reportProblem, unreadFailure, failUnread, settleFailure, withConnection };
}
export type Work = ReturnType<typeof createWork>;
