/** The keychain: the operating system's, or memory for this run once the user chose that. */
import type { Log } from '../support/log.ts';
import { createMemoryStore } from './memory.ts';
import type { SpawnHelper } from './messages.ts';
import { createOsStore, type Timeouts } from './os-store.ts';
import type { SecretStore } from './secret-store.ts';

export { forkHelper } from './fork-helper.ts';
export type { HelperProcess, SpawnHelper } from './messages.ts';
export type { SecretName, SecretStore } from './secret-store.ts';
export { createMemoryStore };

export interface KeychainOptions {
  readonly spawnHelper: SpawnHelper;
  readonly log: Log;
  readonly platform?: NodeJS.Platform;
  readonly timeouts?: Timeouts;
}

/** After `useSession` nothing is read from or written to the keychain; what it holds stays as it is. */
export const createKeychain = (options: KeychainOptions): SecretStore => {
  const timeouts = options.timeouts ?? { normal: 10_000, patient: 120_000 };
  const os = createOsStore(options.spawnHelper, options.log, options.platform ?? process.platform, timeouts);
  let memory: SecretStore | null = null;
  const current = () => memory ?? os;
  return {
    read: (name) => current().read(name),
    write: (name, secret) => current().write(name, secret),
    remove: (name) => current().remove(name),
    status: (statusOptions) => current().status(statusOptions),
    async useSession() {
      memory ??= createMemoryStore();
      await os.close();
      return memory.status();
    },
    async close() {
      await os.close();
      await memory?.close();
    },
  };
};
