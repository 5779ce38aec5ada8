// `npm run bench`: measures every figure of tests/bench and prints one table.
// A bench file's default export is `async () => ({figure, goal, value, unit, pass})[]`.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { buildIfStale } from './lib/build.mjs';
import { ensurePackages } from './lib/debian.mjs';
import { SUITE_PACKAGES } from './lib/packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { preflight } from './lib/preflight.mjs';
import { stoppingCleanly } from './lib/run.mjs';
import { PlainError, runMain, say } from './lib/say.mjs';
import { startSession } from './lib/session.mjs';
import { table } from './lib/table.mjs';
import { within } from './lib/within.mjs';

/** @typedef {{figure: string, goal: string | number, value: string | number, unit: string, pass: boolean}} Figure */

/** Milliseconds for one file. The longest takes a small part of it, also on a busy machine. */
const LIMIT_MS = 10 * 60_000;

await runMain(async () => {
  preflight();
  const files = await benchFiles(process.argv[2] ?? '');
  await ensurePackages(SUITE_PACKAGES);
  const { getRuntime } = await import('./runtime/index.mjs');
  const runtime = await getRuntime();
  await buildIfStale();
  return stoppingCleanly(async () => {
    const session = await startSession({ runtimeDist: runtime.dist });
    Object.assign(process.env, session.env);
    try {
      const figures = await measureAll(files);
      say(table(['figure', 'goal', 'measured', 'unit', ''], figures.map(rowOf)));
      return figures.every((figure) => figure.pass) ? 0 : 1;
    } finally {
      await session.stop();
    }
  });
});

/** @param {string} wanted a part of the file's name; empty for all */
async function benchFiles(wanted) {
  const folder = inRoot('tests/bench');
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.bench.ts') && name.includes(wanted));
  if (files.length === 0) throw new PlainError('There is nothing to measure in tests/bench.');
  return files.sort().map((name) => path.join(folder, name));
}

/**
 * One after the other: they would disturb each other's figures.
 * @param {readonly string[]} files
 * @returns {Promise<Figure[]>}
 */
async function measureAll(files) {
  const { createServer } = await import('vite');
  // Open to the end: what is measured may load a part of itself late.
  const server = await createServer({
    configFile: false,
    root: inRoot('.'),
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  /** @type {Figure[]} */
  const figures = [];
  try {
    for (const file of files) {
      const name = path.basename(file, '.bench.ts');
      say(`Measuring ${name} ...`);
      /** @type {{default?: () => Promise<Figure[]>}} */
      const { default: measure } = await server.ssrLoadModule(file);
      if (measure === undefined) throw new PlainError(`${path.basename(file)} measures nothing.`);
      const tooLate = `Measuring ${name} took more than ${LIMIT_MS / 60_000} minutes and was ended. Try again with nothing else running.`;
      figures.push(...(await within(LIMIT_MS, measure(), tooLate)));
    }
    return figures;
  } finally {
    await server.close();
  }
}

/** @param {Figure} figure */
function rowOf({ figure, goal, value, unit, pass }) {
  return [figure, String(goal), String(value), unit, pass ? 'reached' : 'MISSED'];
}
