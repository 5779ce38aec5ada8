/** Passwords and passphrases: in memory for this run, in the keychain only where the user says so. */
import type { SecretName, SecretStore } from '../../keychain/secret-store.ts';

/** `target` = user@host:port of a password, the file of a passphrase. */
export type SshSecretName = Extract<SecretName, { kind: 'ssh' }>;

export interface SshSecrets {
  get(name: SshSecretName): Promise<string | null>;
  /** Throws `keychain.*` where it cannot be kept as asked. */
  give(name: SshSecretName, secret: string, keep: boolean): Promise<void>;
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

export function createSshSecrets(keychain: SecretStore): SshSecrets {
  const run = new Map<string, string>();
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
      if (keep) await keychain.write(name, new TextEncoder().encode(secret));
      // A secret that was kept before may be the one that has just been refused.
      else void keychain.remove(name).catch(() => undefined);
    },
    forget: async (name) => {
      run.delete(keyOf(name));
      await keychain.remove(name);
    },
  };
}
