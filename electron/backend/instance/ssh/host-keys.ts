/** Decides whether a server is the one that the user trusts, and remembers those that they come to trust. */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ProblemCode, ProblemError } from '../../../../shared/problems.ts';
import {
  hostKeyFingerprint,
  hostKeyType,
  judge,
  knownTypes,
  parseKnownHosts,
  type Verdict,
} from './known-hosts.ts';
import type { Hop, SshPlace } from './types.ts';

export interface HostCheck {
  /** Key types that are known for this host. */
  readonly types: readonly string[];
  /** null = trusted. */
  judge(key: Uint8Array): ProblemError | null;
}

export interface HostKeys {
  checkFor(hop: Hop): Promise<HostCheck>;
  /** Only a key that was shown before can be trusted. */
  trust(fingerprint: string): Promise<void>;
}

const codes: Record<Exclude<Verdict, 'known'>, ProblemCode> = {
  unknown: 'ssh.host-key-unknown',
  changed: 'ssh.host-key-changed',
  revoked: 'ssh.host-key-revoked',
};

export function createHostKeys({ home, dataFolder }: SshPlace): HostKeys {
  const own = join(dataFolder, 'known_hosts');
  const files = [join(home, '.ssh', 'known_hosts'), '/etc/ssh/ssh_known_hosts', own];
  const shown = new Map<string, string>();

  return {
    checkFor: async (hop) => {
      const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
      const known = texts.flatMap(parseKnownHosts);
      return {
        types: knownTypes(known, hop.knownAs),
        judge: (key) => {
          const verdict = judge(known, hop.knownAs, key);
          if (verdict === 'known') return null;
          const fingerprint = hostKeyFingerprint(key);
          const keyType = hostKeyType(key);
          if (verdict === 'unknown') {
            shown.set(fingerprint, `${hop.knownAs} ${keyType} ${Buffer.from(key).toString('base64')}\n`);
          }
          return new ProblemError(codes[verdict], { host: hop.knownAs, keyType, fingerprint });
        },
      };
    },
    trust: async (fingerprint) => {
      const line = shown.get(fingerprint);
      if (line === undefined) throw new ProblemError('ssh.host-key-not-shown');
      await appendFile(own, line, { mode: 0o600 });
      shown.delete(fingerprint);
    },
  };
}
