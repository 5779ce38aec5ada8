/** Lines of a known_hosts file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"), and what they say about one host key. */
import { createHash, createHmac } from 'node:crypto';

interface KnownHost {
  readonly marker: 'none' | 'revoked' | 'cert-authority';
  readonly hosts: string;
  readonly type: string;
  /** Base64 of the key as the server sends it. */
  readonly key: string;
}

export type Verdict = 'known' | 'unknown' | 'changed' | 'revoked';

export const parseKnownHosts = (text: string): readonly KnownHost[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const words = line.trim().split(/\s+/);
    if (line.trim() === '' || line.trimStart().startsWith('#')) return [];
    const marked = words[0]?.startsWith('@') ?? false;
    const [hosts, type, key] = marked ? words.slice(1) : words;
    if (hosts === undefined || type === undefined || key === undefined) return [];
    const marker = !marked ? 'none' : words[0] === '@revoked' ? 'revoked' : 'cert-authority';
    return [{ marker, hosts, type, key } as const];
  });

const matchesHash = (entry: string, name: string): boolean => {
  const [, version, salt = '', hash = ''] = entry.split('|');
  if (version !== '1') return false;
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
};

const matchesPattern = (pattern: string, name: string): boolean => {
  const literal = pattern.toLowerCase().replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(name);
};

/** `name` = the host, or `[host]:port` where the port is not 22. */
const concerns = ({ hosts }: KnownHost, name: string): boolean => {
  const wanted = name.toLowerCase();
  if (hosts.startsWith('|')) return matchesHash(hosts, wanted);
  const patterns = hosts.split(',');
  const refused = patterns.some((one) => one.startsWith('!') && matchesPattern(one.slice(1), wanted));
  return !refused && patterns.some((one) => !one.startsWith('!') && matchesPattern(one, wanted));
};

/** The key types that are known for a host: a server has several keys, and we ask for one that we can compare. */
export const knownTypes = (known: readonly KnownHost[], name: string): readonly string[] => [
  ...new Set(known.filter((one) => one.marker === 'none' && concerns(one, name)).map(({ type }) => type)),
];

/** Stricter than ssh: a key of a type that is not known counts as changed once another type is known. */
export const judge = (known: readonly KnownHost[], name: string, key: Uint8Array): Verdict => {
  const shown = Buffer.from(key).toString('base64');
  const about = known.filter((one) => one.marker !== 'cert-authority' && concerns(one, name));
  if (about.some((one) => one.marker === 'revoked' && one.key === shown)) return 'revoked';
  const plain = about.filter((one) => one.marker === 'none');
  if (plain.some((one) => one.key === shown)) return 'known';
  return plain.length > 0 ? 'changed' : 'unknown';
};

/** As `ssh-keygen -l` prints it. */
export const hostKeyFingerprint = (key: Uint8Array): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** The type that a public key names in its own first field (RFC 4253, 6.6). */
export const hostKeyType = (key: Uint8Array): string => {
  const bytes = Buffer.from(key);
  if (bytes.length < 4) return 'unknown';
  const type = bytes.subarray(4, 4 + bytes.readUInt32BE(0)).toString('latin1');
  return /^[\w@.-]{1,64}$/.test(type) ? type : 'unknown';
};
