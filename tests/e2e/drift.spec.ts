/** What a check finds in a store with real PHP, what the screen says about it, and what the user does then; and checks by themselves. */
import { expect, type Locator } from '@playwright/test';
import { configPaths } from '../../shared/model/config-paths.ts';
import type { Drift } from '../../shared/model/store-check.ts';
import { lateWordsOf } from './support/client-words.ts';
import {
  ageStore,
  type ConnectedWorld,
  createConnectedWorld,
  otherStore,
} from './support/connected-stores.ts';
import type { Keys } from './support/gateway.ts';
import { checkKeys, type Running, storeName } from './support/local-store.ts';
import { inspectOnRequest } from './support/look.ts';
import { test } from './support/test.ts';

// One story: each test begins with the store as the one before has left it, connected.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const slow = { timeout: 30_000 };
const late = lateWordsOf('en');
const projectPath = 'services_connector/services_id/project_id';
const spacePath = 'services_connector/services_id/environment_id';

let world: ConnectedWorld;
let running: Running;
let fresh: Keys;

test.beforeAll(async () => {
  world = await createConnectedWorld();
  // Nobody has looked at this one for two days, and its data space is another one by now.
  await ageStore(world.dataFolder, otherStore, 2);
  await world.change(otherStore, { values: { [spacePath]: 'c0ffee' } });
  running = await world.start();
});
test.afterAll(() => world.close());

const testingSpace = (): Record<string, string> => {
  const space = world.project.dataSpaces.find(({ environmentName }) => environmentName === 'Testing 2');
  if (space === undefined) throw new Error('There is no such data space');
  return {
    [spacePath]: space.environmentId,
    'services_connector/services_id/environment_name': space.environmentName,
    'services_connector/services_id/environment': space.environmentType,
  };
};

const button = (name: string): Locator => running.page.getByRole('button', { name, exact: true });
const drift = (kind: Drift['kind']): Locator => running.page.locator(`[data-drift="${kind}"]`);
const look = (name: string): Promise<void> => inspectOnRequest(running.page, `drift-${name}`);

/** Presses the button on the open store's page, and waits for the page's new word. */
const expectFound = async (word: 'drifted' | 'keys-rejected'): Promise<void> => {
  await button(late('check.now')).click();
  await expect(running.wizard.title).toHaveText(late(`check.${word}.title`, { name: storeName }), slow);
};

/** The store holds what was applied, also in the program's own view. */
const expectAsApplied = async (): Promise<void> => {
  const { page, wizard } = running;
  await wizard.expectConnected(storeName);
  await button(late('check.now')).click();
  await expect(page.getByText(late('check.as-applied'))).toBeVisible(slow);
};

/** Through the review, which shows what would change; moving a production store takes its name. */
const applyAgain = async (isMove: boolean): Promise<void> => {
  const { wizard } = running;
  await button(late('check.apply-again')).click();
  const ordinary = wizard.button('step.review.apply').or(wizard.button('step.review.finish'));
  if (isMove) await wizard.confirmByName(storeName);
  await (isMove ? wizard.button('step.review.apply-anyway') : ordinary).click();
  await wizard.expectApplied();
  await wizard.continue();
  await wizard.expectConnected(storeName);
};

test('checks every day: what is due is checked at once, and the list shows what was found', async () => {
  const { wizard } = running;
  const { words } = wizard;
  await expect(wizard.storeCard(otherStore)).toContainText(words('home.state.connected'));
  await wizard.choosePreference(words('app.check-every.day'));
  await expect(wizard.storeCard(otherStore)).toContainText(words('home.state.drifted'), slow);
  // This one was applied a moment ago: tomorrow is early enough.
  await expect(wizard.storeCard(storeName)).toContainText(words('home.state.connected'));
  await look('1-list');
});

