/** Secrets in memory, for this run only: the user's explicit choice where there is no keychain. */
import { accountOf } from './names.ts';
import type { SecretStore } from './secret-store.ts';

export const createMemoryStore = (): SecretStore => {
  const secrets = new Map<string, Uint8Array>();
  const forget = (account: string) => {
    secrets.get(account)?.fill(0);
    secrets.delete(account);
  };
  const status = async () => ({ state: 'session-only', backend: 'memory' }) as const;
  return {
    async read(name) {
      const secret = secrets.get(accountOf(name));
      return secret ? Uint8Array.from(secret) : null;
    },
    async write(name, secret) {
      const copy = Uint8Array.from(secret);
      forget(accountOf(name));
      secrets.set(accountOf(name), copy);
    },
    async remove(name) {
      forget(accountOf(name));
    },
    status,
    useSession: status,
    async close() {
      for (const account of [...secrets.keys()]) forget(account);
    },
  };
};
