/** How much JavaScript the page really loads before the user can work. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { launchApp, projectRoot } from '../e2e/support/launch.ts';
import { createWizard } from '../e2e/support/wizard.ts';
import { atMost, type Figure } from './support/figure.ts';

/** Every script that the page asks for while `act` runs. */
const scriptsDuring = async (page: Page, act: () => Promise<void>): Promise<Set<string>> => {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.resourceType() === 'script' || pathname.endsWith('.js')) asked.add(pathname);
  });
  await act();
  page.removeAllListeners('request');
  return asked;
};

/** Kilobytes (1,000 bytes) as gzip sends them. */
const gzipped = async (pathnames: ReadonlySet<string>): Promise<number> => {
  let bytes = 0;
  for (const pathname of pathnames) {
    bytes += gzipSync(await readFile(path.join(projectRoot, 'out/renderer', pathname)), { level: 9 }).length;
  }
  return bytes / 1000;
};

export default async (): Promise<Figure[]> => {
  const { page, close } = await launchApp();
  const wizard = createWizard(page);
  await wizard.expectTitle('home.welcome.title');
  const home = await scriptsDuring(page, async () => {
    await page.reload();
    await wizard.expectTitle('home.welcome.title');
  });
  const step = await scriptsDuring(page, async () => {
    await wizard.press('home.connect.button');
    await wizard.expectTitle('step.store.title');
  });
  await close();
  const unit = (files: ReadonlySet<string>) => `kB gzip (${files.size} files)`;
  const all = new Set([...home, ...step]);
  return [
    atMost('JavaScript before the first page', 250, await gzipped(home), unit(home), 0),
    atMost('JavaScript until the first step is shown', 250, await gzipped(all), unit(all), 0),
  ];
};
