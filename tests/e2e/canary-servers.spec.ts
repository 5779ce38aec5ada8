/** As canary.spec.ts, for stores on a server and in a container: what runs over there is searched as well. */

import { execFile } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import ssh2 from 'ssh2';
import { container, createDockerStandIn } from '../fixtures/docker/stand-in.ts';
import { makeValues } from '../fixtures/magento/values.ts';
import { isRoot, makeUser } from '../fixtures/sshd/user.ts';
import { crash, expectCleanPage, expectNothingLeft, keySecrets, listen } from './support/canary.ts';
import { dockerField, findContainers } from './support/docker-store.ts';
import type { Running } from './support/local-store.ts';
import { createLocalWorld, expectFullyNew, type LocalWorld, storeName, walk } from './support/local-store.ts';
import { type PageWatch, watchPage } from './support/page-watch.ts';
import { isPhp, sampleWhile } from './support/processes.ts';
import { apiKeySecret, findInFolder, findSecrets, privateKeySecret, type Secret } from './support/secrets.ts';
import {
  fillSshForm,
  givePassphrase,
  givePassword,
  type SshServer,
  startSshServer,
  trustHost,
} from './support/ssh-store.ts';
import { test } from './support/test.ts';

test.describe.configure({ timeout: 180_000 });

const run = promisify(execFile);
const group = 'services_connector/services_connector_integration';

/** The keys that the store has before: they are read from it, and kept for an undo. */
const former = makeValues();
const formerSecrets: readonly Secret[] = [
  apiKeySecret('former API key', former[`${group}/production_api_key`]),
  privateKeySecret('former private key', former[`${group}/production_private_key`]),
];
const formerValues = Object.fromEntries(
  (['production_api_key', 'production_private_key'] as const).map((last) => [
    `${group}/${last}`,
    former[`${group}/${last}`],
  ]),
);

interface Searched {
  readonly world: LocalWorld;
  readonly running: Running;
  readonly watch: PageWatch;
  readonly output: () => Buffer;
  readonly secrets: readonly Secret[];
}

const begin = async (
  world: LocalWorld,
  own: readonly Secret[],
  env: Readonly<Record<string, string>> = {},
): Promise<Searched> => {
  const running = await world.start(env);
  const output = listen(running);
  const watch = await watchPage(running.app, running.page);
  return { world, running, watch, output, secrets: [...own, ...formerSecrets, ...keySecrets(world.keys)] };
};

/** Does the work while every process of this computer, the server's among them, is looked at. */
const expectCleanProcesses = async (
  { world, secrets }: Searched,
  isSought: (shown: Buffer) => boolean,
  work: () => Promise<void>,
): Promise<void> => {
  const [, processes] = await sampleWhile(world.magento, isSought, work);
  expect(processes.some(isSought), 'what runs over there was seen').toBe(true);
  expect(findSecrets(Buffer.concat(processes), secrets), 'command lines and environments').toEqual([]);
};

const isSession = (shown: Buffer): boolean => /^sshd: \S+(?:@notty| \[priv\])/.test(shown.toString('latin1'));
const isDocker = (shown: Buffer): boolean => shown.includes('docker.mjs\0exec\0');

/** From the store that was found to connected, then through everything that is left. */
const connectAndSearch = async (searched: Searched): Promise<void> => {
  const { world, running, watch, output, secrets } = searched;
  const { wizard } = running;
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'review');
  await wizard.expectTitle('step.review.title');
  await expectCleanProcesses(searched, isPhp, async () => {
    await walk(world, wizard, 'review', 'next-steps');
    await wizard.expectConnected(storeName);
  });
  await expectFullyNew(world);
  await expectCleanPage(running, watch, secrets);
  await crash(running, output);
  expect(findSecrets(output(), secrets), 'standard output and error').toEqual([]);
  await expectNothingLeft(world.dataFolder, secrets);
  expect(await findInFolder(world.magento.root, secrets), 'the files of the store').toEqual([]);
};

