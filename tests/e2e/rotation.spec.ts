/** An agency's day: a client's keys are replaced in three stores, one of which fails first; later its keys are deleted. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { environments } from '../../shared/model/environment.ts';
import { clientName, lockKey, makeConnectedStores, type StoreName, storeNames } from './support/agency.ts';
import { expectCleanPage, expectNothingLeft, listen } from './support/canary.ts';
import { lateWordsOf } from './support/client-words.ts';
import { watchOpenedLinks } from './support/desktop.ts';
import { answerSaveDialog, late as lists, openFromHome } from './support/hand-over.ts';
import { type LaunchedApp, launchApp } from './support/launch.ts';
import { watchPage } from './support/page-watch.ts';
import { type DownloadedKeys, openPortal } from './support/portal.ts';
import { sampleProcesses } from './support/processes.ts';
import { apiKeySecret, findSecrets, privateKeySecret, type Secret } from './support/secrets.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

// One story: each test goes on where the one before has ended.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const slow = { timeout: 30_000 };
const late = lateWordsOf('en');
const locked: StoreName = 'Luma Korea';

let dataFolder: string;
let downloads: string;
let launched: LaunchedApp;
let wizard: Wizard;
let portalUrl: string;
let current: DownloadedKeys;
/** Every new key of this story. */
const entered: Secret[] = [];

const start = async (): Promise<void> => {
  launched = await launchApp({ dataFolder });
  wizard = createWizard(launched.page);
};

test.beforeAll(async () => {
  dataFolder = await makeConnectedStores();
  downloads = await mkdtemp(path.join(tmpdir(), 'downloads-'));
  await start();
});
test.afterAll(async () => {
  await launched.close();
  await rm(dataFolder, { recursive: true, force: true });
  await rm(downloads, { recursive: true, force: true });
});

const button = (name: string): Locator => launched.page.getByRole('button', { name, exact: true });

/** New pairs, as on the portal: they take the place of the old ones there at once. */
const makePairs = async (name: string): Promise<DownloadedKeys> => {
  const portal = await openPortal(portalUrl, downloads);
  try {
    return {
      sandbox: await portal.makePair('sandbox', `${name} sandbox`),
      production: await portal.makePair('production', `${name} production`),
    };
  } finally {
    await portal.close();
  }
};

/** Typed as by a keyboard, and not through a script of the page. */
const enterPair = async (keys: DownloadedKeys, environment: (typeof environments)[number]): Promise<void> => {
  const { apiKey, file } = keys[environment];
  const values = { apiKey, privateKey: await readFile(file, 'utf8') };
  entered.push(apiKeySecret('API key', apiKey), privateKeySecret('private key', values.privateKey));
  for (const field of ['apiKey', 'privateKey'] as const) {
    await wizard.keyField(environment, field).focus();
    await launched.page.keyboard.insertText(values[field]);
    await wizard.keyField(environment, field).blur();
    await wizard.expectKept(environment, field);
  }
};

const openClient = async (): Promise<void> => {
  await wizard.press('home.clients');
  await expect(wizard.title).toHaveText(wizard.words('home.clients'));
};

const expectLateTitle = (id: Parameters<typeof late>[0], values = {}): Promise<void> =>
  expect(wizard.title).toHaveText(late(id, { name: clientName, ...values }), slow);

test('a client with three stores is on the clients page', async () => {
  const { page } = launched;
  await openClient();
  const card = wizard.storeCard(clientName);
  await expect(card).toContainText(late('clients.stores', { count: 3 }));
  await expect(card).toContainText(late('clients.pair.accepted'));
  await button(wizard.words('home.store.more', { name: clientName })).click();
  await page.getByRole('menuitem', { name: late('clients.remove') }).click();
  const dialog = page.getByRole('alertdialog');
  for (const name of storeNames) await expect(dialog).toContainText(name);
  await expect(dialog.getByRole('button', { name: late('clients.remove') })).toHaveCount(0);
  await dialog.getByRole('button', { name: wizard.words('common.close') }).click();
});

test('what was entered waits while the user is somewhere else', async () => {
  const { app } = launched;
  const opened = await watchOpenedLinks(app);
  await button(late('clients.keys.replace.named', { name: clientName })).click();
  await expectLateTitle('rotation.explain.title');
  await wizard.openPracticePortal();
  portalUrl = await opened();
  await button(late('rotation.explain.enter')).click();
  await expectLateTitle('rotation.enter.title');
  current = await makePairs('Spring');
  await enterPair(current, 'sandbox');
  await wizard.home();
  await expect(wizard.storeCard(locked)).toBeVisible();
  await openClient();
  // The key set that waits is no client.
  await expect(launched.page.getByRole('heading', { level: 2 })).toHaveText([clientName]);
  await button(late('clients.keys.continue.named', { name: clientName })).click();
  await expectLateTitle('rotation.enter.title');
  await wizard.expectKept('sandbox', 'privateKey');
  await enterPair(current, 'production');
});

