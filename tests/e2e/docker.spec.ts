/** A store in a container: from the first start to connected to undone, with a stand-in for Docker's command. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { container, createDockerStandIn } from '../fixtures/docker/stand-in.ts';
import { dockerField as field, findContainers as find } from './support/docker-store.ts';
import { createLocalWorld, expectFullyNew, expectFullyOld, storeName, walk } from './support/local-store.ts';
import { apiKeySecret, findInFolder, findSecrets, privateKeySecret } from './support/secrets.ts';
import { test } from './support/test.ts';

test.describe.configure({ timeout: 150_000 });

test('a container is chosen from the list, its user put right, connected, and undone', async () => {
  const docker = await createDockerStandIn();
  const world = await createLocalWorld();
  try {
    const isRoot = process.getuid?.() === 0;
    const php = container('shop-php-1', {
      ...(isRoot && { user: 'www-data', uids: { 'www-data': 65_534 } }),
    });
    await docker.set({ engine: 'stopped' });
    const { wizard } = await world.start(docker.env);
    await find(wizard, '');
    await expect(wizard.page.locator('[data-problem="docker.engine-not-running"]')).toBeVisible();
    await docker.set({ containers: [container('shop-db-1', { image: 'mariadb:10.6' }), php] });
    await wizard.press('problem-action.retry');
    await wizard.page.getByRole('radio', { name: 'shop-php-1' }).check({ force: true });
    await field(wizard, 'docker.root').fill(world.magento.root);
    await wizard.page.screenshot({ path: test.info().outputPath('docker-form.png'), fullPage: true });
    if (isRoot) {
      const { chmod } = await import('node:fs/promises');
      await chmod(world.magento.root, 0o755);
      await wizard.press('step.store.look');
      await expect(wizard.page.locator('[data-problem="docker.wrong-owner"]')).toBeVisible({
        timeout: 30_000,
      });
      await wizard.page.screenshot({ path: test.info().outputPath('docker-owner.png') });
      await wizard.press('problem-action.docker-use-owner');
    } else await wizard.press('step.store.look');
    await wizard.expectStoreFound();
    if (isRoot) await expect(field(wizard, 'docker.user')).toHaveValue('root');
    await wizard.continue();
    await walk(world, wizard, 'get-keys', 'next-steps');
    await wizard.expectConnected(storeName);
    await expectFullyNew(world);

    await wizard.press('undo.button');
    const dialog = wizard.page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: wizard.words('undo.dialog.confirm'), exact: true }).click();
    await wizard.expectTitle('step.undo.done.title');
    await expectFullyOld(world);
    const secrets = Object.entries(world.keys).flatMap(([environment, { apiKey, privateKeyPem }]) => [
      apiKeySecret(`${environment} API key`, apiKey),
      privateKeySecret(`${environment} private key`, privateKeyPem),
    ]);
    const said = Buffer.from(JSON.stringify(await docker.calls()));
    expect(findSecrets(said, secrets), 'what the command line of docker was given').toEqual([]);
    expect(await findInFolder(world.dataFolder, secrets), 'our files, the log among them').toEqual([]);
  } finally {
    await world.close();
    await docker.remove();
  }
});

test('a project folder of Compose is enough, in Korean', async () => {
  const docker = await createDockerStandIn();
  const world = await createLocalWorld({ language: 'ko' });
  const project = await mkdtemp(path.join(tmpdir(), 'compose-'));
  try {
    await writeFile(path.join(project, 'compose.yaml'), 'services: {}\n');
    await docker.set({ services: [{ ...container('php'), project }] });
    const { wizard } = await world.start(docker.env);
    await find(wizard, project);
    await expect(wizard.page.getByRole('radio', { name: 'php', exact: true })).toBeChecked();
    await field(wizard, 'docker.root').fill(world.magento.root);
    await wizard.page.screenshot({ path: test.info().outputPath('compose-form.png'), fullPage: true });
    await wizard.press('step.store.look');
    await wizard.expectStoreFound();
    await wizard.continue();
    await walk(world, wizard, 'get-keys', 'next-steps');
    await wizard.expectConnected(storeName);
    await expectFullyNew(world);
  } finally {
    await world.close();
    await docker.remove();
    await rm(project, { recursive: true, force: true });
  }
});
