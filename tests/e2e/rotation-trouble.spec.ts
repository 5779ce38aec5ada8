/** Keys of another account, keys that somebody else put into a store, and a replacement that is given up: on stores with real PHP. */
import { expect, type Locator } from '@playwright/test';
import { configPaths } from '../../shared/model/config-paths.ts';
import { lateWordsOf } from './support/client-words.ts';
import {
  type ConnectedName,
  type ConnectedWorld,
  clientName,
  createConnectedWorld,
  otherStore,
} from './support/connected-stores.ts';
import type { Keys } from './support/gateway.ts';
import { checkKeys, enterAllKeys, type Running, storeName } from './support/local-store.ts';
import { inspectOnRequest } from './support/look.ts';
import { test } from './support/test.ts';

// One story: each test goes on where the one before has ended.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const slow = { timeout: 30_000 };
const late = lateWordsOf('en');

let world: ConnectedWorld;
let running: Running;
let somebodyElses: Keys;

test.beforeAll(async () => {
  world = await createConnectedWorld();
  somebodyElses = await world.gateway.issueKeys('open-source');
  running = await world.start();
});
test.afterAll(() => world.close());

const button = (name: string): Locator => running.page.getByRole('button', { name, exact: true });
const dialogButton = (name: string): Locator =>
  running.page.getByRole('alertdialog').getByRole('button', { name, exact: true });
const look = (name: string): Promise<void> => inspectOnRequest(running.page, `rotation-${name}`);

const expectLateTitle = (id: Parameters<typeof late>[0]): Promise<void> =>
  expect(running.wizard.title).toHaveText(late(id, { name: clientName }), slow);

/** What a separate PHP finds in the store. */
const expectHolds = async (name: ConnectedName, keys: Keys): Promise<void> =>
  expect(await world.stores[name].effective(configPaths), name).toEqual(world.valuesOf(name, keys));

const enterNewKeys = async (keys: Keys): Promise<void> => {
  const { wizard } = running;
  await wizard.press('home.clients');
  await button(late('clients.keys.replace.named', { name: clientName })).click();
  await expectLateTitle('rotation.explain.title');
  await button(late('rotation.explain.enter')).click();
  await expectLateTitle('rotation.enter.title');
  await enterAllKeys(wizard, keys);
  await checkKeys(wizard);
  await wizard.continue();
  await expectLateTitle('rotation.confirm.title');
};

test('keys of another account are written only where the user agrees, store by store', async () => {
  const { page } = running;
  await world.change(otherStore, { values: world.valuesOf(otherStore, somebodyElses) });
  const otherAccount = await world.gateway.issueKeys('open-source');
  await enterNewKeys(otherAccount);
  await button(late('rotation.confirm.go')).click();
  await expect(page.locator('[data-problem="rotation.other-account"]')).toBeVisible(slow);
  const go = button(late('rotation.other-account.go'));
  await expect(page.getByRole('checkbox')).toHaveCount(2);
  await expect(go).toBeDisabled();
  await expect(button(late('rotation.confirm.go'))).toBeDisabled();
  await look('1-other-account');
  await expectHolds(storeName, world.keys);
  for (const name of [storeName, otherStore]) {
    await page
      .getByRole('checkbox', { name: late('rotation.other-account.agree', { name }) })
      .check({ force: true });
  }
  await go.click();

  await expectLateTitle('rotation.todo.title');
  await expect(page.locator('[data-problem="rotation.foreign-keys"]')).toBeVisible(slow);
  await look('2-foreign-keys');
  await expectHolds(storeName, otherAccount);
  await expectHolds(otherStore, somebodyElses);
});

test('giving up puts the old keys back, and writes over somebody else’s only where the user says so', async () => {
  const { page, wizard } = running;
  await button(late('rotation.give-up')).click();
  await dialogButton(late('rotation.give-up')).click();
  await expectLateTitle('rotation.given-up.title');
  await expect(page.getByText(late('rotation.given-up.left', { count: 1 }))).toBeVisible(slow);
  await look('3-given-up');
  await expectHolds(storeName, world.keys);
  await expectHolds(otherStore, somebodyElses);

  await button(late('rotation.foreign.button')).click();
  await expect(page.getByRole('alertdialog')).toContainText(otherStore);
  await dialogButton(late('rotation.foreign.go')).click();
  await expectLateTitle('rotation.returned.title');
  await look('4-returned');
  for (const name of [storeName, otherStore] as const) await expectHolds(name, world.keys);
  await button(late('rotation.back-to-clients')).click();
  await expect(button(late('clients.keys.replace.named', { name: clientName }))).toBeVisible();
  await wizard.home();
  for (const name of [storeName, otherStore]) {
    await expect(wizard.storeCard(name)).toContainText(wizard.words('home.state.connected'));
  }
});