test('two stores get the new keys, and the third is on a list that a restart does not lose', async () => {
  await lockKey(dataFolder, locked, true);
  await wizard.checkKeys();
  for (const environment of environments) await wizard.expectAccepted(environment);
  await wizard.continue();
  await expectLateTitle('rotation.confirm.title');
  await button(late('rotation.confirm.go')).click();
  await expectLateTitle('rotation.todo.title');
  await expect(launched.page.getByText(late('rotation.todo.left', { count: 1 }))).toBeVisible(slow);
  await expect(launched.page.getByRole('heading', { name: locked })).toBeVisible();
  await expect(launched.page.getByText(late('rotation.group.done', { count: 2 }))).toBeVisible();

  await launched.close();
  await start();
  const notice = late('rotation.notice.title', { count: 1, name: clientName });
  await expect(launched.page.getByText(notice)).toBeVisible(slow);
  await button(late('rotation.notice.open')).click();
  await expectLateTitle('rotation.todo.title');
  await expect(launched.page.locator('[data-problem="apply.locked-path"]')).toBeVisible();
});

test('once the store can be written, nothing is left', async () => {
  await lockKey(dataFolder, locked, false);
  await button(late('rotation.try-named', { name: locked })).click();
  await expectLateTitle('rotation.done.title');
  await button(late('rotation.back-to-clients')).click();
  await expect(button(late('clients.keys.replace.named', { name: clientName }))).toBeVisible();
  await wizard.home();
  await expect(launched.page.getByText(late('rotation.notice.text'))).toHaveCount(0);
  await expect(wizard.storeCard(locked)).toContainText(wizard.words('home.state.connected'));
});

test('keys that were deleted on the portal are found by a check, and replaced', async () => {
  const { page } = launched;
  const output = listen(launched);
  const watch = await watchPage(launched.app, page);
  const { origin } = new URL(portalUrl);
  const answer = await fetch(`${origin}/magento/api-portal/delete`, {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams({
      account: 'commerce',
      environment: 'production',
      apiKey: current.production.apiKey,
    }),
  });
  expect(answer.ok).toBe(true);
  await button(wizard.words('home.store.more', { name: locked })).click();
  await page.getByRole('menuitem', { name: wizard.words('home.store.check') }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(wizard.words('many.outcome.drifted', { count: 1 }), slow);
  await dialog.getByRole('button', { name: wizard.words('common.close') }).click();
  await expect(wizard.storeCard(locked)).toContainText(wizard.words('home.state.keys-rejected'));

  await wizard.openStore(locked, 'in-progress');
  await expect(wizard.title).toHaveText(late('check.keys-rejected.title', { name: locked }), slow);
  await expect(page.locator('[data-drift="keys-rejected"]')).toContainText(
    late('check.drift.keys-rejected.title', { environment: wizard.words('common.production') }),
  );
  await button(late('check.replace-keys')).click();
  await expectLateTitle('rotation.explain.title');
  await button(late('rotation.explain.enter')).click();
  current = await makePairs('Autumn');
  // The sandbox pair was replaced on the portal as well.
  for (const environment of environments) await enterPair(current, environment);
  await wizard.checkKeys();
  for (const environment of environments) await wizard.expectAccepted(environment);
  await wizard.continue();
  const sampling = sampleProcesses();
  await button(late('rotation.confirm.go')).click();
  await expectLateTitle('rotation.done.title');
  expect(findSecrets(Buffer.concat(await sampling.stop()), entered), 'command lines').toEqual([]);
  await wizard.home();
  await wizard.openStore(locked, 'connected');
  await wizard.expectConnected(locked);
  await button(late('check.now')).click();
  await expect(page.getByText(late('check.as-applied'))).toBeVisible(slow);

  await test.step('no key of before or after is anywhere but in the keychain', async () => {
    await expectCleanPage(launched, watch, entered);
    await wizard.home();
    const list = path.join(downloads, 'stores.csv');
    await answerSaveDialog(launched.app, list);
    await openFromHome(wizard, 'lists.export');
    await button(lists['lists.export.save']).click();
    await expect.poll(() => readFile(list, 'utf8').catch(() => '')).toContain(locked);
    expect(findSecrets(await readFile(list), entered), 'the list').toEqual([]);
    await launched.close();
    expect(findSecrets(output(), entered), 'standard output and error').toEqual([]);
    // Adobe's side has to know its API keys to recognise them; of private keys it knows the public half.
    const portal = path.join(dataFolder, 'practice', 'gateway.json');
    const privateKeys = entered.filter(({ name }) => name === 'private key');
    expect(findSecrets(await readFile(portal), privateKeys), 'the practice gateway').toEqual([]);
    await rm(portal);
    await expectNothingLeft(dataFolder, entered);
  });
});
