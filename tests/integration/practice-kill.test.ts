/** A practice store whose program is killed at any moment holds all old values or all new ones. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPractice } from '../../electron/backend/practice/index.ts';
import { openValues } from '../../electron/backend/practice/instance-keys.ts';
import { instanceStateSchema } from '../../electron/backend/practice/instance-state.ts';
import { configPaths } from '../../shared/model/config-paths.ts';
import { fixedKeys, fixedSecrets, quietLog } from './practice-kill-fixture.ts';
import { makeClient, makeFolder, now, removeFolder } from './practice-support.ts';

/** Inside node_modules, so that the bundle finds the packages that it leaves out. */
const bundle = fileURLToPath(
  new URL(`../../node_modules/.cache/practice-kill-${process.pid}`, import.meta.url),
);
let folder: string;

beforeAll(async () => {
  folder = await makeFolder();
  await mkdir(bundle, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./practice-kill-child.ts', import.meta.url)),
      outDir: bundle,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
});
afterAll(async () => {
  await removeFolder(folder);
  await rm(bundle, { recursive: true, force: true });
});

const signal = (): AbortSignal => AbortSignal.timeout(20_000);

/** The generations that the values belong to; one alone means: fully old or fully new. */
const generations = async (rows: Parameters<typeof openValues>[2]): Promise<readonly string[]> => {
  const read = await openValues(fixedKeys, 'killed', rows);
  const found = configPaths.map((path) => {
    const value = read(path);
    return typeof value === 'object' ? (/^generation \d+/.exec(value.text)?.[0] ?? 'garbled') : value;
  });
  return [...new Set(found)];
};

const killAfter = async (milliseconds: number): Promise<void> => {
  const child = spawn(process.execPath, [join(bundle, 'child.mjs'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await wait(milliseconds);
  child.kill('SIGKILL');
  await once(child, 'exit');
};

it('whichever of eight moments it is', async () => {
  const file = join(folder, 'practice', 'store-killed.json');
  for (let round = 0; round < 8; round++) {
    await killAfter(round * 4.7);
    const state = instanceStateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    expect(await generations(state.rows)).toEqual([expect.stringMatching(/^generation/)]);
    expect(await generations(state.cached)).toHaveLength(1);

    const ports = { dataFolder: folder, secrets: fixedSecrets, now, log: quietLog };
    const practice = createPractice({ ports, registry: makeClient(), phaseDelay: 0 });
    const instance = practice.connection({ id: 'killed', edition: 'open-source' });
    const facts = await instance.inspect(signal());
    expect(facts.stale).toBe(JSON.stringify(state.rows) !== JSON.stringify(state.cached));
    const finished = facts.stale ? await instance.finish(signal()) : facts;
    expect(finished.stale).toBe(false);
    expect(finished.ids.projectId).toBe(finished.ids.environmentId);
    await practice.close();
  }
});
