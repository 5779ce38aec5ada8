/** How a page looks in every language and theme: a picture of each, and what axe finds wrong with it. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Language } from '../../../shared/language.ts';
import { projectRoot } from './launch.ts';
import { looks, type Theme } from './looks.ts';
import { createWizard } from './wizard.ts';

const folder = path.join(projectRoot, 'test-results', 'screens');
const languageNames = { en: 'English', ko: '한국어' } as const;

const switchTo = async (page: Page, from: Language, to: Language, theme: Theme): Promise<void> => {
  const before = createWizard(page, from);
  if (from !== to) await before.choosePreference(languageNames[to]);
  await expect(page.locator('html')).toHaveAttribute('lang', to);
  const after = createWizard(page, to);
  const shown = await page.locator('html').getAttribute('data-color-scheme');
  if (shown !== theme) await after.choosePreference(after.words(`app.theme.${theme}`));
  await expect(page.locator('html')).toHaveAttribute('data-color-scheme', theme);
  // Some texts come a moment after the language.
  await expect(after.title).toBeVisible();
};

/**
 * Colours fade and rings turn: a picture in the middle of that shows what nobody sees.
 * An animation that was replaced in the meantime never says that it has ended, so there is a limit.
 */
export const settle = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const longest = new Promise((resolve) => setTimeout(resolve, 2_000));
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.race([longest, Promise.allSettled(ending.map((animation) => animation.finished))]);
  });

/** A picture in the present language and theme, without a look at what axe says. */
export const picture = async (page: Page, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
};

/** Scrolls everything in the main part to its end or back; true = there was something below. */
const scroll = (page: Page, place: 'end' | 'start'): Promise<boolean> =>
  page.evaluate((target) => {
    const all = [...document.querySelectorAll('main, main *')];
    const tall = all.filter(
      (one) => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY === 'auto',
    );
    for (const one of tall) one.scrollTop = target === 'end' ? one.scrollHeight : 0;
    return tall.length > 0;
  }, place);

const violationsOf = async (page: Page): Promise<readonly string[]> => {
  // Electron knows no second page, which axe would like to work in.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false });
  // @react-aria/live-announcer 3 names a spoken button by an id, which may have gone with its page; it tidies up itself.
  const { violations } = await axe.exclude('[data-live-announcer]').analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
};

/** A picture of the beginning, one of the end where there is more, and no violation. */
export const inspect = async (page: Page, name: string): Promise<void> => {
  // Nothing is under the mouse.
  await page.mouse.move(1, 1);
  await settle(page);
  await picture(page, name);
  if (await scroll(page, 'end')) {
    await picture(page, `${name}-end`);
    await scroll(page, 'start');
  }
  expect.soft(await violationsOf(page), name).toEqual([]);
};

/** Every look in turn; ends in English and light, where it has to begin. */
export const inspectAllLooks = async (page: Page, name: string): Promise<void> => {
  let language: Language = 'en';
  const goTo = async (next: Language, theme: Theme): Promise<void> => {
    await switchTo(page, language, next, theme);
    language = next;
  };
  for (const [next, theme] of looks) {
    await goTo(next, theme);
    await inspect(page, `${name}-${next}-${theme}`);
  }
  await goTo('en', 'light');
};

/** For somebody who wants to look at the pictures; otherwise the time is better spent. */
export const inspectOnRequest = async (page: Page, name: string): Promise<void> => {
  if (process.env.COMMERCE_CONNECT_LOOKS === 'all') await inspectAllLooks(page, name);
};
