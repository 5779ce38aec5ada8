/** A store on a server: from the first start to connected, through OpenSSH's own sshd. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import {
  createLocalWorld,
  expectFullyNew,
  expectFullyOld,
  type LocalWorld,
  storeName,
  walk,
} from './support/local-store.ts';
import { sampleWhile } from './support/processes.ts';
import { apiKeySecret, findInFolder, findSecrets, privateKeySecret, type Secret } from './support/secrets.ts';
import {
  fillSshForm,
  givePassphrase,
  type SshServer,
  startSshServer,
  trustHost,
} from './support/ssh-store.ts';
import { test } from './support/test.ts';

let home: string;
let world: LocalWorld;
let ssh: SshServer;
test.beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'server-home-'));
  await mkdir(path.join(home, 'public_html'));
  world = await createLocalWorld({ magento: { dir: path.join(home, 'public_html') } });
  ssh = await startSshServer(home);
});
test.afterEach(async () => {
  await world.close();
  await ssh.stop();
  await rm(home, { recursive: true, force: true });
});

test('from the first start to connected; what was typed stays where it belongs', async () => {
  test.setTimeout(180_000);
  const { wizard, readLog } = await world.start();
  await wizard.expectTitle('home.welcome.title');
  await fillSshForm(wizard, storeName, ssh);
  await trustHost(wizard, ssh);
  await givePassphrase(wizard, 'not-the-passphrase');
  await expect(wizard.page.getByRole('alert').first()).toContainText(
    wizard.words('problem.ssh.passphrase-wrong.title'),
  );
  await wizard.press('problem-action.ssh-enter-secret');
  await givePassphrase(wizard, ssh.passphrase);
  await wizard.expectStoreFound();
  await expect(
    wizard.page.getByRole('textbox', { name: wizard.words('ssh.root'), exact: true }),
    'found by itself',
  ).toHaveValue(path.join(home, 'public_html'));
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'review');
  await wizard.expectTitle('step.review.title');
  await expectFullyOld(world);

  const isShell = (shown: Buffer): boolean => shown.includes('sh -c');
  const [, processes] = await sampleWhile(world.magento, isShell, () =>
    walk(world, wizard, 'review', 'next-steps'),
  );
  await wizard.expectConnected(storeName);
  await expectFullyNew(world);

  const { keys } = world;
  const secrets: Secret[] = [
    apiKeySecret('SSH passphrase', ssh.passphrase),
    apiKeySecret('refused SSH passphrase', 'not-the-passphrase'),
    apiKeySecret('sandbox API key', keys.sandbox.apiKey),
    privateKeySecret('sandbox private key', keys.sandbox.privateKeyPem),
    privateKeySecret('production private key', keys.production.privateKeyPem),
  ];
  expect(processes.some(isShell), 'the server’s shell was seen').toBe(true);
  expect(
    findSecrets(Buffer.concat(processes), secrets),
    'command lines and environments, on both sides',
  ).toEqual([]);
  expect(await findInFolder(world.dataFolder, secrets), 'our files').toEqual([]);
  expect(await findInFolder(home, secrets), 'the files of the server').toEqual([]);
  expect(findSecrets(Buffer.from(ssh.server.log()), secrets), 'the log of the server').toEqual([]);
  expect(findSecrets(Buffer.from(await readLog()), secrets), 'our log').toEqual([]);
  expect(await readFile(path.join(world.dataFolder, 'known_hosts'), 'utf8')).toContain('ssh-ed25519');

  await wizard.press('undo.button');
  const dialog = wizard.page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: wizard.words('undo.dialog.confirm'), exact: true }).click();
  await wizard.expectTitle('step.undo.done.title');
  await expectFullyOld(world);
});
