/** The program against an empty Electron window in the same run: time to the first step, and memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from '@playwright/test';
import { launchArguments, launchEnvironment, projectRoot } from '../e2e/support/launch.ts';
import { timeToFirstStep } from './support/electron-start.ts';
import { atMost, type Figure, fastest } from './support/figure.ts';

const emptyWindow = path.join(projectRoot, 'tests/bench/empty-window');
const runs = 7;
/** Until a program that was just started has come to rest. */
const rest = 3_000;

/** Kilobytes over all processes. */
const memoryOf = async (folder: string): Promise<number> => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'commerce-connect-bench-'));
  const app = await _electron.launch({
    args: [...launchArguments().slice(0, -1), folder],
    cwd: folder,
    env: launchEnvironment(dataFolder),
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await sleep(rest);
    return await app.evaluate((electron) =>
      electron.app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
    );
  } finally {
    await app.close();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
};

export default async (): Promise<Figure[]> => {
  const ours: number[] = [];
  const empty: number[] = [];
  // The first start of each fills the system's file cache and does not count.
  await timeToFirstStep(emptyWindow);
  await timeToFirstStep(projectRoot);
  for (let run = 0; run < runs; run += 1) {
    empty.push(await timeToFirstStep(emptyWindow));
    ours.push(await timeToFirstStep(projectRoot));
  }
  const [start, base] = [fastest(ours), fastest(empty)];
  const memory = await memoryOf(projectRoot);
  const baseMemory = await memoryOf(emptyWindow);
  const times = `${start.toFixed(0)} against ${base.toFixed(0)} ms`;
  const sizes = `${(memory / 1024).toFixed(0)} against ${(baseMemory / 1024).toFixed(0)} MB`;
  return [
    atMost('start to the first step, against an empty window', 1.5, start / base, `times (${times})`),
    atMost('memory, against an empty window', 1.5, memory / baseMemory, `times (${sizes})`),
  ];
};
