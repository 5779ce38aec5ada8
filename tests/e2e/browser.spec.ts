/** The same way in the browser host: the built command serves the wizard to a real browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, expect } from '@playwright/test';
import { launchChromium } from './support/chromium.ts';
import { makeDataFolder } from './support/launch.ts';
import { applyAll, checkKeys, chooseTarget, getKeys, sampleStore } from './support/practice-walk.ts';
import { type ServedWizard, startServe } from './support/serve.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let dataFolder: string;
let downloads: string;
let served: ServedWizard;
let browser: Browser;

test.beforeAll(async () => {
  dataFolder = await makeDataFolder();
  downloads = await mkdtemp(path.join(tmpdir(), 'downloads-'));
  served = await startServe(dataFolder, ['--port', '0']);
  browser = await launchChromium();
});
test.afterAll(async () => {
  await browser.close();
  await served.stop();
  await rm(dataFolder, { recursive: true, force: true });
  await rm(downloads, { recursive: true, force: true });
});

test('the sample store is connected in a browser', async () => {
  const page = await browser.newPage();
  await page.goto(served.url);
  const wizard = createWizard(page);
  await wizard.expectTitle('home.welcome.title');
  expect(new URL(page.url()).hash, 'the token leaves the address bar').toBe('');
  await wizard.startPractice();
  const portalPage = page.waitForEvent('popup');
  const keys = await getKeys(wizard, async () => (await portalPage).url(), downloads);
  await (await portalPage).close();

  const chooser = page.waitForEvent('filechooser');
  await wizard.chooseKeyFiles();
  await (await chooser).setFiles([keys.sandbox.file, keys.production.file]);
  for (const environment of ['sandbox', 'production'] as const) {
    await wizard.expectKept(environment, 'privateKey');
    await wizard.fillKey(environment, 'apiKey', keys[environment].apiKey);
    await wizard.expectKept(environment, 'apiKey');
  }
  await checkKeys(wizard);
  await chooseTarget(wizard, { project: 'Luma', dataSpace: /^Production/, spaces: 3 });
  await applyAll(wizard);

  await page.reload();
  await wizard.expectTitle('home.stores.title');
  await expect(wizard.storeCard(sampleStore)).toContainText(wizard.words('home.state.connected'));
});

test('after a new start of the host the store is still connected, and the old address is worth nothing', async () => {
  const before = served.url;
  await served.stop();
  served = await startServe(dataFolder, ['--port', new URL(before).port]);
  const stranger = await browser.newPage();
  await stranger.goto(before);
  await expect(stranger.getByRole('alert')).toContainText('Commerce Connect could not start');
  const page = await browser.newPage();
  await page.goto(served.url);
  const wizard = createWizard(page);
  await wizard.openStore(sampleStore, 'connected');
  await wizard.expectConnected(sampleStore);
});
