/** The clients page with many clients in the real program: only those in sight are drawn, and all are found, renamed and removed. */
import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { fillWithStores } from '../fixtures/many-stores.ts';
import { lateWordsOf } from './support/client-words.ts';
import { launchApp, makeDataFolder } from './support/launch.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

const clients = 120;

let dataFolder: string;
test.beforeEach(async () => {
  dataFolder = await makeDataFolder();
  // The last client has no store.
  fillWithStores(dataFolder, clients - 1, clients);
});
test.afterEach(() => rm(dataFolder, { recursive: true, force: true }));

test('clients are scrolled to, found, renamed and removed', async () => {
  const { page, close } = await launchApp({ dataFolder });
  const wizard = createWizard(page);
  const late = lateWordsOf('en');
  const heading = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
  const menuOf = (name: string) =>
    page.getByRole('button', { name: wizard.words('home.store.more', { name }), exact: true });

  await wizard.press('home.clients');
  const cards = page.getByRole('list', { name: wizard.words('home.clients') }).getByRole('listitem');
  await expect(heading('Client 0')).toBeVisible();
  expect(await cards.count()).toBeLessThan(20);

  await page.getByRole('main').evaluate((main) => main.scrollTo({ top: main.scrollHeight }));
  await expect(heading('Client 119')).toBeInViewport();
  await expect(heading('Client 0')).toHaveCount(0);

  const search = page.getByRole('searchbox', { name: wizard.words('many.search') });
  await search.scrollIntoViewIfNeeded();
  await search.fill('client 9');
  await expect(page.getByText(late('clients.found', { found: 21, count: clients }))).toBeVisible();
  await expect(heading('Client 9')).toBeVisible();
  await search.fill('client 119');
  await expect(cards).toHaveCount(1);

  await menuOf('Client 119').click();
  await page.getByRole('menuitem', { name: wizard.words('common.rename') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Client 119 renamed');
  await dialog.getByRole('button', { name: wizard.words('common.save') }).click();
  await expect(heading('Client 119 renamed')).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await menuOf('Client 119 renamed').click();
  await page.getByRole('menuitem', { name: late('clients.remove') }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: late('clients.remove') }).click();
  await expect(page.getByText(late('clients.none-found'))).toBeVisible();
  await expect(question).toHaveCount(0);
  await search.fill('');
  await expect(page.getByText(late('clients.count', { count: clients - 1 }))).toBeVisible();
  await close();
});
