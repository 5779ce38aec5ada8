/** Undo in the real Electron: connected, undone, and the store's rows are those of before. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeValues } from '../fixtures/magento/values.ts';
import { watchOpenedLinks } from './support/desktop.ts';
import { killProgram } from './support/kill.ts';
import { launchApp, makeDataFolder } from './support/launch.ts';
import { createLocalWorld, expectFullyNew, expectFullyOld, storeName, walk } from './support/local-store.ts';
import {
  applyAll,
  checkKeys,
  chooseTarget,
  getKeys,
  sampleStore,
  typeKeys,
} from './support/practice-walk.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 150_000 });

const shoot = (wizard: Wizard, name: string): Promise<Buffer> =>
  wizard.page.screenshot({ path: test.info().outputPath(`${name}.png`) });

const undoFromHere = async (
  wizard: Wizard,
  confirm: 'undo.dialog.confirm' | 'undo.dialog.confirm-anyway',
) => {
  const dialog = wizard.page.getByRole('alertdialog');
  await expect(dialog.getByRole('row')).not.toHaveCount(0);
  await shoot(wizard, 'undo-dialog');
  await dialog.getByRole('button', { name: wizard.words(confirm), exact: true }).click();
  await wizard.expectTitle('step.undo.done.title');
  await shoot(wizard, 'undo-done');
  await wizard.press('step.undo.home');
};

test('a store on this computer gets back its rows, and can be connected again', async () => {
  const world = await createLocalWorld({ magento: { values: makeValues() } });
  try {
    await world.magento.setNullRow('services_connector/services_id/project_name');
    const before = await world.magento.rows();
    const { wizard } = await world.start();
    await walk(world, wizard, 'store', 'review');
    await wizard.expectTitle('step.review.title');
    await wizard.confirmByName(storeName);
    await wizard.press('step.review.apply-anyway');
    await walk(world, wizard, 'apply', 'next-steps');
    await wizard.expectConnected(storeName);
    await expectFullyNew(world);

    await wizard.press('undo.button');
    await undoFromHere(wizard, 'undo.dialog.confirm');
    expect(await world.magento.rows()).toEqual(before);
    await expect(wizard.storeCard(storeName)).toContainText(wizard.words('home.state.in-progress'));
    await wizard.press('home.store.more', { name: storeName });
    await expect(wizard.page.getByRole('menuitem', { name: wizard.words('undo.button') })).toHaveCount(0);
    await wizard.page.keyboard.press('Escape');

    await wizard.openStore(storeName, 'in-progress');
    await wizard.expectTitle('step.review.title');
    await wizard.confirmByName(storeName);
    await wizard.press('step.review.apply-anyway');
    await wizard.expectApplied();
    await expectFullyNew(world);
  } finally {
    await world.close();
  }
});

test('a change of somebody else is shown before it is replaced, in Korean', async () => {
  const world = await createLocalWorld({ language: 'ko' });
  try {
    const before = await world.magento.rows();
    const { wizard } = await world.start();
    await walk(world, wizard, 'store', 'next-steps');
    await wizard.expectConnected(storeName);
    await world.magento.setRow('services_connector/services_id/project_name', 'Theirs', true);
    await wizard.press('undo.button');
    const dialog = wizard.page.getByRole('alertdialog');
    await expect(dialog).toContainText(wizard.words('undo.changed.title'));
    await expect(dialog).toContainText(
      wizard.words('undo.changed.text', { names: wizard.words('path.project_name') }),
    );
    await undoFromHere(wizard, 'undo.dialog.confirm-anyway');
    expect(await world.magento.rows()).toEqual(before);
  } finally {
    await world.close();
  }
});

test('killed in the middle of an undo, it says at the next start that the values of before are back', async () => {
  const world = await createLocalWorld();
  try {
    const before = await world.magento.rows();
    const { wizard, app } = await world.start();
    await walk(world, wizard, 'store', 'next-steps');
    await wizard.expectConnected(storeName);
    await world.magento.hold('after-commit');
    await wizard.press('undo.button');
    const dialog = wizard.page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: wizard.words('undo.dialog.confirm'), exact: true }).click();
    await expect.poll(() => world.magento.isHeld('after-commit'), { timeout: 30_000 }).toBe(true);
    await killProgram(app);
    await world.magento.release('after-commit');

    const again = (await world.start()).wizard;
    await expect(again.storeCard(storeName)).toContainText(again.words('home.state.attention'));
    await again.openStore(storeName, 'in-progress');
    await again.expectTitle('step.apply.interrupted.title');
    const resolution = again.page.locator('[data-resolution="new"]');
    await expect(resolution).toContainText(again.words('step.undo.interrupted.new.title'), {
      timeout: 30_000,
    });
    await expect(resolution).toContainText(again.words('step.undo.interrupted.finished'));
    await shoot(again, 'undo-interrupted');
    expect(await world.magento.rows()).toEqual(before);
    await expectFullyOld(world);
    await again.press('step.apply.continue');
    await again.expectTitle('step.review.title');
  } finally {
    await world.close();
  }
});

test('a practice store is undone from the list', async () => {
  const dataFolder = await makeDataFolder();
  const downloads = await mkdtemp(path.join(tmpdir(), 'downloads-'));
  const launched = await launchApp({ dataFolder });
  try {
    const wizard = createWizard(launched.page);
    const opened = await watchOpenedLinks(launched.app);
    await wizard.startPractice();
    const keys = await getKeys(wizard, opened, downloads);
    await typeKeys(wizard, keys);
    await checkKeys(wizard);
    await chooseTarget(wizard, { project: 'Luma', dataSpace: /^Production/, spaces: 3 });
    await applyAll(wizard);
    await wizard.press('step.next-steps.home');
    await wizard.press('home.store.more', { name: sampleStore });
    await wizard.page.getByRole('menuitem', { name: wizard.words('undo.button') }).click();
    await undoFromHere(wizard, 'undo.dialog.confirm');
    await expect(wizard.storeCard(sampleStore)).toContainText(wizard.words('home.state.in-progress'));
    const [document = ''] = await readdir(path.join(dataFolder, 'stores'));
    const file = path.join(dataFolder, 'practice', `store-${document}`);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ rows: {}, cached: {} });
  } finally {
    await launched.close();
    await rm(dataFolder, { recursive: true, force: true });
    await rm(downloads, { recursive: true, force: true });
  }
});
