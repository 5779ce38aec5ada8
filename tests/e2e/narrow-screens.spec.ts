/** A small window, and the usual one at 200 %: nothing is cut off at the side, and nothing has to be scrolled sideways. */
import { expect, type Page } from '@playwright/test';
import type { World } from '../fixtures/scripted/world.ts';
import { openGallery, type Size } from './support/gallery.ts';
import { picture, settle } from './support/look.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 120_000 });

const show = openGallery();

/** What ends beyond the window's edge and is not inside something that scrolls by itself, and buttons without room for their text. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element): boolean =>
      ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const insideScroller = (element: Element): boolean => {
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        if (scrolls(above) && above.scrollWidth > above.clientWidth && above.matches('[tabindex], [role]')) {
          return true;
        }
      }
      return false;
    };
    const isShortened = (element: Element): boolean =>
      element.matches('button *') && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
    const shortened = [...document.querySelectorAll('button *')].filter(isShortened);
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, width, height } = element.getBoundingClientRect();
        return width > 1 && height > 1 && right > innerWidth + 1 && !insideScroller(element);
      })
      .concat(shortened)
      .map((element) => element.outerHTML.slice(0, 120));
  });

const store = 'Nordlicht Outdoor';
type Place = readonly [
  name: string,
  arrange: (world: World) => void,
  open: (wizard: Wizard) => Promise<void>,
];
const at = (step: Parameters<World['addStoreAt']>[0]): Place => [
  step,
  (world) => void world.addStoreAt(step, store),
  (wizard) => wizard.openStore(store, step === 'next-steps' ? 'connected' : 'in-progress'),
];
const places: readonly Place[] = [
  ['first-start', () => undefined, async () => undefined],
  ['new-store', () => undefined, ({ press }) => press('home.connect.button')],
  at('get-keys'),
  at('paste-keys'),
  at('project'),
  at('data-space'),
  at('review'),
  at('next-steps'),
  ['home', (world) => void world.addStoreAt('review', store), async () => undefined],
  ['clients', (world) => void world.addStoreAt('review', store), ({ press }) => press('home.clients')],
  [
    'many-selected',
    (world) => {
      for (let number = 1; number <= 9; number += 1) world.addStoreAt('next-steps', `${store} ${number}`);
    },
    async ({ page, words }) => {
      await page.getByRole('checkbox', { name: words('many.select-all') }).click();
      await expect(page.getByRole('button', { name: words('many.tags') })).toBeVisible();
    },
  ],
];
const sizes: Readonly<Record<string, Size>> = {
  small: { width: 800, height: 600 },
  // 1120 x 780 at 200 %.
  large: { width: 560, height: 390 },
};

for (const [name, arrange, open] of places) {
  test(name, async () => {
    await show(arrange, async ({ page, language, theme }) => {
      const wizard = createWizard(page, language);
      await open(wizard);
      await expect(wizard.title).toBeVisible();
      for (const [sizeName, size] of Object.entries(sizes)) {
        await page.setViewportSize(size);
        await settle(page);
        await picture(page, `narrow-${name}-${sizeName}-${language}-${theme}`);
        expect.soft(await cutOff(page), `${sizeName} ${language}`).toEqual([]);
      }
    });
  });
}
