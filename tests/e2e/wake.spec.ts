/** The computer slept: timers stood still meanwhile, so what has become due is planned anew. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { ageStore, createConnectedWorld, otherStore } from './support/connected-stores.ts';
import { test } from './support/test.ts';

test.describe.configure({ timeout: 120_000 });

/** Milliseconds that the program leaves the computer after its start, and after it woke. */
const pause = 60_000;

const documentSchema = z.looseObject({ content: z.looseObject({}) });

const checkEveryDay = async (dataFolder: string): Promise<void> => {
  const file = path.join(dataFolder, 'settings.json');
  const document = documentSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const content = { ...document.content, checkEvery: 'day' };
  await writeFile(file, JSON.stringify({ ...document, content }));
};

test('stores that became due while the computer slept are checked after it woke', async () => {
  const world = await createConnectedWorld();
  try {
    await checkEveryDay(world.dataFolder);
    await ageStore(world.dataFolder, otherStore, 2);
    const { app, readLog } = await world.start();
    // The next pause passes at once; the timer of the start runs already, and keeps its time.
    await app.evaluate((_electron, longest) => {
      const real = globalThis.setTimeout;
      const quick = (work: () => void, wait?: number) => {
        const isPause = wait !== undefined && wait > longest - 1_000 && wait <= longest;
        if (isPause) globalThis.setTimeout = real;
        return real(work, isPause ? 0 : wait);
      };
      globalThis.setTimeout = Object.assign(quick, real);
    }, pause);
    expect(await readLog()).not.toContain('checks.scheduled');
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    // Sooner than the timer of the start could do it.
    await expect.poll(readLog, { timeout: 40_000 }).toContain('checks.ended');
  } finally {
    await world.close();
  }
});
