/** The rows that a write replaced, for undo. In the keychain: they hold keys, encrypted or (on old modules) plain. */
import { z } from 'zod';
import { rawRowSchema } from '../instance/agent/commands.ts';
import type { Snapshot } from '../instance/connection.ts';
import type { SecretStore } from '../keychain/secret-store.ts';

const snapshotSchema = z.array(rawRowSchema).min(1);

/** Every method throws `keychain.*`. */
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

const decode = (secret: Uint8Array): Snapshot | null => {
  try {
    return snapshotSchema.safeParse(JSON.parse(new TextDecoder().decode(secret))).data ?? null;
  } catch {
    return null;
  }
};

const encode = (snapshot: Snapshot): Uint8Array => new TextEncoder().encode(JSON.stringify(snapshot));

export function createSnapshots(secrets: SecretStore): Snapshots {
  const kept = (storeId: string) => ({ kind: 'snapshot', storeId }) as const;
  const pending = (storeId: string) => ({ kind: 'pending-snapshot', storeId }) as const;
  return {
    prepare: (storeId, snapshot) => secrets.write(pending(storeId), encode(snapshot)),
    promote: async (storeId) => {
      const prepared = await secrets.read(pending(storeId));
      if (prepared === null) return false;
      await secrets.write(kept(storeId), prepared);
      return true;
    },
    discardPrepared: (storeId) => secrets.remove(pending(storeId)),
    keep: (storeId, snapshot) => secrets.write(kept(storeId), encode(snapshot)),
    read: async (storeId) => {
      const secret = await secrets.read(kept(storeId));
      return secret && decode(secret);
    },
    forget: async (storeId) => {
      await secrets.remove(kept(storeId));
      await secrets.remove(pending(storeId));
    },
  };
}
