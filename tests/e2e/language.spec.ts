/** Two languages and two themes, switched at once and remembered; and a way that needs no mouse. */
import { rm } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { createMagento } from '../fixtures/magento/create.ts';
import { type LaunchedApp, launchApp, makeDataFolder } from './support/launch.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

test.describe.configure({ timeout: 90_000 });

let dataFolder: string;
let launched: LaunchedApp;

test.beforeEach(async () => {
  dataFolder = await makeDataFolder();
  launched = await launchApp({ dataFolder });
});
test.afterEach(async () => {
  await launched.close();
  await rm(dataFolder, { recursive: true, force: true });
});

/** What a user sees or hears, without what is marked as English on purpose and what was typed. */
const textsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isForeign = (element: Element | null): boolean => element?.closest('[lang="en"], code') != null;
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.checkVisibility() && !isForeign(parentElement)) texts.push(textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
      if (isForeign(element)) continue;
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        texts.push(element.getAttribute(name) ?? '');
    }
    return texts.map((text) => text.trim());
  });

/** Names are the same in every language, as are addresses and the first line of a key. */
const names = [
  'Commerce Connect',
  'Adobe Commerce',
  'Magento Open Source',
  'Corner Shop',
  'Sample store',
  'PHP',
  '-----BEGIN PRIVATE KEY-----',
];

const withoutKorean = async (page: Page): Promise<readonly string[]> => {
  const texts = await textsOf(page);
  expect(texts.filter((text) => /\p{Script=Hangul}/u.test(text)).length, 'there is Korean').toBeGreaterThan(
    5,
  );
  return texts.filter(
    (text) => /[a-z]{2}/i.test(text) && !/\p{Script=Hangul}/u.test(text) && !names.includes(text),
  );
};

test('Korean reaches every text at once, and stays after a restart, as does the theme', async () => {
  const { page } = launched;
  const english = createWizard(page);
  const korean = createWizard(page, 'ko');
  await english.connectLocalStore({ name: 'Corner Shop', root: '/nowhere/at/all' });
  await english.press('common.help');
  await page.evaluate(() => Reflect.set(window, 'sameWindow', true));
  await english.choosePreference('한국어');
  await korean.expectTitle('step.store.title');
  expect(await withoutKorean(page), 'the store with a problem and its help').toEqual([]);
  await korean.home();
  await korean.expectTitle('home.stores.title');
  expect(await withoutKorean(page), 'home').toEqual([]);
  await korean.startPractice();
  await korean.expectTitle('step.get-keys.title');
  expect(await withoutKorean(page), 'get keys').toEqual([]);
  await korean.confirmKeyFiles();
  await korean.expectTitle('step.paste-keys.title');
  expect(await withoutKorean(page), 'enter keys').toEqual([]);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await korean.choosePreference(korean.words('app.theme.dark'));
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  expect(await page.evaluate(() => Reflect.get(window, 'sameWindow')), 'without loading anew').toBe(true);

  await launched.close();
  launched = await launchApp({ dataFolder });
  const restarted = createWizard(launched.page, 'ko');
  await restarted.expectTitle('home.stores.title');
  await expect(launched.page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(launched.page.locator('html')).toHaveCSS('color-scheme', 'dark');
  expect(await launched.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
});

/** Presses Tab until it is there; a user gives up as well when it never is. */
const tabTo = async (target: Locator): Promise<void> => {
  const { keyboard } = target.page();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    await keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target}`);
};

test('the first two steps need no mouse', async () => {
  const magento = await createMagento();
  const { page } = launched;
  const { keyboard } = page;
  const wizard = createWizard(page);
  const { words } = wizard;
  await wizard.expectTitle('home.welcome.title');
  await tabTo(wizard.button('home.connect.button'));
  await keyboard.press('Enter');

  await wizard.expectTitle('step.store.title');
  await expect(wizard.title, 'a screen reader begins at the title').toBeFocused();
  await tabTo(page.getByRole('textbox', { name: words('step.store.name') }));
  await keyboard.type('Corner Shop');
  await tabTo(page.getByRole('radio', { name: words('step.store.purpose.production') }));
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: words('step.store.purpose.testing') })).toBeChecked();
  await tabTo(page.getByRole('radio', { name: words('step.store.way.admin') }));
  const local = page.getByRole('radio', { name: words('step.store.way.local') });
  for (let presses = 0; presses < 4 && !(await local.isChecked()); presses += 1)
    await keyboard.press('ArrowDown');
  await expect(local).toBeChecked();
  await tabTo(page.getByRole('textbox', { name: words('step.store.folder') }));
  await keyboard.type(magento.root);
  await tabTo(wizard.button('step.store.look'));
  await keyboard.press('Enter');
  await wizard.expectStoreFound();
  await tabTo(wizard.button('common.continue'));
  await keyboard.press('Enter');

  await wizard.expectTitle('step.get-keys.title');
  await expect(wizard.title).toBeFocused();
  for (const environment of ['sandbox', 'production'] as const) {
    const box = page.getByRole('checkbox', { name: words(`step.get-keys.walk.${environment}.done`) });
    await tabTo(box);
    await keyboard.press('Space');
    await expect(box).toBeChecked();
  }
  await tabTo(wizard.button('step.get-keys.done'));
  await keyboard.press('Enter');
  await wizard.expectTitle('step.paste-keys.title');
  await magento.remove();
});
