/** Screens of the built page with a scripted backend, in every look: one page is shown one world after the other. */
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Language } from '../../../shared/language.ts';
import { type ScriptedServer, startScripted } from '../../fixtures/scripted/server.ts';
import { World } from '../../fixtures/scripted/world.ts';
import { launchChromium } from './chromium.ts';
import { projectRoot } from './launch.ts';
import { type Look, looks, type Theme } from './looks.ts';
import { test } from './test.ts';

export interface Shown {
  readonly page: Page;
  readonly language: Language;
  readonly theme: Theme;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
const usual: Size = { width: 1120, height: 780 };

interface Options {
  readonly size?: Size;
  readonly shown?: readonly Look[];
}

interface Opened {
  readonly server: ScriptedServer;
  readonly page: Page;
}

/** To be called once in a file. What was loaded once is not loaded for each picture. */
export const openGallery = () => {
  let opened: Opened | null = null;
  test.beforeAll(async () => {
    const server = await startScripted(path.join(projectRoot, 'out/renderer'));
    const browser = await launchChromium();
    opened = { server, page: await browser.newPage({ viewport: usual, reducedMotion: 'reduce' }) };
  });
  test.afterAll(async () => {
    await opened?.page.context().browser()?.close();
    await opened?.server.close();
  });

  /** A fresh world each time, so that no picture depends on another one. */
  return async (
    arrange: (world: World) => void,
    walk: (shown: Shown) => Promise<void>,
    { size = usual, shown = looks }: Options = {},
  ): Promise<void> => {
    if (opened === null) throw new Error('The gallery is not open');
    const { page, server } = opened;
    for (const [language, theme] of shown) {
      const fresh = new World();
      Object.assign(server.world, fresh, { settings: { ...fresh.settings, language, theme } });
      arrange(server.world);
      await page.setViewportSize(size);
      await page.goto(server.url);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await walk({ page, language, theme });
    }
  };
};
