/** What became of an apply or an undo that was interrupted: found by reading the instance back, never by guessing. */
import type { Resolution } from '../../../shared/contract/onboarding.ts';
import type { Store } from '../../../shared/model/store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { InstanceConnection } from '../instance/connection.ts';
import { type ProcessIdentity, untilProcessEnded } from '../instance/process-identity.ts';
import type { Held } from './compare.ts';
import type { JournalEntry } from './journal.ts';
import type { OnboardingPorts } from './ports.ts';
import type { Records } from './records.ts';
import { settle } from './settle.ts';

const readTimeout = 60_000;
/** A write takes about a second; one that hangs longer is told as an end that is not known yet. */
const writerTimeout = 30_000;

export function createResolver(ports: OnboardingPorts, records: Records) {
  const { journal, snapshots } = ports;
  /** By store: which interruption was answered, and the answer. */
  const answers = new Map<string, { readonly startedAt: string; readonly answer: Promise<Resolution> }>();

  /** What is left over does no harm; it goes with the next apply or with the store. */
  const clearUp = async ({ storeId, target, hasSnapshot }: JournalEntry, held: Held): Promise<void> => {
    const isUndone = target === null && held === 'new';
    if (isUndone) await snapshots.forget(storeId).catch(() => undefined);
    else if (hasSnapshot) await snapshots.discardPrepared(storeId).catch(() => undefined);
  };

  const hasEnded = (connection: InstanceConnection, writer: ProcessIdentity): Promise<boolean> =>
    connection.untilWriterEnded?.(writer, writerTimeout) ?? untilProcessEnded(writer, writerTimeout);

  const readBack = async (store: Store): Promise<Resolution> => {
    const entry = journal.get(store.id);
    if (entry === null) throw new ProblemError('apply.not-ready');
    const connection = await ports.connect(store);
    try {
      // A writer that outlived us may be about to commit: what is read before its end may not stay true.
      if (entry.writer !== null && !(await hasEnded(connection, entry.writer))) {
        throw new ProblemError('apply.unknown-outcome');
      }
      const settled = await settle(connection, entry, AbortSignal.timeout(readTimeout));
      const { held, finished } = settled;
      const hasSnapshot = held === 'new' && entry.hasSnapshot && (await snapshots.promote(store.id));
      const updated = records.rememberResolved(entry, held, settled.facts, hasSnapshot);
      await journal.end(store.id);
      const work = entry.target === null ? 'undo' : 'apply';
      await clearUp(entry, held);
      return {
        work,
        outcome: held,
        finished,
        startedAt: entry.startedAt,
        facts: ports.factsOf(updated, 'none'),
      };
    } finally {
      await connection.close();
    }
  };

  /** One process reads back; where the apply still runs in another one, there is nothing to resolve. */
  const resolve = async (store: Store): Promise<Resolution> => {
    const claim = journal.claim(store.id);
    try {
      return await readBack(store);
    } finally {
      claim.release();
    }
  };

  return {
    /** Asking twice, or from two windows, answers the same. A failed answer is asked for again. */
    resolve: (store: Store): Promise<Resolution> => {
      const known = answers.get(store.id);
      const open = journal.get(store.id);
      // Another process may have begun an apply since, and been interrupted.
      if (known !== undefined && (open === null || open.startedAt === known.startedAt)) return known.answer;
      const answer = resolve(store);
      if (open === null) return answer;
      answers.set(store.id, { startedAt: open.startedAt, answer });
      answer.catch(() => answers.delete(store.id));
      return answer;
    },
    /** The next apply makes the last answer history. */
    forget: (storeId: string): void => {
      answers.delete(storeId);
    },
  };
}
