/** Where a store's snapshots are, in files without a secret: the rows themselves, or the word that the keychain has them. */
import { link, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { isKeyPath } from '../../../shared/model/config-paths.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { rawRowSchema } from '../instance/agent/commands.ts';
import type { Snapshot } from '../instance/connection.ts';

export const snapshotRowsSchema = z.array(rawRowSchema).min(1);

const placedSchema = z.discriminatedUnion('place', [
  z.strictObject({ version: z.literal(1), place: z.literal('file'), rows: snapshotRowsSchema }),
  z.strictObject({ version: z.literal(1), place: z.literal('keychain') }),
]);
type Placed = z.infer<typeof placedSchema>;

/** `last` = of the last change; `pending` = of a write whose end is not known yet. */
export type Slot = 'last' | 'pending';

/** As Magento_Framework's Encryptor writes it: key number, cipher number, and the ciphertext in one piece. */
const ciphertext = /^\d+:\d+:\S+$/;

/** Nothing in it is secret: every key is encrypted under the instance's own key, empty, or absent. */
export const isSealed = (snapshot: Snapshot): boolean =>
  snapshot.every((row) => !isKeyPath(row.path) || !row.present || !row.value || ciphertext.test(row.value));

export interface SnapshotFiles {
  /** undefined = no file tells. A file that cannot be understood sends its reader to the keychain. */
  find(storeId: string, slot: Slot): Promise<Placed | undefined>;
  /** Throws an `Error` when a key among the rows is in clear. */
  writeRows(storeId: string, slot: Slot, rows: Snapshot): Promise<void>;
  /** The rows of `pending` are those of `last` too, and stay. They are on the disk already: nothing is flushed again. */
  promoteRows(storeId: string, rows: Snapshot): Promise<void>;
  pointToKeychain(storeId: string, slot: Slot): Promise<void>;
  remove(storeId: string, slot: Slot): Promise<void>;
  removeAll(storeId: string): Promise<void>;
}

const inKeychain = { version: 1, place: 'keychain' } as const;

const parse = (text: string): Placed => {
  try {
    return placedSchema.safeParse(JSON.parse(text)).data ?? inKeychain;
  } catch {
    return inKeychain;
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** `folder`: absolute path; a folder per store, made when there is something to keep. */
export const openSnapshotFiles = (folder: string): SnapshotFiles => {
  const folderOf = (storeId: string): string => {
    if (!/^[\w-]{1,64}$/.test(storeId)) throw new ProblemError('stores.not-found');
    return join(folder, storeId);
  };
  const fileOf = (storeId: string, slot: Slot): string => join(folderOf(storeId), `${slot}.json`);

  const write = async (storeId: string, slot: Slot, placed: Placed): Promise<void> => {
    const file = fileOf(storeId, slot);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // Flushed to the disk: the instance is written only after this.
    await writeFileAtomic(file, `${JSON.stringify(placed)}\n`, { mode: 0o600, fsync: true });
  };

  const writeRows = async (storeId: string, slot: Slot, rows: Snapshot): Promise<void> => {
    if (!isSealed(rows)) throw new Error('A key in clear does not go into a file.');
    await write(storeId, slot, { version: 1, place: 'file', rows: [...rows] });
  };

  return {
    find: async (storeId, slot) => {
      try {
        return parse(await readFile(fileOf(storeId, slot), 'utf8'));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    writeRows,
    promoteRows: async (storeId, rows) => {
      const beside = join(folderOf(storeId), 'next.json');
      try {
        await rm(beside, { force: true });
        await link(fileOf(storeId, 'pending'), beside);
        await rename(beside, fileOf(storeId, 'last'));
      } catch {
        // Not every file system has second names for a file.
        await writeRows(storeId, 'last', rows);
      }
      // Where both names were the same file already, the rename did nothing.
      await rm(beside, { force: true });
    },
    pointToKeychain: (storeId, slot) => write(storeId, slot, inKeychain),
    remove: (storeId, slot) => rm(fileOf(storeId, slot), { force: true }),
    removeAll: (storeId) => rm(folderOf(storeId), { recursive: true, force: true }),
  };
};
