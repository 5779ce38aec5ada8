/**
 * The rows that a write replaced, for undo. Where the instance keeps its keys encrypted there is nothing secret in
 * them, and they are a file; with a key in clear among them (old modules, the Admin, entering by hand) they go to the
 * keychain. Never both: a place is emptied before the other one is filled.
 */
import type { Snapshot } from '../instance/connection.ts';
import type { SecretName, SecretStore } from '../keychain/secret-store.ts';
import { isSealed, openSnapshotFiles, type Slot, snapshotRowsSchema } from './snapshot-files.ts';

/** Every method throws `keychain.*`, but for rows in a file, which ask no keychain. */
export interface Snapshots {
  /** Before a write. The last snapshot stays what it is until the write has succeeded. */
  prepare(storeId: string, snapshot: Snapshot): Promise<void>;
  /** The write has succeeded: what was prepared for it takes the last one's place. May be repeated. False = nothing was. */
  promote(storeId: string): Promise<boolean>;
  /** The write is over, whatever became of it. */
  discardPrepared(storeId: string): Promise<void>;
  keep(storeId: string, snapshot: Snapshot): Promise<void>;
  /** null = there is none, or it is no snapshot any more. */
  read(storeId: string): Promise<Snapshot | null>;
  forget(storeId: string): Promise<void>;
}

export interface SnapshotPlaces {
  readonly secrets: Pick<SecretStore, 'read' | 'write' | 'remove'>;
  /** Absolute path of the folder for the files. */
  readonly folder: string;
  /** May the keychain have rows of this store that no file tells of, from a version that had no files? */
  readonly mayBeOld: (storeId: string) => boolean;
}

const decode = (secret: Uint8Array): Snapshot | null => {
  try {
    return snapshotRowsSchema.safeParse(JSON.parse(new TextDecoder().decode(secret))).data ?? null;
  } catch {
    return null;
  }
};

const encode = (snapshot: Snapshot): Uint8Array => new TextEncoder().encode(JSON.stringify(snapshot));

const nameOf = (storeId: string, slot: Slot): SecretName => ({
  kind: slot === 'last' ? 'snapshot' : 'pending-snapshot',
  storeId,
});

export function createSnapshots({ secrets, folder, mayBeOld }: SnapshotPlaces): Snapshots {
  const files = openSnapshotFiles(folder);

  /** null = nowhere. */
  const placeOf = async (storeId: string, slot: Slot): Promise<'file' | 'keychain' | null> => {
    const found = await files.find(storeId, slot);
    if (found !== undefined) return found.place;
    return mayBeOld(storeId) ? 'keychain' : null;
  };

  const read = async (storeId: string, slot: Slot): Promise<Snapshot | null> => {
    const found = await files.find(storeId, slot);
    if (found?.place === 'file') return found.rows;
    if (found === undefined && !mayBeOld(storeId)) return null;
    const secret = await secrets.read(nameOf(storeId, slot));
    return secret && decode(secret);
  };

  /** `snapshot` is what is pending, in a file. */
  const isPending = async (storeId: string, snapshot: Snapshot): Promise<boolean> => {
    const found = await files.find(storeId, 'pending');
    return found?.place === 'file' && JSON.stringify(found.rows) === JSON.stringify(snapshot);
  };

  const put = async (storeId: string, slot: Slot, snapshot: Snapshot): Promise<void> => {
    if (isSealed(snapshot)) {
      if ((await placeOf(storeId, slot)) === 'keychain') await secrets.remove(nameOf(storeId, slot));
      const isThere = slot === 'last' && (await isPending(storeId, snapshot));
      if (isThere) await files.promoteRows(storeId, snapshot);
      else await files.writeRows(storeId, slot, snapshot);
      return;
    }
    await files.pointToKeychain(storeId, slot);
    await secrets.write(nameOf(storeId, slot), encode(snapshot));
  };

  /** The word of where it is goes last: a removal that was cut off can be repeated. */
  const remove = async (storeId: string, slot: Slot): Promise<void> => {
    if ((await placeOf(storeId, slot)) === 'keychain') await secrets.remove(nameOf(storeId, slot));
    await files.remove(storeId, slot);
  };

  return {
    prepare: (storeId, snapshot) => put(storeId, 'pending', snapshot),
    promote: async (storeId) => {
      const prepared = await read(storeId, 'pending');
      if (prepared === null) return false;
      // A copy: whoever is cut off here finds what was prepared, and promotes it again.
      await put(storeId, 'last', prepared);
      return true;
    },
    discardPrepared: (storeId) => remove(storeId, 'pending'),
    keep: (storeId, snapshot) => put(storeId, 'last', snapshot),
    read: (storeId) => read(storeId, 'last'),
    forget: async (storeId) => {
      await remove(storeId, 'last');
      await remove(storeId, 'pending');
      await files.removeAll(storeId);
    },
  };
}
