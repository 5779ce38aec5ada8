/** The browser host's address: it lets one browser in, once, and leaves no token behind. */
import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { launchChromium } from './support/chromium.ts';
import { makeDataFolder } from './support/launch.ts';
import { startServe } from './support/serve.ts';
import { test } from './support/test.ts';

test('one browser is let in, stays in, and another one is told what to do', async () => {
  const dataFolder = await makeDataFolder();
  const served = await startServe(dataFolder);
  const browser = await launchChromium();
  try {
    const first = await (await browser.newContext({ locale: 'en-US' })).newPage();
    await first.goto(served.url);
    const practise = first.getByRole('button', { name: 'Practise' });
    await expect(practise).toBeVisible();
    expect(first.url()).toBe(`${new URL(served.url).origin}/`);
    await first.reload();
    await expect(practise).toBeVisible();

    const second = await (await browser.newContext({ locale: 'en-US' })).newPage();
    await second.goto(served.url);
    await expect(second.getByText('This address works once, in one browser.')).toBeVisible();
  } finally {
    await browser.close();
    await served.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
});
