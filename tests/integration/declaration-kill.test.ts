/** The program is killed at twenty random moments of an apply over 200 stores, and goes on each time where it was. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instanceStateSchema } from '../../electron/backend/practice/instance-state.ts';
import { outcomes, reportOf, startProgram, yamlFor } from '../fixtures/declaration/world.ts';

const count = 200;
const kills = 20;
/** Of some ten events per store: the kills are spread over most of the work. */
const mostEvents = 170;

/** Inside node_modules, so that the bundle finds the packages that it leaves out. */
const bundle = fileURLToPath(
  new URL(`../../node_modules/.cache/declaration-kill-${process.pid}`, import.meta.url),
);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'declared-kill-'));
  await writeFile(join(folder, 'stores.yaml'), yamlFor(count));
  await mkdir(bundle, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./declaration-kill-child.ts', import.meta.url)),
      outDir: bundle,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(bundle, { recursive: true, force: true });
});

const load = () =>
  spawn(process.execPath, [join(bundle, 'child.mjs'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
type Loaded = ReturnType<typeof load>;

/** Killed a random moment after it told of so many events: a busy machine makes no difference. */
const killAfter = async (child: Loaded, events: number): Promise<void> => {
  const exited = once(child, 'exit');
  let told = 0;
  const enough = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      told += text.length;
      if (told >= events) resolve();
    });
  });
  child.stdin.write('begin\n');
  await Promise.race([enough, exited]);
  await wait(Math.random() * 8);
  child.kill('SIGKILL');
  await exited;
};

/** The rows of every instance that was written. A second write would encrypt the keys anew, so the rows would differ. */
const writtenRows = async (): Promise<Map<string, string>> => {
  const places = join(folder, 'practice');
  const names = (await readdir(places).catch(() => [])).filter((name) => /^store-[\w-]+\.json$/.test(name));
  const found = await Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const { rows } = instanceStateSchema.parse(JSON.parse(await readFile(join(places, name), 'utf8')));
      return [name, JSON.stringify(rows)];
    }),
  );
  return new Map(found.filter(([, rows]) => rows !== '{}'));
};

it('ends with all stores connected, and none of them written twice', async () => {
  let written = new Map<string, string>();
  const expectKept = async (): Promise<void> => {
    const now = await writtenRows();
    for (const [name, rows] of written) expect(now.get(name), name).toBe(rows);
    written = now;
  };
  const reached: number[] = [];
  let next = load();
  for (let kill = 0; kill < kills; kill += 1) {
    const child = next;
    // Loading takes longer than most of the lives here.
    if (kill < kills - 1) next = load();
    await killAfter(child, Math.ceil(Math.random() * mostEvents));
    await expectKept();
    reached.push(written.size);
  }
  // The kills came while there was work.
  expect(reached[kills - 1]).toBeGreaterThan(0);
  expect(reached[kills / 2]).toBeLessThan(count);

  const { backend, client } = startProgram(folder);
  try {
    const report = await reportOf(await client.declaration.apply({ path: join(folder, 'stores.yaml') }));
    expect(report.results.filter(({ problem }) => problem !== null)).toEqual([]);
    await expectKept();
    expect(written.size).toBe(count);

    const facts = await client.stores.list();
    expect(facts).toHaveLength(count);
    expect(facts.filter(({ store, apply }) => store.applied === null || apply !== 'none')).toEqual([]);
    expect(new Set(facts.map(({ store }) => store.applied?.environmentId)).size).toBe(count);
    // Each store tells of one change: applied by a process that lived, or found to be on the instance by the next one.
    for (const { store } of facts) {
      const changes = store.history.filter(({ kind }) => kind === 'applied' || kind === 'interrupted-new');
      expect(changes, store.name).toHaveLength(1);
      expect(store.history.map(({ kind }) => kind)).not.toContain('interrupted-mixed');
    }
    const again = await reportOf(await client.declaration.apply({ path: join(folder, 'stores.yaml') }));
    expect(outcomes(again)).toEqual({ unchanged: count });
    await expectKept();
  } finally {
    await backend.close();
  }
}, 300_000);
