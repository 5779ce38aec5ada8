/** A store that has keys: they are taken over with consent, straight into the keychain. And one without its module. */
import { expect } from '@playwright/test';
import { configPaths, keyPath } from '../../shared/model/config-paths.ts';
import { environments } from '../../shared/model/environment.ts';
import { checkKeys, createLocalWorld, expectFullyNew, storeName, walk } from './support/local-store.ts';
import { apiKeySecret, findInFolder, findSecrets, privateKeySecret } from './support/secrets.ts';
import { test } from './support/test.ts';

test.describe.configure({ timeout: 150_000 });

test('its keys are adopted, and leave no trace outside of the keychain', async () => {
  const world = await createLocalWorld();
  try {
    const { keys } = world;
    const values = Object.fromEntries(
      environments.flatMap((environment) => [
        [keyPath({ environment, field: 'apiKey' }), keys[environment].apiKey],
        [keyPath({ environment, field: 'privateKey' }), keys[environment].privateKeyPem.trim()],
      ]),
    );
    await world.reinstall({ values });
    const before = await world.magento.rows();
    const { wizard, readLog } = await world.start();
    await walk(world, wizard, 'store', 'get-keys');
    await wizard.expectTitle('step.get-keys.title');
    const button = wizard.button('adopt.button');
    await expect(button).toBeDisabled();
    await wizard.page.screenshot({ path: test.info().outputPath('adopt.png') });
    await wizard.adoptKeys();

    await wizard.expectTitle('step.paste-keys.title');
    for (const environment of environments) {
      await wizard.expectKept(environment, 'apiKey');
      await wizard.expectKept(environment, 'privateKey');
    }
    expect(await world.magento.rows()).toEqual(before);
    await checkKeys(wizard);
    await wizard.continue();
    await walk(world, wizard, 'project', 'review');
    await wizard.expectTitle('step.review.title');
    await expect(wizard.changes()).toHaveCount(configPaths.length - 4);
    await walk(world, wizard, 'review', 'next-steps');
    await wizard.expectConnected(storeName);
    await expectFullyNew(world);

    const secrets = environments.flatMap((environment) => [
      apiKeySecret(`${environment} API key`, keys[environment].apiKey),
      privateKeySecret(`${environment} private key`, keys[environment].privateKeyPem),
    ]);
    expect(await findInFolder(world.dataFolder, secrets)).toEqual([]);
    expect(findSecrets(Buffer.from(await readLog()), secrets)).toEqual([]);
    const page = await wizard.page.evaluate(() => document.documentElement.outerHTML);
    expect(findSecrets(Buffer.from(page), secrets)).toEqual([]);
  } finally {
    await world.close();
  }
});

test('a missing module is named with what to install, in Korean', async () => {
  const world = await createLocalWorld({
    language: 'ko',
    magento: { version: '2.4.6-p8', modules: { Magento_ServicesConnector: null, Magento_ServicesId: null } },
  });
  try {
    const { wizard } = await world.start();
    await wizard.connectLocalStore({ name: storeName, root: world.magento.root });
    await wizard.expectStoreFound();
    const notice = wizard.page.locator('[data-modules="missing"]');
    await expect(notice).toContainText('composer require magento/payment-services');
    await expect(notice).toContainText('bin/magento setup:upgrade');
    await notice.scrollIntoViewIfNeeded();
    await wizard.page.screenshot({ path: test.info().outputPath('missing-module.png') });
  } finally {
    await world.close();
  }
});
