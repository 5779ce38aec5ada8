// Builds main, preload and renderer with electron-vite.
import { ELECTRON_VITE, ROOT } from './paths.mjs';
import { capture, foreground } from './run.mjs';
import { PlainError, say, warn } from './say.mjs';
import { markBuilt, needsBuild } from './stale.mjs';

const TIMEOUT_MS = 10 * 60_000;
/** The code is built for the oldest runtime it has to run on: the npm-hosted one (Chromium 130, Node 20). */
const OLDEST_ELECTRON = '33';

/** @returns {NodeJS.ProcessEnv} what electron-vite has to know */
export function buildEnvironment() {
  return { ...process.env, ELECTRON_MAJOR_VER: OLDEST_ELECTRON };
}

/** @returns {import('./run.mjs').RunOptions} */
export function buildOptions() {
  return { cwd: ROOT, env: buildEnvironment(), timeoutMs: TIMEOUT_MS };
}

/**
 * Builds, showing what the build says.
 * @returns {Promise<number>} the exit code
 */
export async function build() {
  const begun = new Date();
  const code = await foreground(process.execPath, [ELECTRON_VITE, 'build'], buildOptions());
  if (code === 0) await markBuilt(begun);
  return code;
}

/** Builds only when needed, in silence unless it fails; then throws a PlainError. */
export async function buildIfStale() {
  if (!(await needsBuild())) return;
  say('Building the application ...');
  const begun = new Date();
  const built = await capture(process.execPath, [ELECTRON_VITE, 'build'], buildOptions());
  if (built.code !== 0) {
    warn(withoutTraces(`${built.stdout}${built.stderr}`));
    throw new PlainError('The application could not be built. The reason is above.');
  }
  await markBuilt(begun);
}

/** @param {string} text */
function withoutTraces(text) {
  const lines = text.trim().split('\n');
  return lines.filter((line) => !/^\s+at /.test(line)).join('\n');
}
