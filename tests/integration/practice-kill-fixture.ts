/** What the killed process and the test that looks after it have in common. */
import type { SecretStore } from '../../electron/backend/keychain/secret-store.ts';
import type { Log } from '../../electron/backend/support/log.ts';

export const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const status = async () => ({ state: 'session-only', backend: 'memory' }) as const;

/** One crypt key for both processes; a test's, and of no value. */
const fixedKey = async (): Promise<Uint8Array> => new Uint8Array(32).fill(7);
export const fixedKeys = { shared: fixedKey, own: fixedKey };

export const fixedSecrets: SecretStore = {
  read: fixedKey,
  write: async () => undefined,
  remove: async () => undefined,
  status,
  useSession: status,
  close: async () => undefined,
};
