/** Each way in which an instance cannot be read or written, provoked on a real PHP over each way: the user's own message. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAgentConnection } from '../../electron/backend/instance/agent-connection.ts';
import type { InstanceConnection } from '../../electron/backend/instance/connection.ts';
import { createDockerConnection } from '../../electron/backend/instance/docker/index.ts';
import { startLocalPhp } from '../../electron/backend/instance/local.ts';
import type { Problem } from '../../shared/problems.ts';
import { container, createDockerStandIn, type DockerStandIn } from '../fixtures/docker/stand-in.ts';
import { createMagento, type MagentoOptions } from '../fixtures/magento/create.ts';
import { connectionOf, makePlace, type Place, targetOf } from '../fixtures/sshd/place.ts';
import { makeKey, type Sshd, startSshd } from '../fixtures/sshd/server.ts';
import { expectMessage, problemOf } from './support/messages.ts';

const connector = 'Magento_ServicesConnector';
const path = 'services_connector/services_id/project_id';
const signal = () => AbortSignal.timeout(30_000);
const made: (() => Promise<void>)[] = [];
let place: Place;
let server: Sshd;
let docker: DockerStandIn;
beforeAll(async () => {
  place = await makePlace();
  server = await startSshd({ authorized: [(await makeKey(place.file('id'))).publicLine] });
  await place.write('known_hosts', server.knownHosts);
  docker = await createDockerStandIn();
  await docker.set({ containers: [container('shop-php-1')] });
  vi.stubEnv('PATH', docker.env.PATH);
  vi.stubEnv('DOCKER_STAND_IN', docker.env.DOCKER_STAND_IN);
});
afterEach(async () => {
  await Promise.all(made.splice(0).map((remove) => remove()));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  await place.remove();
  await docker.remove();
});

const common = { now: () => new Date(), userAgent: 'Commerce Connect/test' };
type Way = 'local' | 'ssh' | 'docker';
const openers: Record<Way, (root: string, php: string | null) => Promise<InstanceConnection>> = {
  local: async (root, php) => createAgentConnection({ ...common, start: startLocalPhp(root, php), root }),
  ssh: (root, php) =>
    place
      .ssh()
      .open(connectionOf(targetOf(server.port, { method: 'key', file: place.file('id') }), root, { php })),
  docker: async (root, php) =>
    createDockerConnection(
      { kind: 'docker', target: { tool: 'docker', container: 'shop-php-1' }, user: null, root, php },
      common,
    ),
};
const ways: readonly Way[] = ['local', 'ssh', 'docker'];

const using = async <T>(
  way: Way,
  root: string,
  work: (connection: InstanceConnection) => Promise<T>,
  php: string | null = null,
): Promise<T> => {
  const connection = await openers[way](root, php);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};

const store = async (options: MagentoOptions): Promise<string> => {
  const magento = await createMagento(options);
  made.push(magento.remove);
  // The config cache would answer for the database.
  await rm(join(magento.root, 'var/cache/mage---config'), { force: true });
  return magento.root;
};

const folder = async (...files: string[]): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'no-store-'));
  made.push(() => rm(root, { recursive: true, force: true }));
  for (const file of files) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), '');
  }
  return root;
};

/** What differs by way is given for each. */
interface Row {
  readonly situation: string;
  readonly code: Problem['code'] | Readonly<Record<Way, Problem['code']>>;
  readonly title: string | Readonly<Record<Way, (root: string) => string>>;
  readonly arrange: () => Promise<string>;
  readonly php?: string;
}
const own = (last: 'directory-missing' | 'php-missing') =>
  ({ local: `instance.${last}`, ssh: `ssh.${last}`, docker: `docker.${last}` }) as const;

