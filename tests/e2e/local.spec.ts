/** A store on this computer: from the first start to connected, on a real PHP instance. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Environment } from '../../shared/model/environment.ts';
import { environments } from '../../shared/model/environment.ts';
import type { Keys } from './support/gateway.ts';
import {
  checkKeys,
  createLocalWorld,
  expectFullyNew,
  expectFullyOld,
  type LocalWorld,
  projectName,
  storeName,
  walk,
} from './support/local-store.ts';
import { downloadKeys } from './support/portal.ts';
import { test } from './support/test.ts';
import type { Wizard } from './support/wizard.ts';

let world: LocalWorld;
test.afterEach(() => world.close());

const expectOwnCheckAccepted = async ({ page, words }: Wizard, environment: Environment): Promise<void> => {
  const line = page.locator(`[data-server-check="${environment}"]`);
  await expect(line).toContainText(words(`step.server-check.${environment}`));
  await expect(line).toContainText(words('step.server-check.accepted'));
};

test('from the first start to connected, with keys out of the portal', async () => {
  test.setTimeout(120_000);
  world = await createLocalWorld();
  const { gateway, magento } = world;
  const downloads = await mkdtemp(path.join(tmpdir(), 'commerce-connect-downloads-'));
  const files = await downloadKeys(`${gateway.urls.portal}/?account=commerce`, downloads);
  const pairOf = async (environment: Environment) => ({
    apiKey: files[environment].apiKey,
    privateKeyPem: await readFile(files[environment].file, 'utf8'),
  });
  const keys: Keys = { sandbox: await pairOf('sandbox'), production: await pairOf('production') };
  world = { ...world, keys };

  const { wizard } = await world.start();
  await wizard.expectTitle('home.welcome.title');
  await wizard.connectLocalStore({ name: storeName, root: magento.root });
  await wizard.expectStoreFound();
  const found = wizard.page.getByRole('region', { name: wizard.words('step.store.found') });
  await expect(found).toContainText('2.4.7-p1');
  for (const environment of environments) {
    const name = wizard.words(`common.${environment}`);
    await expect(found).toContainText(wizard.words('step.store.fact.reach.reached', { environment: name }));
  }
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'paste-keys');
  await wizard.expectTitle('step.paste-keys.title');
  for (const environment of environments) {
    await wizard.fillKey(environment, 'apiKey', keys[environment].apiKey);
    await wizard.fillKey(environment, 'privateKey', keys[environment].privateKeyPem);
    await wizard.expectKept(environment, 'apiKey');
    await wizard.expectKept(environment, 'privateKey');
  }
  await checkKeys(wizard);
  await wizard.continue();
  await walk(world, wizard, 'project', 'review');
  await wizard.expectTitle('step.review.title');
  await expect(wizard.changes()).toHaveCount(10);
  await expectFullyOld(world);
  await wizard.apply();
  await wizard.expectApplied();
  for (const environment of environments) await expectOwnCheckAccepted(wizard, environment);
  await wizard.continue();
  await wizard.expectConnected(storeName);
  for (const environment of environments) await expectOwnCheckAccepted(wizard, environment);
  await expectFullyNew(world);

  await wizard.press('step.next-steps.home');
  await expect(wizard.storeCard(storeName)).toContainText(wizard.words('home.state.connected'));
  await rm(downloads, { recursive: true, force: true });
  expect(await magento.rows()).not.toHaveProperty('magento_saas/environment');
});

test('the gateway that the instance itself names is asked, and a new project can be made', async () => {
  test.setTimeout(120_000);
  world = await createLocalWorld({ gatewayFrom: 'instance', magento: { tablePrefix: 'm2_' } });
  const { wizard } = await world.start();
  await walk(world, wizard, 'store', 'project');
  await wizard.expectTitle('step.project.title');
  await wizard.createProject('Second brand');
  await wizard.chooseProject(projectName);
  await wizard.continue();
  await wizard.expectTitle('step.data-space.title');
  await expect(wizard.dataSpaces()).toHaveCount(3);
  await wizard.chooseDataSpace(/^Testing 2/);
  await wizard.continue();
  await walk(world, wizard, 'review', 'next-steps');
  await wizard.expectConnected(storeName);
  for (const environment of environments) await expectOwnCheckAccepted(wizard, environment);
  await expectFullyNew(world, 'Testing 2');
});