test('another project is put back', async () => {
  const { wizard } = running;
  await wizard.openStore(storeName, 'connected');
  await expectAsApplied();
  await world.change(storeName, { values: { [projectPath]: 'c0ffee' } });
  await expectFound('drifted');
  await expect(drift('project-changed')).toContainText('c0ffee');
  await look('2-project');
  await applyAgain(true);
  await expectAsApplied();
  expect((await world.stores[storeName].rows())[projectPath]).toBe(world.project.projectId);
});

test('a lock with the right value is taken as it is', async () => {
  const lock = { [projectPath]: world.project.projectId };
  await world.change(storeName, { locks: { 'env.php': lock } });
  await expectFound('drifted');
  await expect(drift('lock-added')).toContainText(running.wizard.words('path.project_id'));
  await look('3-lock');
  await applyAgain(false);
  await expectAsApplied();
});

test('another gateway is taken as it is where it is meant', async () => {
  const address = `${world.gateway.urls.production}/`;
  const values = { 'services_connector/production_gateway_url': address };
  await world.change(storeName, { values });
  await expectFound('drifted');
  await expect(drift('gateway-changed')).toContainText(address);
  await look('4-gateway');
  await applyAgain(false);
  await expectAsApplied();
});

test('another data space is kept', async () => {
  const { wizard } = running;
  await world.change(storeName, { values: testingSpace() });
  await expectFound('drifted');
  await expect(drift('data-space-changed')).toContainText('Testing 2');
  await look('5-data-space');
  await button(late('check.keep-found')).click();
  await wizard.expectTitle('step.review.connected.title');
  await wizard.press('step.review.finish');
  await wizard.expectApplied();
  await wizard.continue();
  await expectAsApplied();
});

test('keys of somebody else are written over', async () => {
  const somebodyElses = await world.gateway.issueKeys('open-source');
  await world.change(storeName, {
    values: { ...world.valuesOf(storeName, somebodyElses), ...testingSpace() },
  });
  await expectFound('drifted');
  await expect(drift('keys-changed')).toHaveCount(2);
  await look('6-keys-changed');
  await applyAgain(false);
  await expectAsApplied();
  const wanted = { ...world.valuesOf(storeName), ...testingSpace() };
  expect(await world.stores[storeName].effective(configPaths)).toEqual(wanted);
});

test('keys that were made anew in the portal, and entered in the Admin, are taken over', async () => {
  const { wizard } = running;
  fresh = await world.gateway.issueKeys();
  await world.change(storeName, { values: { ...world.valuesOf(storeName, fresh), ...testingSpace() } });
  await expectFound('drifted');
  await expect(drift('keys-changed')).toHaveCount(2);
  await expect(button(late('check.apply-again'))).toHaveCount(0);
  await look('7-keys-replaced');
  await button(late('check.take-over')).click();
  await wizard.expectTitle('step.get-keys.title');
  await wizard.adoptKeys();
  await wizard.expectTitle('step.paste-keys.title');
  await checkKeys(wizard);
  // What the store uses is chosen already.
  for (const title of ['step.project.title', 'step.data-space.title'] as const) {
    await wizard.continue();
    await wizard.expectTitle(title);
    await expect(running.page.getByRole('radio', { checked: true })).toHaveCount(1);
  }
  await wizard.continue();
  await wizard.expectTitle('step.review.connected.title');
  await wizard.press('step.review.finish');
  await wizard.expectApplied();
  await wizard.continue();
  await expectAsApplied();
});

test('keys that the gateway rejects lead to their replacement', async () => {
  const { wizard } = running;
  await world.gateway.deleteKey('production', fresh.production.apiKey);
  await expectFound('keys-rejected');
  await expect(drift('keys-rejected')).toHaveCount(1);
  await look('8-keys-rejected');
  await button(late('check.replace-keys')).click();
  await expect(wizard.title).toHaveText(late('rotation.explain.title', { name: storeName }), slow);
  await wizard.home();
  await expect(wizard.storeCard(storeName)).toContainText(wizard.words('home.state.keys-rejected'));
});