/** The key that signs in, as it is without its passphrase. */
const sshKeySecret = async ({ keyFile, passphrase }: SshServer): Promise<Secret> => {
  const parsed = ssh2.utils.parseKey(await readFile(keyFile), passphrase);
  if (parsed instanceof Error || Array.isArray(parsed)) throw new Error('The key cannot be read');
  const pem = createPrivateKey(parsed.getPrivatePEM()).export({ type: 'pkcs8', format: 'pem' });
  return privateKeySecret('SSH key', pem.toString());
};

test.describe('a store on a server', () => {
  let home: string;
  let world: LocalWorld;
  test.beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'server-home-'));
    const dir = path.join(home, 'public_html');
    await mkdir(dir);
    world = await createLocalWorld({ magento: { dir, values: formerValues } });
  });
  test.afterEach(async () => {
    await world.close();
    await rm(home, { recursive: true, force: true });
  });

  test('with a key: neither its passphrase nor any key is anywhere but in the keychain and on the store', async () => {
    const ssh = await startSshServer(home, { keyType: 'rsa' });
    try {
      const own = [
        apiKeySecret('passphrase', ssh.passphrase),
        apiKeySecret('wrong passphrase', 'not-the-passphrase'),
        await sshKeySecret(ssh),
      ];
      const searched = await begin(world, own);
      const { wizard } = searched.running;
      await fillSshForm(wizard, storeName, ssh);
      await trustHost(wizard, ssh);
      await givePassphrase(wizard, 'not-the-passphrase');
      await wizard.press('problem-action.ssh-enter-secret');
      await expectCleanProcesses(searched, isSession, async () => {
        await givePassphrase(wizard, ssh.passphrase, true);
        await wizard.expectStoreFound();
      });
      await connectAndSearch(searched);
      expect(findSecrets(Buffer.from(ssh.server.log()), searched.secrets), 'the server’s log').toEqual([]);
      expect(await findInFolder(home, searched.secrets), 'the server’s files').toEqual([]);
    } finally {
      await ssh.stop();
    }
  });

  test('with a password (needs root): it is in the keychain, and nowhere else', async () => {
    test.skip(!isRoot, 'only root can make a user with a password');
    const user = await makeUser();
    await run('chown', ['-R', `${user.name}:`, home]);
    const ssh = await startSshServer(home, { allowsPasswords: true, user: user.name });
    try {
      const own = [
        apiKeySecret('password', user.password),
        apiKeySecret('wrong password', 'not-the-word-4711'),
      ];
      const searched = await begin(world, own);
      const { wizard } = searched.running;
      await fillSshForm(wizard, storeName, ssh, 'password');
      await trustHost(wizard, ssh);
      await givePassword(wizard, 'not-the-word-4711');
      await wizard.press('problem-action.ssh-enter-secret');
      await expectCleanProcesses(searched, isSession, async () => {
        await givePassword(wizard, user.password, true);
        await wizard.expectStoreFound();
      });
      await connectAndSearch(searched);
      expect(findSecrets(Buffer.from(ssh.server.log()), searched.secrets), 'the server’s log').toEqual([]);
      for (const folder of [home, user.home]) {
        expect(await findInFolder(folder, searched.secrets), 'the server’s files').toEqual([]);
      }
    } finally {
      await ssh.stop();
      await user.remove();
    }
  });
});

test('a store in a container: the keys are on the store, and nowhere else', async () => {
  const docker = await createDockerStandIn();
  const world = await createLocalWorld({ magento: { values: formerValues } });
  try {
    await docker.set({ containers: [container('shop-php-1')] });
    const searched = await begin(world, [], docker.env);
    const { wizard } = searched.running;
    await findContainers(wizard, '');
    await wizard.page.getByRole('radio', { name: 'shop-php-1' }).check({ force: true });
    await dockerField(wizard, 'docker.root').fill(world.magento.root);
    await expectCleanProcesses(searched, isDocker, async () => {
      await wizard.press('step.store.look');
      await wizard.expectStoreFound();
    });
    await connectAndSearch(searched);
    const calls = JSON.stringify(await docker.calls());
    expect(calls, 'the calls were recorded').toContain('shop-php-1');
    expect(findSecrets(Buffer.from(calls), searched.secrets), 'the arguments of docker').toEqual([]);
    expect(await findInFolder(docker.folder, searched.secrets), 'what docker left').toEqual([]);
  } finally {
    await world.close();
    await docker.remove();
  }
});
