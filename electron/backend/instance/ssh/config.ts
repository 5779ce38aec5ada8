/** Reads `~/.ssh/config`: which server an alias means, as whom, with which key, and through which jump hosts. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { SshTarget } from '../../../../shared/model/connections/ssh.ts';
import { parseSshAddress } from '../../../../shared/model/connections/ssh-address.ts';
import { ProblemError } from '../../../../shared/problems.ts';
import type { Hop, SshPlace } from './types.ts';

type Named = Pick<SshTarget, 'host' | 'port' | 'user'>;

/** Deeper than anybody nests, and an end for files that include each other. */
const deepestInclude = 8;
const mostHops = 8;
/** OpenSSH's own order (ssh_config(5), IdentityFile). */
const usualKeys = ['id_rsa', 'id_ecdsa', 'id_ed25519'];

const readOrNothing = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
};

/** `~` as a shell reads it; people write it in fields too. */
export const expandHome = (path: string, home: string): string => path.replace(/^(?:~|%d)(?=\/|\\|$)/, home);

/** `*` and `?` in the last part only, which is how people use it (`config.d/*`). */
const matching = async (pattern: string): Promise<readonly string[]> => {
  const name = pattern.slice(dirname(pattern).length + 1);
  if (!/[*?]/.test(name)) return [pattern];
  const literal = name.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  const wanted = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  const entries = await readdir(dirname(pattern)).catch(() => []);
  return entries
    .filter((entry) => wanted.test(entry))
    .sort()
    .map((entry) => join(dirname(pattern), entry));
};

/** The file with its includes in place. ssh-config 5 leaves `Include` to its caller. */
const readWithIncludes = async (file: string, home: string, depth = 0): Promise<string> => {
  if (depth > deepestInclude) return '';
  const parts = (await readOrNothing(file)).split(/\r?\n/).map(async (line) => {
    // The library would run nslookup for this one, and wait.
    if (/^\s*CanonicalizeHostName\b/i.test(line)) return '';
    const included = /^\s*Include[\s=]+(.+)$/i.exec(line)?.[1];
    if (included === undefined) return line;
    const patterns = [...included.matchAll(/"([^"]+)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '');
    const files = await Promise.all(
      patterns
        .map((pattern) => expandHome(pattern, home))
        .map((pattern) => matching(isAbsolute(pattern) ? pattern : join(home, '.ssh', pattern))),
    );
    const texts = await Promise.all(files.flat().map((path) => readWithIncludes(path, home, depth + 1)));
    return texts.join('\n');
  });
  return (await Promise.all(parts)).join('\n');
};

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value) || undefined;

/** The way to a server, the server itself last. Throws `ssh.proxy-command` and `ssh.jump-loop`. */
export async function resolveHops(target: Named, place: SshPlace): Promise<readonly Hop[]> {
  const { default: SshConfig } = await import('ssh-config');
  const config = SshConfig.parse(await readWithIncludes(join(place.home, '.ssh', 'config'), place.home));

  const look = ({ host, port, user }: Named): { hop: Hop; jumps: readonly string[] } => {
    const found = config.compute(user === null ? { Host: host } : { Host: host, User: user }, {
      ignoreCase: true,
      matchExec: false,
    });
    const proxy = first(found.proxycommand);
    const jump = first(found.proxyjump) ?? 'none';
    if (proxy !== undefined && proxy.toLowerCase() !== 'none' && jump.toLowerCase() === 'none') {
      throw new ProblemError('ssh.proxy-command', { host });
    }
    const hostName = (first(found.hostname) ?? host).replaceAll('%h', host);
    const effectiveUser = user ?? first(found.user) ?? place.user;
    const effectivePort = port ?? Number(first(found.port) ?? 22);
    const alias = first(found.hostkeyalias);
    const expand = (file: string): string =>
      expandHome(file, place.home)
        .replaceAll('%h', hostName)
        .replaceAll('%n', host)
        .replaceAll('%r', effectiveUser)
        .replaceAll('%u', place.user);
    const files = [found.identityfile ?? []].flat().filter((file) => file.toLowerCase() !== 'none');
    return {
      hop: {
        name: host,
        hostName,
        port: effectivePort,
        user: effectiveUser,
        knownAs: alias ?? (effectivePort === 22 ? hostName : `[${hostName}]:${effectivePort}`),
        identityFiles:
          files.length > 0 ? files.map(expand) : usualKeys.map((key) => join(place.home, '.ssh', key)),
      },
      jumps: jump.toLowerCase() === 'none' ? [] : jump.split(',').map((one) => one.trim()),
    };
  };

  const way = (named: Named, depth: number): readonly Hop[] => {
    if (depth > mostHops) throw new ProblemError('ssh.jump-loop', { host: target.host });
    const { hop, jumps } = look(named);
    const before = jumps.flatMap((jump, index) => {
      const address = parseSshAddress(jump) ?? { host: jump, user: null, port: null };
      // Only the first jump host is reached by itself; each later one through the one before.
      return index === 0 ? way(address, depth + 1) : [look(address).hop];
    });
    return [...before, hop];
  };
  return way(target, 0);
}
