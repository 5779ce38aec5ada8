/** Adopting keys where the way to the store asks for a secret in between: the question is answered in place. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { keyPath } from '../../shared/model/config-paths.ts';
import { environments } from '../../shared/model/environment.ts';
import { makeValues } from '../fixtures/magento/values.ts';
import {
  createAdminWorld,
  enterAdminStore,
  expectSignedIn,
  openAdminWindow,
  signInAsMerchant,
} from './support/admin-store.ts';
import { expectCleanPage, keySecrets } from './support/canary.ts';
import { killProgram } from './support/kill.ts';
import { createLocalWorld, expectFullyNew, storeName, walk } from './support/local-store.ts';
import { watchPage } from './support/page-watch.ts';
import { expectProblem } from './support/problems.ts';
import { apiKeySecret, findInFolder, privateKeySecret } from './support/secrets.ts';
import { fillSshForm, givePassphrase, startSshServer, trustHost } from './support/ssh-store.ts';
import { test } from './support/test.ts';
import type { Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 180_000 });

const expectAdopted = async (wizard: Wizard): Promise<void> => {
  await wizard.expectTitle('step.paste-keys.title');
  for (const environment of environments) {
    await wizard.expectKept(environment, 'apiKey');
    await wizard.expectKept(environment, 'privateKey');
  }
};

test('over SSH, in later runs: the passphrase is asked for, and the way goes on to connected and to undone', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'server-home-'));
  const dir = path.join(home, 'public_html');
  await mkdir(dir);
  const world = await createLocalWorld({ magento: { dir } });
  const ssh = await startSshServer(home);
  try {
    const { keys } = world;
    const values = environments.flatMap((environment) => [
      [keyPath({ environment, field: 'apiKey' }), keys[environment].apiKey],
      [keyPath({ environment, field: 'privateKey' }), keys[environment].privateKeyPem.trim()],
    ]);
    await world.reinstall({ values: Object.fromEntries(values) });
    const before = await world.magento.rows();
    const first = await world.start();
    await fillSshForm(first.wizard, storeName, ssh);
    await trustHost(first.wizard, ssh);
    await givePassphrase(first.wizard, ssh.passphrase);
    await first.wizard.expectStoreFound();
    await first.wizard.continue();
    await first.wizard.expectTitle('step.get-keys.title');
    await killProgram(first.app);

    const running = await world.start();
    const { app, page, wizard } = running;
    const watch = await watchPage(app, page);
    await wizard.openStore(storeName, 'in-progress');
    await wizard.expectTitle('step.get-keys.title');
    await wizard.adoptKeys();
    await expectProblem(wizard, 'ssh.passphrase-needed', { file: ssh.keyFile });
    await wizard.press('problem-action.ssh-enter-secret');
    await givePassphrase(wizard, 'not-the-passphrase');
    await expectProblem(wizard, 'ssh.passphrase-wrong', { file: ssh.keyFile });
    await wizard.press('problem-action.ssh-enter-secret');
    await page.screenshot({ path: test.info().outputPath('passphrase.png') });
    await givePassphrase(wizard, ssh.passphrase);
    await expectAdopted(wizard);

    const secrets = [apiKeySecret('passphrase', ssh.passphrase), ...keySecrets(keys)];
    await expectCleanPage(running, watch, secrets);
    expect(await findInFolder(world.dataFolder, secrets)).toEqual([]);
    await wizard.checkKeys();
    for (const environment of environments) await wizard.expectAccepted(environment);
    await wizard.continue();
    await walk(world, wizard, 'project', 'next-steps');
    await wizard.expectConnected(storeName);
    await expectFullyNew(world);
    await killProgram(app);

    const { wizard: last } = await world.start();
    await last.openStore(storeName, 'connected');
    await last.expectConnected(storeName);
    await last.press('undo.button');
    await expectProblem(last, 'ssh.passphrase-needed', { file: ssh.keyFile });
    await last.press('problem-action.ssh-enter-secret');
    await givePassphrase(last, ssh.passphrase);
    const dialog = last.page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: last.words('undo.dialog.confirm'), exact: true }).click();
    await last.expectTitle('step.undo.done.title');
    expect(await world.magento.rows()).toEqual(before);
  } finally {
    await world.close();
    await ssh.stop();
    await rm(home, { recursive: true, force: true });
  }
});

test('through the Admin, after its session has ended: the user signs in again, and the keys are taken over', async () => {
  const values = makeValues();
  const world = await createAdminWorld({}, { magento: { values } });
  try {
    const running = await world.start();
    const { app, page, wizard } = running;
    const watch = await watchPage(app, page);
    await enterAdminStore(wizard, world.admin.url);
    await signInAsMerchant(await openAdminWindow(app, wizard));
    await expectSignedIn(wizard);
    await wizard.continue();
    await wizard.expectTitle('step.get-keys.title');
    await world.admin.endSessions(0);
    await wizard.adoptKeys();
    await expectProblem(wizard, 'admin.session-expired');
    await wizard.press('problem-action.sign-in-admin');
    await signInAsMerchant(await openAdminWindow(app, wizard));
    await expectAdopted(wizard);

    const secrets = environments.flatMap((environment) => [
      apiKeySecret(`${environment} API key`, values[keyPath({ environment, field: 'apiKey' })]),
      privateKeySecret(`${environment} private key`, values[keyPath({ environment, field: 'privateKey' })]),
    ]);
    await expectCleanPage(running, watch, secrets);
    expect(await findInFolder(world.dataFolder, secrets)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('adopted.png') });
  } finally {
    await world.close();
  }
});
