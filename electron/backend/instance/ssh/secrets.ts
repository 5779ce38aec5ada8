/** Passwords and passphrases: in memory for this run, in the keychain only where the user says so. */
import type { SecretName, SecretStore } from '../../keychain/secret-store.ts';

/** `target` = user@host:port of a password, the file of a passphrase. */
export type SshSecretName = Extract<SecretName, { kind: 'ssh' }>;

export interface SshSecrets {
  get(name: SshSecretName): Promise<string | null>;
  /** Throws `keychain.*` where it cannot be kept as asked. */
  give(name: SshSecretName, secret: string, keep: boolean): Promise<void>;
  /** The server did not take it. */
  refuse(name: SshSecretName, secret: string): void;
  /** Was it refused lately, and not given again since? */
  wasRefused(name: SshSecretName, secret: string): boolean;
  /** Throws `keychain.*`. */
  forget(name: SshSecretName): Promise<void>;
}

export const passwordOf = (user: string, server: string): SshSecretName => ({
  kind: 'ssh',
  what: 'password',
  target: `${user}@${server}`,
});
export const passphraseOf = (file: string): SshSecretName => ({
  kind: 'ssh',
  what: 'passphrase',
  target: file,
});

/**
 * Milliseconds. Servers lock an account, or shut out an address, after a few wrong passwords: two hundred stores on one
 * server are one attempt. Later the server itself may have been at fault, and is asked again.
 */
const refusedFor = 10 * 60 * 1000;

export function createSshSecrets(
  keychain: Pick<SecretStore, 'read' | 'write' | 'remove'>,
  now: () => Date,
): SshSecrets {
  const run = new Map<string, string>();
  const refusals = new Map<string, { readonly secret: string; readonly until: number }>();
  const keyOf = (name: SshSecretName): string => `${name.what} ${name.target}`;
  return {
    get: async (name) => {
      const known = run.get(keyOf(name));
      if (known !== undefined) return known;
      // Without a keychain the user is asked again, which is no error.
      const kept = await keychain.read(name).catch(() => null);
      if (kept === null) return null;
      const secret = new TextDecoder().decode(kept);
      run.set(keyOf(name), secret);
      return secret;
    },
    give: async (name, secret, keep) => {
      run.set(keyOf(name), secret);
      refusals.delete(keyOf(name));
      if (keep) await keychain.write(name, new TextEncoder().encode(secret));
      // A secret that was kept before may be the one that has just been refused.
      else void keychain.remove(name).catch(() => undefined);
    },
    refuse: (name, secret) => {
      refusals.set(keyOf(name), { secret, until: now().getTime() + refusedFor });
    },
    wasRefused: (name, secret) => {
      const last = refusals.get(keyOf(name));
      return last?.secret === secret && now().getTime() < last.until;
    },
    forget: async (name) => {
      run.delete(keyOf(name));
      refusals.delete(keyOf(name));
      await keychain.remove(name);
    },
  };
}
