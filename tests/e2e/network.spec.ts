/** Nothing leaves this computer: neither for Chromium's own sake, nor while a sample store is connected. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ElectronApplication, expect } from '@playwright/test';
import { watchOpenedLinks } from './support/desktop.ts';
import { launchApp, makeDataFolder } from './support/launch.ts';
import { contactsIn, netLogSwitch } from './support/net-log.ts';
import { applyAll, checkKeys, chooseTarget, getKeys, typeKeys } from './support/practice-walk.ts';
import { watchSockets } from './support/sockets.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

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
  // That the record is one, the next test shows.
  expect((await contactsIn(file)).foreign).toEqual([]);
  await rm(dataFolder, { recursive: true, force: true });
});

/** Every request of the page and of the backend, as Electron's sessions see it. */
const watchRequests = async (app: ElectronApplication): Promise<() => Promise<readonly string[]>> => {
  await app.evaluate(({ session }) => {
    const urls: string[] = [];
    Reflect.set(globalThis, 'requestedUrls', urls);
    for (const one of [session.defaultSession, session.fromPartition('backend', { cache: false })]) {
      // Not `onBeforeRequest`: there is one listener for that, and it is the program's own.
      one.webRequest.onCompleted(({ url }) => void urls.push(url));
      one.webRequest.onErrorOccurred(({ url }) => void urls.push(url));
    }
  });
  return () => app.evaluate(() => [...Reflect.get(globalThis, 'requestedUrls')].map(String));
};

test('nothing leaves this computer while a sample store is connected', async () => {
  test.setTimeout(120_000);
  const dataFolder = await makeDataFolder();
  const downloads = await mkdtemp(path.join(tmpdir(), 'downloads-'));
  const file = path.join(dataFolder, 'net-log.json');
  const { app, page, close } = await launchApp({ dataFolder, switches: [netLogSwitch(file)] });
  const sockets = watchSockets(app.process().pid ?? 0);
  const requests = await watchRequests(app);
  const opened = await watchOpenedLinks(app);
  const wizard = createWizard(page);
  await page.reload();
  await wizard.startPractice();
  const keys = await getKeys(wizard, opened, downloads);
  await typeKeys(wizard, keys);
  await checkKeys(wizard);
  await chooseTarget(wizard, { project: 'Luma', dataSpace: /^Production/, spaces: 3 });
  await applyAll(wizard);

  const urls = await requests();
  const isGateway = (url: string): boolean => /^http:\/\/127\.0\.0\.1:\d+\/merchant-registry\//.test(url);
  expect(urls.some(isGateway), 'the requests to the gateways were seen').toBe(true);
  expect(urls.filter((url) => !isGateway(url) && !url.startsWith('app://commerce-connect/'))).toEqual([]);
  const watchedSockets = await sockets.stop();
  expect(watchedSockets.sockets, 'sockets of the program were seen').toBeGreaterThan(2);
  expect(watchedSockets.foreign).toEqual([]);
  await close();
  const { own, foreign } = await contactsIn(file);
  expect(own.some(isGateway), 'the record has the gateways').toBe(true);
  expect(foreign).toEqual([]);
  await rm(dataFolder, { recursive: true, force: true });
  await rm(downloads, { recursive: true, force: true });
});
