// Whether the build in out/ is older than its sources: by modification times, so that `npm start` is quick.
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OUT, ROOT } from './paths.mjs';

/** Written after a build; its time is when that build began. */
const STAMP = '.built';
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];
/** What a build must have left. */
const RESULTS = ['main/main.js', 'main/cli.js', 'renderer/index.html'];

/**
 * @param {number | undefined} builtAt milliseconds, undefined when there is no complete build
 * @param {number} newestSource milliseconds
 */
export function isStale(builtAt, newestSource) {
  return builtAt === undefined || newestSource >= builtAt;
}

/**
 * @param {string} [root]
 * @param {string} [out]
 */
export async function needsBuild(root = ROOT, out = OUT) {
  const results = await Promise.all([STAMP, ...RESULTS].map((name) => timeOf(path.join(out, name))));
  const built = results.every((time) => time > 0) ? results[0] : undefined;
  const sources = await Promise.all(SOURCES.map((name) => newestIn(path.join(root, name))));
  return isStale(built, Math.max(...sources));
}

/**
 * @param {Date} begun when the build began: what changed meanwhile counts as newer
 * @param {string} [out]
 */
export async function markBuilt(begun, out = OUT) {
  const stamp = path.join(out, STAMP);
  await writeFile(stamp, '');
  await utimes(stamp, begun, begun);
}

/**
 * The newest time below a path. Folders count too: they change when a file is deleted.
 * @param {string} target
 * @returns {Promise<number>}
 */
export async function newestIn(target) {
  const own = await timeOf(target);
  const entries = await readdir(target, { withFileTypes: true }).catch(() => []);
  const times = await Promise.all(entries.map((entry) => newestIn(path.join(target, entry.name))));
  return Math.max(own, ...times);
}

/** @param {string} file */
async function timeOf(file) {
  const found = await stat(file).catch(() => undefined);
  return found?.mtimeMs ?? 0;
}
