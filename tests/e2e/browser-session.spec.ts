/** The browser host's address: it lets one browser in, once, and leaves no token behind. */
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { expect } from '@playwright/test';
import { listen, portOf } from '../../electron/browser-host/listen.ts';
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

test('a page of another port of this computer gets the cookie, and is not let in with it', async () => {
  const dataFolder = await makeDataFolder();
  const served = await startServe(dataFolder);
  const browser = await launchChromium();
  /** Somebody else's server, as another user of this computer may run one. */
  const cookies: string[] = [];
  const foreign = createServer((request, response) => {
    if (request.headers.cookie !== undefined) cookies.push(request.headers.cookie);
    response.setHeader('content-type', 'text/html').end('<title>foreign</title>');
  });
  await listen(foreign, 0);
  try {
    const { origin } = new URL(served.url);
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    await page.goto(served.url);
    await expect(page.getByRole('button', { name: 'Practise' })).toBeVisible();
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${portOf(foreign)}/`);
    await other.reload();
    const stolen = cookies.find((cookie) => cookie.includes('commerce-connect-')) ?? '';
    expect(stolen, 'cookies know no ports').not.toBe('');
    const headers = { cookie: stolen, origin, 'content-type': 'application/json' };
    const answer = await fetch(`${origin}/rpc/settings/info`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(401);
    // A second tab of the user's own is let in.
    const tab = await context.newPage();
    await tab.goto(origin);
    await expect(tab.getByRole('button', { name: 'Practise' })).toBeVisible();
  } finally {
    await browser.close();
    await served.stop();
    foreign.close();
    foreign.closeAllConnections();
    await rm(dataFolder, { recursive: true, force: true });
  }
});
