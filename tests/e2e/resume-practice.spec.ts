/** The practice store, with the program killed at ten moments of an apply: fully old or fully new, and the user is told. */
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { configPaths } from '../../shared/model/config-paths.ts';
import { watchOpenedLinks } from './support/desktop.ts';
import { killProgram } from './support/kill.ts';
import { type LaunchedApp, launchApp, makeDataFolder } from './support/launch.ts';
import { checkKeys, chooseTarget, getKeys, typeKeys } from './support/practice-walk.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

const rounds = 10;
/** Milliseconds; an apply to the practice store takes most of this. */
const applyTakes = 1_000;

const rowsSchema = z.record(z.string(), z.unknown());
const instanceSchema = z.object({ rows: rowsSchema, cached: rowsSchema });

/** The practice instance as it lies on the disk; it has no file before the first write. */
const readInstance = async (dataFolder: string) => {
  const folder = path.join(dataFolder, 'practice');
  const name = (await readdir(folder)).find((file) => file.startsWith('store-') && file.endsWith('.json'));
  if (name === undefined) return { rows: {}, cached: {} };
  return instanceSchema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
};

const heldBy = (rows: Record<string, unknown>): 'old' | 'new' | 'mixed' => {
  const found = configPaths.filter((known) => known in rows).length;
  return found === 0 ? 'old' : found === configPaths.length ? 'new' : 'mixed';
};

const openNamed = async (launched: LaunchedApp, state: 'connected' | 'in-progress'): Promise<Wizard> => {
  const wizard = createWizard(launched.page);
  await wizard.openStore(wizard.words('home.practice-name'), state);
  return wizard;
};

/** A data folder whose practice store is ready for the review; killed there, so that nothing was tidied up. */
const prepare = async (): Promise<string> => {
  const dataFolder = await makeDataFolder();
  const launched = await launchApp({ dataFolder });
  const opened = await watchOpenedLinks(launched.app);
  const wizard = createWizard(launched.page);
  await wizard.startPractice();
  const keys = await getKeys(wizard, opened, dataFolder);
  await typeKeys(wizard, keys);
  await checkKeys(wizard);
  await chooseTarget(wizard, { project: 'Practice project', dataSpace: /^Production/, spaces: 3 });
  await killProgram(launched.app);
  return dataFolder;
};

/** What the program says after the restart; `silent` = the apply had not begun, `done` = it had ended. */
const toldAfterRestart = async (launched: LaunchedApp): Promise<'old' | 'new' | 'silent' | 'done'> => {
  const wizard = createWizard(launched.page);
  const connected = wizard.button('home.store.open-named', { name: wizard.words('home.practice-name') });
  const unfinished = wizard.button('home.store.continue-named', { name: wizard.words('home.practice-name') });
  await connected.or(unfinished).waitFor();
  if (await connected.isVisible()) return 'done';
  await unfinished.click();
  const review = wizard.words('step.review.title');
  await expect(wizard.title).toHaveText(
    new RegExp(`${review}|${wizard.words('step.apply.interrupted.title')}`),
    { timeout: 30_000 },
  );
  if ((await wizard.title.textContent()) === review) return 'silent';
  const result = launched.page.locator('[data-resolution]');
  await result.waitFor({ timeout: 30_000 });
  const outcome = await result.getAttribute('data-resolution');
  if (outcome !== 'old' && outcome !== 'new') throw new Error(`The store was found ${outcome}`);
  await expect(result).toContainText(wizard.words(`step.apply.interrupted.${outcome}.title`));
  return outcome;
};

test(`killed at ${rounds} moments of an apply`, async () => {
  test.setTimeout(360_000);
  const prepared = await prepare();
  const seen: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const delay = Math.round(((round + Math.random()) / rounds) * applyTakes);
    await test.step(`after ${delay} ms`, async () => {
      const dataFolder = await makeDataFolder();
      await cp(prepared, dataFolder, { recursive: true, filter: (file) => !file.includes('Singleton') });
      const first = await launchApp({ dataFolder });
      const wizard = await openNamed(first, 'in-progress');
      await wizard.expectTitle('step.review.title');
      await wizard.apply();
      await sleep(delay);
      await killProgram(first.app);
      const left = heldBy((await readInstance(dataFolder)).rows);
      expect(left, 'all rows or none').not.toBe('mixed');

      const second = await launchApp({ dataFolder });
      const told = await toldAfterRestart(second);
      const isNew = told === 'new' || told === 'done';
      expect(left, `told ${told}`).toBe(isNew ? 'new' : 'old');
      const { rows, cached } = await readInstance(dataFolder);
      expect(heldBy(rows)).toBe(left);
      expect(cached, 'the running store uses what it holds').toEqual(rows);
      seen.push(told);
      await second.close();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 });
    });
  }
  await rm(prepared, { recursive: true, force: true, maxRetries: 3 });
  test.info().annotations.push({ type: 'told', description: seen.join(', ') });
  expect(new Set(seen).size, `both sides of the commit were met: ${seen.join(', ')}`).toBeGreaterThan(1);
});
