/** Pictures of every step for people to look at, and no step with a barrier that axe can find. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { watchOpenedLinks } from './support/desktop.ts';
import { type LaunchedApp, launchApp } from './support/launch.ts';
import { inspect, inspectAllLooks, picture } from './support/look.ts';
import { type DownloadedKeys, downloadKeys } from './support/portal.ts';
import { checkKeys, sampleStore } from './support/practice-walk.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let downloads: string;
let launched: LaunchedApp;
let wizard: Wizard;

test.beforeAll(async () => {
  downloads = await mkdtemp(path.join(tmpdir(), 'downloads-'));
  launched = await launchApp();
  wizard = createWizard(launched.page);
});
test.afterAll(async () => {
  await launched.close();
  await rm(downloads, { recursive: true, force: true });
});

/** What is still missing after the sandbox API key. */
const enterRest = async (keys: DownloadedKeys): Promise<void> => {
  await wizard.fillKey('sandbox', 'privateKey', await readFile(keys.sandbox.file, 'utf8'));
  await wizard.expectKept('sandbox', 'privateKey');
  await wizard.fillKey('production', 'apiKey', keys.production.apiKey);
  await wizard.expectKept('production', 'apiKey');
  const text = await readFile(keys.production.file, 'utf8');
  // As from a chat program, so that the picture shows a repair.
  await wizard.fillKey('production', 'privateKey', text.replaceAll('\n', ' '));
  await wizard.expectKept('production', 'privateKey');
};

test('the first start and a new store', async () => {
  const { page } = launched;
  await wizard.expectTitle('home.welcome.title');
  await inspectAllLooks(page, '01-first-start');
  await wizard.connectLocalStore({ name: 'Corner Shop', root: '/nowhere/at/all' });
  await inspectAllLooks(page, '02-new-store-not-found');
  await wizard.press('common.help');
  await inspectAllLooks(page, '03-help');
  await wizard.press('common.close-help');
  await page.getByRole('link', { name: wizard.words('common.more-about-this') }).click();
  await inspect(page, '04-help-with-problem-en-light');
  await wizard.home();
  await wizard.removeStore('Corner Shop');
});

test('the steps up to the keys', async () => {
  const { app, page } = launched;
  const opened = await watchOpenedLinks(app);
  await wizard.startPractice();
  await wizard.expectTitle('step.get-keys.title');
  await wizard.back();
  await wizard.expectTitle('step.store.practice.title');
  await inspectAllLooks(page, '05-sample-store');
  await wizard.continue();
  await wizard.openPracticePortal();
  const keys = await downloadKeys(await opened(), downloads);
  await inspectAllLooks(page, '06-get-keys');
  await wizard.confirmKeyFiles();
  await wizard.expectTitle('step.paste-keys.title');
  await inspectAllLooks(page, '07-enter-keys-empty');
  await wizard.fillKey('sandbox', 'privateKey', 'not a key');
  await wizard.fillKey('sandbox', 'apiKey', keys.sandbox.apiKey);
  await wizard.expectKept('sandbox', 'apiKey');
  await inspectAllLooks(page, '08-enter-keys-refused');
  await enterRest(keys);
  await inspectAllLooks(page, '09-enter-keys-kept');
  await checkKeys(wizard);
  await inspectAllLooks(page, '10-enter-keys-accepted');
});

test('the steps from the project to the next steps', async () => {
  const { page } = launched;
  await wizard.continue();
  await wizard.expectTitle('step.project.title');
  await expect(wizard.button('step.project.create.open')).toBeVisible();
  await inspectAllLooks(page, '11-project-none');
  await wizard.press('step.project.create.open');
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspect(page, '12-project-create-en-light');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: wizard.words('step.choice.cancel') })
    .click();
  await wizard.createProject('Luma');
  await inspectAllLooks(page, '13-project');
  await wizard.continue();
  await wizard.expectTitle('step.data-space.title');
  await wizard.chooseDataSpace('Testing 1');
  await inspectAllLooks(page, '14-data-space-with-warning');
  await wizard.chooseDataSpace(/^Production/);
  await wizard.continue();
  await wizard.expectTitle('step.review.title');
  await expect(wizard.changes()).toHaveCount(10);
  await inspectAllLooks(page, '15-review');
  await wizard.apply();
  await wizard.expectTitle('step.apply.title');
  await picture(page, '16-apply-under-way-en-light');
  await wizard.expectApplied();
  await inspectAllLooks(page, '17-apply-done');
  await wizard.continue();
  await wizard.expectConnected(sampleStore);
  await inspectAllLooks(page, '18-next-steps');
  await wizard.home();
  await inspectAllLooks(page, '19-home');
});
