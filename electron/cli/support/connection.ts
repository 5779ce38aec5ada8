/** The connection that the options of `stores add` describe. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { readAdminAddress } from '../../../shared/model/connections/admin-address.ts';
import { parseSshAddress } from '../../../shared/model/connections/ssh-address.ts';
import { type Connection, connectionSchema, editionSchema } from '../../../shared/model/instance.ts';
import { CliError, usageError } from '../frame/cli-error.ts';

export const connectionOptionsSchema = z.object({
  practice: z.boolean().default(false),
  edition: editionSchema,
  local: z.string().optional(),
  ssh: z.string().optional(),
  sshKeyFile: z.string().optional(),
  sshAuth: z.enum(['automatic', 'password']).optional(),
  runAs: z.string().optional(),
  docker: z.string().optional(),
  compose: z.string().optional(),
  service: z.string().optional(),
  containerUser: z.string().optional(),
  root: z.string().optional(),
  php: z.string().optional(),
  admin: z.string().optional(),
});
type Options = z.infer<typeof connectionOptionsSchema>;

const rootOf = ({ root }: Options): string => {
  if (root === undefined) throw usageError('cli.usage.root-missing');
  return root;
};

const sshOf = (address: string, options: Options): unknown => {
  const parsed = parseSshAddress(address) ?? { host: address, user: null, port: null };
  // `user:password@host`, as some clients take it: a password would be kept with the list, and shown with it.
  if (parsed.user?.includes(':') || parsed.host.includes('@')) {
    throw new CliError('cli.secret-argument', { what: '--ssh' });
  }
  if (options.sshAuth !== undefined && options.sshKeyFile !== undefined) {
    throw usageError('cli.usage.conflict', { name: '--ssh-auth', other: '--ssh-key-file' });
  }
  const auth =
    options.sshAuth === 'password'
      ? { method: 'password' }
      : options.sshKeyFile === undefined
        ? { method: 'automatic' }
        : { method: 'key', file: options.sshKeyFile };
  const { runAs = null, php = null } = options;
  return { kind: 'ssh', ...parsed, auth, root: rootOf(options), runAs, php };
};

const dockerOf = (options: Options): unknown => {
  const { docker, compose, service, containerUser: user = null, php = null } = options;
  if (compose !== undefined && service === undefined)
    throw usageError('cli.usage.missing-option', { name: '--service' });
  const target =
    compose === undefined
      ? { tool: 'docker', container: docker }
      : { tool: 'compose', folder: resolve(compose), service };
  return { kind: 'docker', target, user, root: rootOf(options), php };
};

const adminOf = (typed: string): unknown => {
  const adminUrl = readAdminAddress(typed);
  if (adminUrl === null) throw usageError('cli.usage.admin-address');
  return { kind: 'admin', adminUrl };
};

type Detail = 'sshKeyFile' | 'sshAuth' | 'runAs' | 'service' | 'containerUser' | 'root' | 'php';

const details: readonly (readonly [Detail, string])[] = [
  ['sshKeyFile', '--ssh-key-file'],
  ['sshAuth', '--ssh-auth'],
  ['runAs', '--run-as'],
  ['service', '--service'],
  ['containerUser', '--container-user'],
  ['root', '--root'],
  ['php', '--php'],
];

type WayName = '--practice' | '--local' | '--ssh' | '--docker' | '--compose' | '--admin';

/** What goes with each way. */
const fitting: Readonly<Record<WayName, readonly Detail[]>> = {
  '--practice': [],
  '--local': ['php'],
  '--ssh': ['sshKeyFile', 'sshAuth', 'runAs', 'root', 'php'],
  '--docker': ['containerUser', 'root', 'php'],
  '--compose': ['service', 'containerUser', 'root', 'php'],
  '--admin': [],
};

/** An option that would not be used is a misunderstanding. */
const refuseUnused = (way: WayName, options: Options): void => {
  for (const [detail, name] of details) {
    if (options[detail] !== undefined && !fitting[way].includes(detail)) {
      throw usageError('cli.usage.conflict', { name, other: way });
    }
  }
};

/** Exactly one way must be named. Throws `cli.usage`, and `cli.secret-argument` for a password in an address. */
export const connectionOf = (options: Options): Connection => {
  const ways: readonly (readonly [WayName, boolean, () => unknown])[] = [
    ['--practice', options.practice, () => ({ kind: 'practice', edition: options.edition })],
    [
      '--local',
      options.local !== undefined,
      () => ({ kind: 'local', root: resolve(options.local ?? ''), php: options.php ?? null }),
    ],
    ['--ssh', options.ssh !== undefined, () => sshOf(options.ssh ?? '', options)],
    ['--docker', options.docker !== undefined, () => dockerOf(options)],
    ['--compose', options.compose !== undefined, () => dockerOf(options)],
    ['--admin', options.admin !== undefined, () => adminOf(options.admin ?? '')],
  ];
  const [way, another] = ways.filter(([, isNamed]) => isNamed);
  if (way === undefined || another !== undefined) {
    throw usageError('cli.usage.one-way');
  }
  const [name, , make] = way;
  refuseUnused(name, options);
  const connection = connectionSchema.safeParse(make());
  if (connection.success) return connection.data;
  throw usageError('cli.usage.connection-value');
};
