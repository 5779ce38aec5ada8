/** The desktop program beside the command line, over one data folder: what a command changes is shown without a click. */
import { expect } from '@playwright/test';
import { type LaunchedApp, launchApp } from './support/launch.ts';
import { runCommand } from './support/serve.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

let launched: LaunchedApp;
test.beforeEach(async () => {
  launched = await launchApp();
});
test.afterEach(() => launched.close());

const add = (name: string) =>
  runCommand(['stores', 'add', name, '--local', '/srv/store', '--no-inspect'], launched.dataFolder);

test('a store that a command adds or removes comes and goes in the open window', async () => {
  const { page } = launched;
  const wizard = createWizard(page);
  await wizard.expectTitle('home.welcome.title');
  expect(await add('From the command line')).toMatchObject({ code: 0 });
  await expect(wizard.storeCard('From the command line')).toBeVisible();
  const names = Array.from({ length: 3 }, (_, index) => `At once ${index}`);
  const ended = await Promise.all(names.map(add));
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  for (const name of names) await expect(wizard.storeCard(name)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('list.png') });
  const removed = await runCommand(['stores', 'remove', 'At once 1', '--yes'], launched.dataFolder);
  expect(removed).toMatchObject({ code: 0 });
  await expect(wizard.storeCard('At once 1')).toHaveCount(0);
  await expect(wizard.storeCard('At once 2')).toBeVisible();
});
