/** How a declared store is reached: the connections of the model, where what is usual may be left out. */
import { z } from 'zod';
import { adminConnectionSchema } from '../model/connections/admin.ts';
import { dockerConnectionSchema } from '../model/connections/docker.ts';
import { guidedConnectionSchema } from '../model/connections/guided.ts';
import { sshConnectionSchema } from '../model/connections/ssh.ts';
import { editionSchema } from '../model/instance.ts';

const path = z.string().min(1).max(4096);
const php = path.nullable().default(null).describe('The PHP to run; left out = the usual one.');

const ssh = sshConnectionSchema.shape;
const [automatic, keyFile, password] = ssh.auth.options;
const auth = z
  .discriminatedUnion('method', [automatic.strict(), keyFile.strict(), password.strict()])
  .default({ method: 'automatic' })
  .describe('How to sign in. Passwords are never in this file.');

const docker = dockerConnectionSchema.shape;
const [container, compose] = docker.target.options;

export const declaredConnectionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('practice').describe('A store to practise on, on this computer.'),
      edition: editionSchema.default('commerce'),
    }),
    z.strictObject({
      kind: z.literal('local').describe('A store on this computer.'),
      root: path.describe('The Magento root; relative to stores.yaml where it is not absolute.'),
      php,
    }),
    z.strictObject({
      kind: z.literal('ssh').describe('A store on a server that is reached with SSH.'),
      host: ssh.host.describe('A host name, an address, or an alias of ~/.ssh/config.'),
      port: ssh.port.default(null),
      user: ssh.user.default(null),
      auth,
      root: ssh.root.describe('The Magento root on the server.'),
      runAs: ssh.runAs.default(null).describe('Run PHP as this user with sudo.'),
      php,
    }),
    z.strictObject({
      kind: z.literal('docker').describe('A store in a container on this computer.'),
      target: z.discriminatedUnion('tool', [container.strict(), compose.strict()]),
      user: docker.user.default(null),
      root: docker.root.describe('The Magento root in the container.'),
      php,
    }),
    z.strictObject({
      kind: z.literal('admin').describe('A store that is reached through its Admin, with a sign-in.'),
      adminUrl: adminConnectionSchema.shape.adminUrl,
    }),
    z.strictObject({
      kind: z.literal('guided').describe('A store whose values the user enters by hand.'),
      adminUrl: guidedConnectionSchema.shape.adminUrl.default(null),
      page: guidedConnectionSchema.shape.page.default('services'),
    }),
  ])
  .describe('How the store is reached.');
