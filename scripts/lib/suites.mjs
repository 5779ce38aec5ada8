// The suites of `npm test`: each runs and answers with what passed and what failed.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildOptions } from './build.mjs';
import { countCheck, countPlaywright, countVitest, distrust, nothing } from './counts.mjs';
import { ELECTRON_VITE, installedBin, ROOT } from './paths.mjs';
import { capture, foreground } from './run.mjs';
import { say } from './say.mjs';
import { markBuilt } from './stale.mjs';

const CHECK_TIMEOUT_MS = 5 * 60_000;
const VITEST_TIMEOUT_MS = 20 * 60_000;
const E2E_TIMEOUT_MS = 45 * 60_000;

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} options
 * @returns {Promise<Counts>}
 */
async function check(name, command, args, options) {
  const begun = Date.now();
  const { code, stdout, stderr } = await capture(command, args, options);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  if (code !== 0) say(`${stdout}${stderr}`.trim());
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  return countCheck(name, code === 0);
}

/** @returns {Promise<Counts>} */
export async function checkBuild() {
  const begun = new Date();
  const counts = await check('build', process.execPath, [ELECTRON_VITE, 'build'], buildOptions());
  if (counts.failed === 0) await markBuilt(begun);
  return counts;
}

/** @param {string} name @param {string} bin @param {readonly string[]} args */
const checkWith = (name, bin, args) =>
  check(name, installedBin(bin), args, { cwd: ROOT, timeoutMs: CHECK_TIMEOUT_MS });

export const checkTypes = () => checkWith('types', 'tsc', ['-b']);
export const checkLint = () => checkWith('lint and wall rules', 'biome', ['check', '.']);
export const checkUnused = () => checkWith('unused code', 'knip', []);

/**
 * @param {readonly string[]} projects vitest projects
 * @param {NodeJS.ProcessEnv} env
 * @param {string} temp a folder for the report
 * @returns {Promise<Counts>}
 */
export async function runVitest(projects, env, temp) {
  const name = projects.join(' and ');
  const file = path.join(temp, `${projects.join('-')}.json`);
  const args = ['run', ...projects.flatMap((project) => ['--project', project])];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await foreground(installedBin('vitest'), [...args, ...reporters], {
    cwd: ROOT,
    env,
    timeoutMs: VITEST_TIMEOUT_MS,
  });
  /** @type {import('./counts.mjs').VitestReport | undefined} */
  const report = await readReport(file);
  return distrust(name, report === undefined ? nothing() : countVitest(report), code);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} temp a folder for the report
 * @returns {Promise<Counts>}
 */
export async function runE2e(env, temp) {
  const file = path.join(temp, 'e2e.json');
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'];
  const code = await foreground(installedBin('playwright'), args, {
    cwd: ROOT,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    timeoutMs: E2E_TIMEOUT_MS,
  });
  /** @type {import('./counts.mjs').PlaywrightReport | undefined} */
  const report = await readReport(file);
  return distrust('e2e', report === undefined ? nothing() : countPlaywright(report), code);
}

/** @param {string} file */
async function readReport(file) {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
