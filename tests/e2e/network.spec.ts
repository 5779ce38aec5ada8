/** Chromium makes no request of its own: no dictionary, no update, no report, no lookup. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { launchApp, makeDataFolder } from './support/launch.ts';
import { foreignContacts, netLogSwitch } from './support/net-log.ts';

/** Milliseconds: Chromium's services begin right after the first page; the dictionary came within one second. */
const watched = 5_000;

test('nothing leaves this computer while the program is open', async () => {
  const dataFolder = await makeDataFolder();
  const file = path.join(dataFolder, 'net-log.json');
  const { page, close } = await launchApp({ dataFolder, switches: [netLogSwitch(file)] });
  await expect
    .poll(() => page.evaluate(() => document.querySelector('#root')?.childElementCount))
    .toBeTruthy();
  await sleep(watched);
  await close();
  expect(await foreignContacts(file)).toEqual([]);
  await rm(dataFolder, { recursive: true, force: true });
});
