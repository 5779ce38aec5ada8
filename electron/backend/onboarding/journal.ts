/**
 * The journal: what an apply or an undo was about to do, written before it begins and removed when its end is known.
 * One file per store. Values only as they may be shown (fingerprints, ids): never a secret.
 * Beside it a claim: a lock that the process at work on a store keeps, and that ends with that process.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { shownValueSchema } from '../../../shared/plan-schema.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { ApplyState } from '../../../shared/steps.ts';
import { processIdentitySchema } from '../instance/process-identity.ts';
import type { SharedData } from '../stores/shared-data.ts';
import { type FileLock, fileLockSync, isFileLocked } from '../support/file-lock.ts';

export const journalEntrySchema = z.object({
  storeId: z.string(),
  startedAt: z.iso.datetime(),
  /** `keys` = project and data space were left alone. */
  scope: z.enum(['all', 'keys']).default('all'),
  /** Every path that the apply changes, as it was and as it was to become. */
  paths: z.array(z.object({ path: z.string(), before: shownValueSchema, after: shownValueSchema })),
  /** What is recorded with the store when the new values turn out to be on the instance. */
  target: z
    .object({
      projectId: z.string(),
      environmentId: z.string(),
      sandboxPair: z.string(),
      productionPair: z.string(),
    })
    // An undo records nothing as applied.
    .nullable(),
  /** The rows before are kept already, so that this change can be undone even if it is interrupted. */
  hasSnapshot: z.boolean().default(false),
  /** The process that writes, where it can outlive ours; nothing is certain before it has ended. */
  writer: processIdentitySchema.nullable().default(null),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;

export interface Claim {
  /** May be repeated. */
  release(): void;
}

export interface Journal {
  begin(entry: JournalEntry): Promise<void>;
  end(storeId: string): Promise<void>;
  get(storeId: string): JournalEntry | null;
  /** The store is ours until `release`, or until this process ends. Throws `apply.elsewhere`, `apply.already-running`. */
  claim(storeId: string): Claim;
  /** Another process is at work on the store: `running`; one was, and did not come to its end: `interrupted`. */
  stateOf(storeId: string): ApplyState;
  /** `stateOf` for many: looks at the folder once. */
  states(): (storeId: string) => ApplyState;
}

/** Milliseconds. Somebody may just be looking whether the store is claimed. */
const claimWait = 50;

const readEntry = (path: string): JournalEntry | null => {
  try {
    return journalEntrySchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
};

const lockOf = (path: string): FileLock => {
  try {
    return fileLockSync(path, claimWait);
  } catch (error) {
    if (error instanceof ProblemError) throw new ProblemError('apply.elsewhere');
    throw error;
  }
};

/** An unreadable entry cannot be resolved and is left where it is. */
export function openJournal(folder: string, data: Pick<SharedData, 'exclusively' | 'willChange'>): Journal {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (storeId: string): string => join(folder, `${storeId}.json`);
  const claimFile = (storeId: string): string => join(folder, `${storeId}.lock`);
  const claimed = new Set<string>();
  /** Other processes show that nothing is at work here any more; they learn it with their next look at the latest. */
  const tell = (): void => {
    try {
      data.exclusively(data.willChange);
    } catch {
      // Somebody else keeps the folder busy; the work here is over all the same.
    }
  };

  const stateOf = (storeId: string): ApplyState => {
    if (!claimed.has(storeId) && isFileLocked(claimFile(storeId))) return 'running';
    return readEntry(file(storeId)) === null ? 'none' : 'interrupted';
  };

  return {
    begin: async (entry) => {
      // Flushed to the disk before the instance is touched: that is the point of a journal.
      await writeFileAtomic(file(entry.storeId), JSON.stringify(entry), { mode: 0o600, fsync: true });
    },
    end: async (storeId) => {
      await rm(file(storeId), { force: true });
    },
    get: (storeId) => readEntry(file(storeId)),
    claim: (storeId) =>
      data.exclusively(() => {
        if (claimed.has(storeId)) throw new ProblemError('apply.already-running');
        const lock = lockOf(claimFile(storeId));
        claimed.add(storeId);
        data.willChange();
        let held = true;
        return {
          release: () => {
            if (!held) return;
            held = false;
            claimed.delete(storeId);
            lock.discard();
            tell();
          },
        };
      }),
    stateOf,
    states: () => {
      const touched = new Set(readdirSync(folder).map((name) => name.replace(/\.(json|lock)$/, '')));
      return (storeId) => (touched.has(storeId) ? stateOf(storeId) : 'none');
    },
  };
}