const unreadable: readonly Row[] = [
  {
    situation: 'the folder is missing',
    code: own('directory-missing'),
    title: {
      local: () => 'This folder does not exist',
      ssh: () => 'This folder does not exist on the server',
      docker: (root) => `The folder ${root} was not found in shop-php-1`,
    },
    arrange: async () => join(await folder(), 'nothing'),
  },
  {
    situation: 'a file is in the place of the folder',
    code: own('directory-missing'),
    title: {
      local: () => 'This folder does not exist',
      ssh: () => 'This folder does not exist on the server',
      docker: (root) => `The folder ${root} was not found in shop-php-1`,
    },
    arrange: async () => join(await folder('file'), 'file'),
  },
  {
    situation: 'the folder is no Magento',
    code: 'instance.not-magento',
    title: 'There is no store in this folder',
    arrange: () => folder(),
  },
  {
    situation: 'it is not installed',
    code: 'instance.not-installed',
    title: 'The store in this folder is not installed yet',
    arrange: () => folder('app/bootstrap.php', 'bin/magento'),
  },
  {
    situation: 'PHP is missing',
    code: own('php-missing'),
    title: {
      local: () => 'PHP was not found on this computer',
      ssh: () => 'PHP was not found on the server',
      docker: () => 'There is no PHP in shop-php-1',
    },
    arrange: () => store({}),
    php: '/nowhere/php',
  },
  {
    situation: 'PHP is looked for behind a file',
    code: own('php-missing'),
    title: {
      local: () => 'PHP was not found on this computer',
      ssh: () => 'PHP was not found on the server',
      docker: () => 'There is no PHP in shop-php-1',
    },
    arrange: () => store({}),
    php: '/etc/passwd/php',
  },
  {
    situation: 'PHP does not suit',
    code: 'instance.php-unsuitable',
    title: 'This PHP cannot run the store',
    arrange: () => store({ trouble: { exit: 'Adobe Commerce supports PHP 8.1.0 or later.' } }),
  },
  {
    situation: 'the database is down',
    code: 'instance.database-down',
    title: 'The store’s database does not answer',
    arrange: () => store({ trouble: { database: 'down' } }),
  },
  {
    situation: 'the database’s password is wrong',
    code: 'instance.database-denied',
    title: 'The database refused the store’s password',
    arrange: () => store({ trouble: { database: 'denied' } }),
  },
  {
    situation: 'the database’s host is bad',
    code: 'instance.database-host',
    title: 'The database address of the store is wrong',
    arrange: () => store({ trouble: { database: 'bad-host' } }),
  },
  {
    situation: 'the database’s host is bad, told as a missing port',
    code: 'instance.database-host',
    title: 'The database address of the store is wrong',
    arrange: () => store({ trouble: { database: 'masked' } }),
  },
  {
    situation: 'generated/ is read-only and not compiled',
    code: 'instance.not-compiled',
    title: 'The store’s code is not compiled',
    arrange: () => store({ mode: 'production', trouble: { notCompiled: true } }),
  },
  {
    situation: 'the cache is read-only',
    code: 'instance.cache-not-writable',
    title: 'The store cannot write its cache',
    arrange: () => store({ trouble: { readOnlyCache: true } }),
  },
  {
    situation: 'its own code fails',
    code: 'instance.crashed',
    title: 'The store’s own code stopped with an error',
    arrange: () => store({ trouble: { fatal: true } }),
  },
];

const unwritable: readonly (readonly [string, Problem['code'], string, MagentoOptions])[] = [
  [
    'the module is not installed',
    'instance.module-missing',
    'The Commerce Services Connector is not installed in this store',
    { modules: { [connector]: null } },
  ],
  [
    'the module is not enabled',
    'instance.module-disabled',
    'The Commerce Services Connector is switched off in this store',
    { modules: { [connector]: { version: '1.3.6', enabled: false } } },
  ],
  [
    'a value is locked',
    'apply.locked-path',
    'Some values are locked in this store',
    { locks: { 'env.php': { [path]: 'locked' } } },
  ],
];

describe.each(ways)('over %s, a store that cannot be read', (way) => {
  it.each(unreadable.map((row) => [row.situation, row] as const))('%s', async (_situation, row) => {
    const root = await row.arrange();
    const problem = await problemOf(
      using(way, root, (connection) => connection.inspect(signal()), row.php ?? null),
    );
    expect(problem.code).toBe(typeof row.code === 'string' ? row.code : row.code[way]);
    expectMessage(problem, typeof row.title === 'string' ? row.title : row.title[way](root));
  });
});

describe.each(ways)('over %s, a store that cannot be written', (way) => {
  it.each(unwritable)('%s', async (_situation, code, title, options) => {
    const problem = await problemOf(
      using(way, await store(options), async (connection) => {
        const { stateToken } = await connection.inspect(signal());
        return connection.apply([{ path, value: 'another' }], stateToken, () => undefined, signal());
      }),
    );
    expect(problem.code).toBe(code);
    expectMessage(problem, title);
  });
});
