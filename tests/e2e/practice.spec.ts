/** From the first start to a connected sample store, with nothing but what is on this computer, in the real Electron. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { launchChromium } from './support/chromium.ts';
import { answerFileDialog, dropFiles, watchOpenedLinks } from './support/desktop.ts';
import { type LaunchedApp, launchApp, makeDataFolder } from './support/launch.ts';
import { applyAll, checkKeys, chooseTarget, getKeys, sampleStore } from './support/practice-walk.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

// One story: each test goes on where the one before has ended.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let dataFolder: string;
let downloads: string;
let launched: LaunchedApp;
let wizard: Wizard;

const start = async (): Promise<void> => {
  launched = await launchApp({ dataFolder });
  wizard = createWizard(launched.page);
};

test.beforeAll(async () => {
  dataFolder = await makeDataFolder();
  downloads = await mkdtemp(path.join(tmpdir(), 'downloads-'));
  await start();
});
test.afterAll(async () => {
  await launched.close();
  await rm(dataFolder, { recursive: true, force: true });
  await rm(downloads, { recursive: true, force: true });
});

test('an Adobe Commerce sample store is connected from the first start on', async () => {
  const { app } = launched;
  const opened = await watchOpenedLinks(app);
  await wizard.expectTitle('home.welcome.title');
  await wizard.startPractice();
  // The sample store is found at once, so the way begins with its keys.
  const keys = await getKeys(wizard, opened, downloads);

  await answerFileDialog(app, [keys.sandbox.file]);
  await wizard.chooseKeyFiles();
  await wizard.expectKept('sandbox', 'privateKey');
  await wizard.fillKey('sandbox', 'apiKey', keys.sandbox.apiKey);
  await wizard.expectKept('sandbox', 'apiKey');
  const pem = await readFile(keys.production.file, 'utf8');
  await wizard.pasteEverything(`Production\nAPI key: ${keys.production.apiKey}\n${pem}`);
  await wizard.expectKept('production', 'apiKey');
  await wizard.expectKept('production', 'privateKey');
  await checkKeys(wizard);

  await chooseTarget(wizard, { project: 'Luma', dataSpace: /^Production/, spaces: 3 });
  await applyAll(wizard);
});

test('after a restart the store is still connected', async () => {
  await launched.close();
  await start();
  await wizard.expectTitle('home.stores.title');
  await expect(wizard.storeCard(sampleStore)).toContainText(wizard.words('home.state.connected'));
  await wizard.openStore(sampleStore, 'connected');
  await wizard.expectConnected(sampleStore);
  await expect(
    wizard.page.getByRole('region', { name: wizard.words('step.next-steps.summary') }),
  ).toContainText('Luma');

  const opened = await watchOpenedLinks(launched.app);
  await wizard.press('step.next-steps.admin.open');
  const browser = await launchChromium();
  const admin = await browser.newPage();
  await admin.goto(await opened());
  await expect(admin.getByRole('main')).toContainText('Commerce Services are configured.');
  await expect(admin.getByRole('main')).toContainText('Luma');
  await browser.close();
});

test('practising again, as Magento Open Source, starts with nothing and ends connected', async () => {
  const opened = await watchOpenedLinks(launched.app);
  await wizard.home();
  await wizard.removeStore(sampleStore);
  await wizard.expectTitle('home.welcome.title');
  await wizard.startPractice();
  await wizard.expectTitle('step.get-keys.title');
  await wizard.back();
  await wizard.expectTitle('step.store.practice.title');
  await wizard.choosePracticeEdition('open-source');
  await wizard.continue();
  const keys = await getKeys(wizard, opened, downloads);

  await dropFiles(wizard.dropArea(), [keys.sandbox.file, keys.production.file]);
  for (const environment of ['sandbox', 'production'] as const) {
    await wizard.expectKept(environment, 'privateKey');
    await wizard.fillKey(environment, 'apiKey', keys[environment].apiKey);
    await wizard.expectKept(environment, 'apiKey');
  }
  await checkKeys(wizard);
  await chooseTarget(wizard, { project: 'Luma Open', dataSpace: /^Production/, spaces: 1 });
  await applyAll(wizard);
});
