// Builds main, preload and renderer with electron-vite.
import { ELECTRON_VITE, ROOT } from './paths.mjs';
import { capture, foreground } from './run.mjs';
import { PlainError, say, warn } from './say.mjs';
import { markBuilt, needsBuild } from './stale.mjs';

const TIMEOUT_MS = 10 * 60_000;

/**
 * Builds, showing what the build says.
 * @returns {Promise<number>} the exit code
 */
export async function build() {
  const begun = new Date();
  const code = await foreground(process.execPath, [ELECTRON_VITE, 'build'], {
    cwd: ROOT,
    timeoutMs: TIMEOUT_MS,
  });
  if (code === 0) await markBuilt(begun);
  return code;
}

/** Builds only when needed, in silence unless it fails; then throws a PlainError. */
export async function buildIfStale() {
  if (!(await needsBuild())) return;
  say('Building the application ...');
  const begun = new Date();
  const built = await capture(process.execPath, [ELECTRON_VITE, 'build'], {
    cwd: ROOT,
    timeoutMs: TIMEOUT_MS,
  });
  if (built.code !== 0) {
    warn(`${built.stdout}${built.stderr}`.trim());
    throw new PlainError('The application could not be built. Run `npm ci` again; the reason is above.');
  }
  await markBuilt(begun);
}
