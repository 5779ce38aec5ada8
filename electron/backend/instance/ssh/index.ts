/** The `ssh` kind: an instance on a server. Opens connections, and what the wizard asks before there is one. */
import { homedir, userInfo } from 'node:os';
import type { SshConnection, SshTarget } from '../../../../shared/model/connections/ssh.ts';
import type { SecretStore } from '../../keychain/secret-store.ts';
import type { InstanceConnection } from '../connection.ts';
import { expandHome, resolveHops } from './config.ts';
import { createSshConnection } from './connection.ts';
import { findRoots } from './find-roots.ts';
import { createHostKeys } from './host-keys.ts';
import { createKeyFiles } from './key-files.ts';
import { createSshSecrets, passphraseOf, passwordOf, type SshSecretName } from './secrets.ts';
import { openSession } from './session.ts';
import { type SshLimits, type SshPlace, usualLimits } from './types.ts';

interface Options {
  readonly secrets: SecretStore;
  readonly dataFolder: string;
  readonly now: () => Date;
  readonly userAgent: string;
  /** Where the user's own SSH files are; nothing = the home folder. */
  readonly place?: Omit<SshPlace, 'dataFolder'>;
  readonly limits?: Partial<SshLimits>;
}

export type WantedSecret =
  | { readonly what: 'password'; readonly user: string; readonly server: string }
  | { readonly what: 'passphrase'; readonly file: string };

export interface Ssh {
  open(connection: SshConnection): Promise<InstanceConnection>;
  findRoots(target: SshTarget): Promise<string[]>;
  trustHost(fingerprint: string): Promise<void>;
  giveSecret(wanted: WantedSecret, secret: string, keep: boolean): Promise<void>;
  /** Forgets the secrets of a target that no other one needs. Throws `keychain.*`. */
  forget(target: SshTarget, others: readonly SshTarget[]): Promise<void>;
}

const usualPlace = (): Omit<SshPlace, 'dataFolder'> => ({
  home: homedir(),
  env: process.env,
  user: userInfo().username,
});

export function createSsh(options: Options): Ssh {
  const place: SshPlace = { ...(options.place ?? usualPlace()), dataFolder: options.dataFolder };
  const limits: SshLimits = { ...usualLimits, ...options.limits };
  const secrets = createSshSecrets(options.secrets, options.now);
  const needs = { place, secrets, limits, keyFiles: createKeyFiles(), hostKeys: createHostKeys(place) };
  const { now, userAgent } = options;
  const secretOf = async (target: SshTarget): Promise<SshSecretName | null> => {
    const { auth } = target;
    if (auth.method === 'key') return passphraseOf(expandHome(auth.file, place.home));
    if (auth.method === 'automatic') return null;
    // A way that leads nowhere now has no name to look up.
    const hop = (await resolveHops(target, place).catch(() => [])).at(-1);
    return hop === undefined ? null : passwordOf(hop.user, hop.knownAs);
  };
  return {
    open: (connection) => createSshConnection(connection, { ...needs, now, userAgent }),
    findRoots: async (target) => {
      const session = await openSession(target, needs);
      try {
        return await findRoots(session, limits.find);
      } finally {
        session.close();
      }
    },
    forget: async (target, others) => {
      const name = await secretOf(target);
      const needed = await Promise.all(others.map(secretOf));
      if (name !== null && !needed.some((other) => other?.target === name.target)) await secrets.forget(name);
    },
    trustHost: needs.hostKeys.trust,
    giveSecret: (wanted, secret, keep) =>
      secrets.give(
        wanted.what === 'password' ? passwordOf(wanted.user, wanted.server) : passphraseOf(wanted.file),
        secret,
        keep,
      ),
  };
}
