/** After a write whose end is not known: reads the instance, finishes what is missing, and says what it holds. */
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { InstanceConnection } from '../instance/connection.ts';
import { type Held, heldValues } from './compare.ts';
import type { JournalEntry } from './journal.ts';

export interface Settled {
  readonly held: Held;
  /** The config cache had not been cleaned, and now it is. */
  readonly finished: boolean;
  readonly facts: InstanceFacts;
}

/** Throws `ProblemError` when the instance cannot be read. */
export async function settle(
  connection: InstanceConnection,
  entry: JournalEntry,
  signal: AbortSignal,
): Promise<Settled> {
  const found = await connection.inspect(signal);
  const facts = found.stale ? await connection.finish(signal) : found;
  return { held: heldValues(entry, facts), finished: found.stale, facts };
}
