// `npm test`: everything, or `-- --only static|unit|integration|e2e`. Ends with the line `N passed, N failed`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './lib/build.mjs';
import { countCheck, finalLine, sum } from './lib/counts.mjs';
import { ensurePackages, ensurePhpExtensions } from './lib/debian.mjs';
import { SUITE_PACKAGES } from './lib/packages.mjs';
import { preflight } from './lib/preflight.mjs';
import { stoppingCleanly } from './lib/run.mjs';
import { PlainError, plainly, runMain, say } from './lib/say.mjs';
import { startSession } from './lib/session.mjs';
import { checkBuild, checkLint, checkTypes, checkUnused, runE2e, runVitest } from './lib/suites.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */
/** @typedef {'static' | 'unit' | 'integration' | 'e2e'} Part */

/** @type {readonly Part[]} */
const PARTS = ['static', 'unit', 'integration', 'e2e'];

await runMain(async () => {
  preflight();
  const parts = chosenParts();
  await ensurePackages(SUITE_PACKAGES);
  await ensurePhpExtensions();
  const { getRuntime } = await import('./runtime/index.mjs');
  const runtime = await getRuntime();
  return stoppingCleanly(() => runAll(parts, runtime.dist));
});

/**
 * @param {readonly Part[]} parts
 * @param {string} runtimeDist
 * @returns {Promise<number>} the exit code
 */
async function runAll(parts, runtimeDist) {
  const temp = await mkdtemp(path.join(tmpdir(), 'cc-reports-'));
  const session = await startSession({ runtimeDist });
  try {
    const counts = await runParts(parts, session.env, temp);
    for (const remark of counts.remarks) say(remark);
    say(finalLine(counts));
    return counts.failed === 0 ? 0 : 1;
  } finally {
    await session.stop();
    await rm(temp, { recursive: true, force: true });
  }
}

/** @returns {readonly Part[]} */
function chosenParts() {
  const { values } = parseArgs({ options: { only: { type: 'string' } }, strict: false });
  if (values.only === undefined) return PARTS;
  const part = PARTS.find((name) => name === values.only);
  if (part === undefined) throw new PlainError(`--only takes one of: ${PARTS.join(', ')}.`);
  return [part];
}

/**
 * All parts run, even when one fails; only e2e needs a build that works.
 * @param {readonly Part[]} parts
 * @param {NodeJS.ProcessEnv} env
 * @param {string} temp
 * @returns {Promise<Counts>}
 */
async function runParts(parts, env, temp) {
  /** @type {Counts[]} */
  const all = [];
  const built = parts.includes('static') ? await runStatic(all) : await buildQuietly(parts, all);
  const projects = parts.filter((part) => part === 'unit' || part === 'integration');
  if (projects.length > 0) all.push(await runVitest(projects, env, temp));
  if (parts.includes('e2e')) {
    all.push(built ? await runE2e(env, temp) : countCheck('e2e: the application could not be built', false));
  }
  return sum(all);
}

/**
 * Two at a time: that is what a small machine has.
 * @param {Counts[]} all
 * @returns {Promise<boolean>} whether the application is built
 */
async function runStatic(all) {
  const [built, types] = await Promise.all([checkBuild(), checkTypes()]);
  const [lint, unused] = await Promise.all([checkLint(), checkUnused()]);
  all.push(built, types, lint, unused);
  return built.failed === 0;
}

/**
 * @param {readonly Part[]} parts
 * @param {Counts[]} all
 */
async function buildQuietly(parts, all) {
  if (parts.every((part) => part === 'unit')) return false;
  try {
    await buildIfStale();
    return true;
  } catch (reason) {
    all.push(countCheck(`build: ${plainly(reason)}`, false));
    return false;
  }
}
