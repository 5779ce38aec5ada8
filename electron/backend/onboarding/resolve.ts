/** What became of an apply that was interrupted: found by reading the instance back, never by guessing. */
import type { Resolution } from '../../../shared/contract/onboarding.ts';
import type { Store } from '../../../shared/model/store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { untilProcessEnded } from '../instance/process-identity.ts';
import type { OnboardingPorts } from './ports.ts';
import type { Records } from './records.ts';
import { settle } from './settle.ts';

const readTimeout = 60_000;
/** A write takes about a second; one that hangs longer is told as an end that is not known yet. */
const writerTimeout = 30_000;

export function createResolver(ports: OnboardingPorts, records: Records) {
  const { journal } = ports;
  const answers = new Map<string, Promise<Resolution>>();

  const resolve = async (store: Store): Promise<Resolution> => {
    const entry = journal.get(store.id);
    if (entry === null) throw new ProblemError('apply.not-ready');
    // A writer that outlived us may be about to commit: what is read before its end may not stay true.
    if (entry.writer !== null && !(await untilProcessEnded(entry.writer, writerTimeout))) {
      throw new ProblemError('apply.unknown-outcome');
    }
    const connection = await ports.connect(store);
    try {
      const settled = await settle(connection, entry, AbortSignal.timeout(readTimeout));
      const updated = records.rememberResolved(entry, settled.held, settled.facts);
      await journal.end(store.id);
      const facts = ports.factsOf(updated, 'none');
      return { outcome: settled.held, finished: settled.finished, startedAt: entry.startedAt, facts };
    } finally {
      await connection.close();
    }
  };

  return {
    /** Asking twice, or from two windows, answers the same. A failed answer is asked for again. */
    resolve: (store: Store): Promise<Resolution> => {
      const known = answers.get(store.id);
      if (known !== undefined) return known;
      const answer = resolve(store);
      answers.set(store.id, answer);
      answer.catch(() => answers.delete(store.id));
      return answer;
    },
    /** The next apply makes the last answer history. */
    forget: (storeId: string): void => {
      answers.delete(storeId);
    },
  };
}
