// Whether Electron can open a window on this machine, and with which switches.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ensurePackages, isDebian, isRoot } from './debian.mjs';
import { ELECTRON_PACKAGES, installLine } from './packages.mjs';
import { capture } from './run.mjs';
import { PlainError, say } from './say.mjs';

const LOOK_TIMEOUT_MS = 10_000;
/** Only fatal lines of Chromium's own log: the others (no system bus, no GPU) mean nothing to a user. */
const QUIET = '--log-level=3';
const SETUID = 0o4000;

/**
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function hasDisplay(platform, env) {
  if (platform !== 'linux') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * @param {string} lddOutput
 * @returns {string[]} the libraries that are not found
 */
export function missingLibraries(lddOutput) {
  const lines = lddOutput.split('\n').filter((line) => line.includes('=> not found'));
  return lines.map((line) => line.trim().split(/\s+/, 1)[0] ?? '');
}

/**
 * The switches Electron is started with, from the command line only: nothing of this is in the shipped code.
 * @param {{platform: NodeJS.Platform, root: boolean, env: NodeJS.ProcessEnv}} machine
 * @returns {string[]}
 */
export function switchesFor({ platform, root, env }) {
  if (platform !== 'linux') return [];
  const wayland = !env.DISPLAY && env.WAYLAND_DISPLAY ? ['--ozone-platform=wayland'] : [];
  return [...(root ? ['--no-sandbox'] : []), ...wayland, QUIET];
}

/** Says in one line what running as root means for Electron. */
export function tellAboutRoot() {
  if (process.platform === 'linux' && isRoot()) {
    say("Running as root: Chromium's sandbox is off for this run (--no-sandbox).");
  }
}

/**
 * Makes sure that Electron's shared libraries are there; as root on Debian it installs them.
 * Throws a PlainError that says what to do.
 * @param {string} executable
 */
export async function ensureLibraries(executable) {
  if (process.platform !== 'linux') return;
  if ((await findMissingLibraries(executable)).length > 0 && isDebian() && isRoot()) {
    await ensurePackages(ELECTRON_PACKAGES);
  }
  const missing = await findMissingLibraries(executable);
  if (missing.length === 0) return;
  const advice = isDebian()
    ? `Run this line, then try again:\n  ${installLine(ELECTRON_PACKAGES)}`
    : 'Install them and try again.';
  throw new PlainError(`Electron needs libraries that are not installed (${missing.join(', ')}). ${advice}`);
}

/**
 * Chromium needs user namespaces or its setuid helper; without both it ends at once.
 * @param {string} dist
 */
export async function ensureSandbox(dist) {
  if (process.platform !== 'linux' || isRoot()) return;
  const helper = await stat(path.join(dist, 'chrome-sandbox')).catch(() => undefined);
  if (helper !== undefined && helper.uid === 0 && (helper.mode & SETUID) !== 0) return;
  const args = ['--user', '--map-root-user', '--net', 'true'];
  const answer = await capture('unshare', args, { timeoutMs: LOOK_TIMEOUT_MS });
  if (answer.code === 0) return;
  throw new PlainError(
    "This computer does not allow Chromium's sandbox (unprivileged user namespaces are off), so Electron cannot start.",
  );
}

/** @param {string} executable */
async function findMissingLibraries(executable) {
  const answer = await capture('ldd', [executable], { timeoutMs: LOOK_TIMEOUT_MS });
  return missingLibraries(answer.stdout);
}
