// Where things are: in the repository, and in the user's cache.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const OUT = path.join(ROOT, 'out');
export const ELECTRON_VITE = path.join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');

/**
 * The folder for large downloads, outside the repository so that `git clean` keeps it.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheFolder(env = process.env) {
  const base = env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.join(base, 'commerce-connect');
}

/** @param {string} name a command that an installed package brings, such as `vitest` */
export function installedBin(name) {
  return path.join(ROOT, 'node_modules/.bin', name);
}

/** @param {string} relative */
export function inRoot(relative) {
  return path.join(ROOT, relative);
}

export const isInstalled = () => existsSync(inRoot('node_modules/electron/package.json'));
