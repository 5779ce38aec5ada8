/**
 * The journal: what an apply or an undo was about to do, written before it begins and removed when its end is known.
 * One file per store. Values only as they may be shown (fingerprints, ids): never a secret.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { shownValueSchema } from '../../../shared/plan.ts';
import { processIdentitySchema } from '../instance/process-identity.ts';

export const journalEntrySchema = z.object({
  storeId: z.string(),
  startedAt: z.iso.datetime(),
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
  /** The rows before are in the keychain already, so that this change can be undone even if it is interrupted. */
  hasSnapshot: z.boolean().default(false),
  /** The process that writes, where it can outlive ours; nothing is certain before it has ended. */
  writer: processIdentitySchema.nullable().default(null),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;

export interface Journal {
  begin(entry: JournalEntry): Promise<void>;
  end(storeId: string): Promise<void>;
  get(storeId: string): JournalEntry | null;
}

const parse = (text: string): JournalEntry | null => {
  try {
    return journalEntrySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** Reads what an earlier run left behind. An unreadable entry cannot be resolved and is left where it is. */
export function openJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true });
  const file = (storeId: string): string => join(folder, `${storeId}.json`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const left = names.map((name) => parse(readFileSync(join(folder, name), 'utf8')));
  const open = new Map(left.flatMap((entry) => (entry === null ? [] : [[entry.storeId, entry] as const])));
  return {
    begin: async (entry) => {
      // Flushed to the disk before the instance is touched: that is the point of a journal.
      await writeFileAtomic(file(entry.storeId), JSON.stringify(entry), { fsync: true });
      open.set(entry.storeId, entry);
    },
    end: async (storeId) => {
      await rm(file(storeId), { force: true });
      open.delete(storeId);
    },
    get: (storeId) => open.get(storeId) ?? null,
  };
}
