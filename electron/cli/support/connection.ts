/** The connection that the options of `stores add` describe. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { readAdminAddress } from '../../../shared/model/connections/admin-address.ts';
import { parseSshAddress } from '../../../shared/model/connections/ssh-address.ts';
import { type Connection, connectionSchema, editionSchema } from '../../../shared/model/instance.ts';
import { usageError } from '../frame/cli-error.ts';

export const connectionOptionsSchema = z.object({
  practice: z.boolean().default(false),
  edition: editionSchema,
  local: z.string().optional(),
  ssh: z.string().optional(),
  sshKeyFile: z.string().optional(),
  sshAuth: z.enum(['automatic', 'password']).default('automatic'),
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

/** Exactly one way must be named. Throws `cli.usage`. */
export const connectionOf = (options: Options): Connection => {
  const ways: readonly (readonly [boolean, () => unknown])[] = [
    [options.practice, () => ({ kind: 'practice', edition: options.edition })],
    [
      options.local !== undefined,
      () => ({ kind: 'local', root: resolve(options.local ?? ''), php: options.php ?? null }),
    ],
    [options.ssh !== undefined, () => sshOf(options.ssh ?? '', options)],
    [options.docker !== undefined || options.compose !== undefined, () => dockerOf(options)],
    [options.admin !== undefined, () => adminOf(options.admin ?? '')],
  ];
  const [way, another] = ways.filter(([isNamed]) => isNamed);
  if (way === undefined || another !== undefined) {
    throw usageError('cli.usage.one-way');
  }
  const connection = connectionSchema.safeParse(way[1]());
  if (connection.success) return connection.data;
  throw usageError('cli.usage.connection-value');
};
