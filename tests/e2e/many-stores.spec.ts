/** Home for many stores in the real program: search, filter, sort, select, and work on what is selected. */
import { rm } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { fillWithStores } from '../fixtures/many-stores.ts';
import { launchApp, makeDataFolder } from './support/launch.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

const count = 300;

let dataFolder: string;
test.beforeEach(async () => {
  dataFolder = await makeDataFolder();
  fillWithStores(dataFolder, count);
});
test.afterEach(() => rm(dataFolder, { recursive: true, force: true }));

const openList = async () => {
  const launched = await launchApp({ dataFolder });
  const wizard = createWizard(launched.page);
  const { page } = launched;
  await wizard.expectTitle('home.stores.title');
  const rows = page.getByRole('table').getByRole('row');
  return { ...launched, wizard, rows };
};

const select = (page: Page, name: string, modifiers: 'Shift'[] = []) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click({ modifiers });

test('finds stores by words, state and tag, and comes back to them', async () => {
  const { page, wizard, rows, close } = await openList();
  await expect(page.getByText(wizard.words('home.stores.count', { count }))).toBeVisible();
  // The head and the lines in sight, not three hundred.
  expect(await rows.count()).toBeLessThan(60);

  const search = page.getByRole('searchbox', { name: wizard.words('many.search') });
  await search.fill('store 29');
  await expect(page.getByText(wizard.words('many.found', { found: 13, count }))).toBeVisible();
  await expect(rows.nth(1)).toContainText('Store 29');
  await search.fill('');
  await page.getByRole('button', { name: /^Connected 100$/ }).click();
  await expect(page.getByText(wizard.words('many.found', { found: 100, count }))).toBeVisible();

  await page.getByRole('button', { name: 'Store 3', exact: true }).click();
  await wizard.expectTitle('step.next-steps.title', { name: 'Store 3' });
  await wizard.home();
  await expect(page.getByText(wizard.words('many.found', { found: 100, count }))).toBeVisible();

  await page.getByRole('button', { name: /^All \d/ }).click();
  const store = wizard.words('many.column.name');
  await page.getByRole('columnheader', { name: store }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: store })).toHaveAttribute('aria-sort', 'descending');
  await expect(rows.nth(1)).toContainText('Store 299');
  await close();
});

test('tags, compares and removes what is selected, and keeps the selection while searching', async () => {
  const { page, wizard, rows, close } = await openList();
  const search = page.getByRole('searchbox', { name: wizard.words('many.search') });
  await select(page, 'Store 1');
  await select(page, 'Store 4', ['Shift']);
  await expect(page.getByText('4 selected')).toBeVisible();
  await search.fill('store 299');
  await select(page, 'Store 299');
  await expect(page.getByText('5 selected')).toBeVisible();

  await wizard.press('many.tags');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('de, priority');
  await dialog.getByRole('button', { name: wizard.words('common.save') }).click();
  await expect(dialog).toHaveCount(0);
  await search.fill('priority');
  await expect(page.getByText(wizard.words('many.found', { found: 5, count }))).toBeVisible();

  await wizard.press('many.apply');
  await expect(dialog.getByRole('heading')).toHaveText(wizard.words('many.plan.title', { count: 5 }));
  // The folders of these stores do not exist: each says so, and none is hidden by another.
  await expect(dialog.getByText(wizard.words('many.outcome.failed', { count: 5 }))).toBeVisible();
  await dialog
    .getByRole('button', { name: wizard.words('common.close') })
    .last()
    .click();
  await expect(dialog).toHaveCount(0);

  await wizard.press('home.store.remove');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: wizard.words('home.store.remove') })
    .click();
  await expect(page.getByText(wizard.words('many.found', { found: 0, count: count - 5 }))).toBeVisible();
  await expect(rows).toHaveCount(1);
  await close();
});
