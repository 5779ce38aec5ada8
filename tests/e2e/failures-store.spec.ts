/** The store cannot be reached or used: each reason has its own message, and what was typed stays. */
import { chown, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { ProblemCode } from '../../shared/problems.ts';
import type { MagentoOptions } from '../fixtures/magento/create.ts';
import {
  createLocalWorld,
  expectFullyNew,
  expectFullyOld,
  expectNoRows,
  type LocalWorld,
  storeName,
  walk,
} from './support/local-store.ts';
import { expectNoProblem, expectProblem } from './support/problems.ts';
import { test } from './support/test.ts';
import type { Wizard } from './support/wizard.ts';

let world: LocalWorld;
test.beforeEach(async () => {
  test.setTimeout(180_000);
  world = await createLocalWorld();
});
test.afterEach(() => world.close());

const nobody = 65_534;

/** env.php belongs to somebody else: as root by its owner, otherwise by pointing to a file of root's. */
const giveAway = async (root: string): Promise<void> => {
  const file = path.join(root, 'app/etc/env.php');
  if (process.getuid?.() === 0) return chown(file, nobody, nobody);
  await rm(file);
  await symlink('/etc/passwd', file);
};

interface Case {
  readonly code: ProblemCode;
  /** Answers the folder to look at. */
  readonly arrange: () => Promise<string>;
  readonly php?: string;
}

const instanceWith = (options: MagentoOptions) => async (): Promise<string> =>
  (await world.reinstall(options)).root;

const cases: readonly Case[] = [
  { code: 'instance.directory-missing', arrange: async () => `${world.magento.root}-elsewhere` },
  { code: 'instance.not-magento', arrange: async () => world.dataFolder },
  {
    code: 'instance.not-installed',
    arrange: async () => {
      await rm(path.join(world.magento.root, 'app/etc/env.php'));
      return world.magento.root;
    },
  },
  {
    code: 'instance.wrong-owner',
    arrange: async () => {
      await world.reinstall({});
      await giveAway(world.magento.root);
      return world.magento.root;
    },
  },
  { code: 'instance.database-down', arrange: instanceWith({ trouble: { database: 'down' } }) },
  { code: 'instance.database-denied', arrange: instanceWith({ trouble: { database: 'denied' } }) },
  { code: 'instance.php-missing', arrange: instanceWith({}), php: '/nowhere/php' },
];

const fieldsOf = ({ page, words }: Wizard) => ({
  name: page.getByRole('textbox', { name: words('step.store.name') }),
  folder: page.getByRole('textbox', { name: words('step.store.folder') }),
  php: page.getByRole('textbox', { name: words('step.store.php') }),
});

test('a store that cannot be looked at', async () => {
  const { wizard } = await world.start();
  await wizard.press('home.connect.button');
  const { name, folder, php } = fieldsOf(wizard);
  await name.fill(storeName);
  const local = wizard.page.getByRole('radio', { name: wizard.words('step.store.way.local') });
  await local.check({ force: true });
  for (const { code, arrange, php: program } of cases) {
    await test.step(code, async () => {
      const root = await arrange();
      await folder.fill(root);
      if (program !== undefined) {
        await wizard.press('step.store.more');
        await php.fill(program);
      }
      await wizard.press('step.store.look');
      await expectProblem(wizard, code);
      await expect(name).toHaveValue(storeName);
      await expect(folder).toHaveValue(root);
      if (program !== undefined) await expect(php).toHaveValue(program);
    });
  }
  await test.step('and then it can', async () => {
    await php.fill('');
    await wizard.press('step.store.look');
    await wizard.expectStoreFound();
    await expectNoProblem(wizard, 'instance.php-missing');
  });
});

test('the connector is switched off: nothing is written, nothing is lost', async () => {
  const off = { Magento_ServicesConnector: { version: '1.3.6', enabled: false } };
  await world.reinstall({ modules: off });
  const { wizard } = await world.start();
  await walk(world, wizard, 'store', 'apply');
  await expectProblem(wizard, 'instance.module-disabled');
  await expect(wizard.page.locator('[data-outcome="unchanged"]')).toBeVisible();
  await expectFullyOld(world);
  await world.reinstall({});
  await wizard.press('step.apply.review-again');
  await walk(world, wizard, 'review', 'next-steps');
  await wizard.expectConnected(storeName);
  await expectFullyNew(world);
});

test('a value is locked in env.php', async () => {
  const locked = 'services_connector/services_id/project_name';
  await world.reinstall({ locks: { 'env.php': { [locked]: 'Set by operations' } } });
  const { wizard } = await world.start();
  await walk(world, wizard, 'store', 'review');
  await wizard.expectTitle('step.review.title');
  const { page, words } = wizard;
  await expect(page.getByText(words('step.review.locked.title', { count: 1 }))).toBeVisible();
  const row = page.locator(`[data-path="${locked}"]`);
  await expect(row).toContainText(words('plan.lock.env.php'));
  await expect(row).toContainText('Set by operations');
  await expect(wizard.button('step.review.apply')).toHaveCount(0);
  await expectNoRows(world);

  // Taken away on the server, as the text says: the review goes on from there.
  await world.reinstall({});
  await wizard.press('step.review.check-again');
  await expect(page.getByText(words('step.review.locked.title', { count: 1 }))).toHaveCount(0);
  await walk(world, wizard, 'review', 'next-steps');
  await expectFullyNew(world);
});

test('a lock that appears between the review and the apply stops it', async () => {
  const { wizard } = await world.start();
  await walk(world, wizard, 'store', 'review');
  await wizard.expectTitle('step.review.title');
  await expect(wizard.button('step.review.apply')).toBeEnabled();
  await world.reinstall({ locks: { 'env.php': { 'services_connector/services_id/project_id': 'fixed' } } });
  await wizard.apply();
  await expect(wizard.page.getByText(wizard.words('step.review.changed.title'))).toBeVisible({
    timeout: 30_000,
  });
  await expect(wizard.page.getByText(wizard.words('step.review.locked.title', { count: 1 }))).toBeVisible();
});

test('the store changes between the review and the apply: the new difference is shown', async () => {
  const { wizard } = await world.start();
  await walk(world, wizard, 'store', 'review');
  await wizard.expectTitle('step.review.title');
  await expect(wizard.changes()).toHaveCount(10);
  const changed = 'services_connector/services_id/environment_name';
  await world.magento.setRow(changed, 'Written by hand', true);
  await wizard.apply();
  const { page, words } = wizard;
  await expect(page.getByText(words('step.review.changed.title'))).toBeVisible({ timeout: 30_000 });
  await expect(page.locator(`[data-path="${changed}"]`)).toContainText('Written by hand');
  await expect(page.locator(`[data-path="${changed}"]`)).toHaveAttribute('data-change', 'replace');
  expect(Object.keys(await world.magento.rows()).filter((row) => row.includes('services_id/'))).toEqual([
    changed,
  ]);
  await walk(world, wizard, 'review', 'next-steps');
  await wizard.expectConnected(storeName);
  await expectFullyNew(world);
});

test('a damaged list of stores is set aside and reported, never overwritten', async () => {
  const damaged = '{"version":1,"content":{"stores":[';
  await writeFile(path.join(world.dataFolder, 'stores.json'), damaged);
  const { wizard } = await world.start();
  await expectProblem(wizard, 'stores.damaged-file');
  await wizard.expectTitle('home.welcome.title');
  const aside = await asideIn(world.dataFolder);
  expect(aside).toEqual([damaged]);
  await wizard.connectLocalStore({ name: storeName, root: world.magento.root });
  await wizard.expectStoreFound();
  expect(await asideIn(world.dataFolder)).toEqual([damaged]);
});

/** The contents of the files that were set aside. */
const asideIn = async (dataFolder: string): Promise<readonly string[]> => {
  const names = (await readdir(dataFolder)).filter((name) => name.startsWith('stores.json.damaged-'));
  return Promise.all(names.map((name) => readFile(path.join(dataFolder, name), 'utf8')));
};
