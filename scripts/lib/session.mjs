// A desktop session of its own for tests: session bus, unlocked keychain and display, in throw-away folders.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './paths.mjs';
import { firstLine, writeInput } from './pipes.mjs';
import { capture } from './run.mjs';
import { PlainError } from './say.mjs';

/** @typedef {{env: NodeJS.ProcessEnv, stop: () => Promise<void>}} Session */

const READY_MS = 20_000;
const ASK_EVERY_MS = 50;
const END_MS = 3_000;
const SCREEN = '1600x1200x24';
/** Unlocks the throw-away keyring; it protects nothing. */
const KEYRING_PASSWORD = 'test';

/**
 * Starts the session. `env` is what children need; stop() ends everything and deletes the folders.
 * Throws a PlainError when a part does not come up.
 * @param {{runtimeDist?: string | undefined}} options
 * @returns {Promise<Session>}
 */
export async function startSession({ runtimeDist }) {
  const home = await mkdtemp(path.join(tmpdir(), 'cc-session-'));
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  const stop = async () => {
    await Promise.all(children.reverse().map(end));
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const env = await makeEnvironment(home, runtimeDist);
    env.DBUS_SESSION_BUS_ADDRESS = await startBus(env, children);
    await startKeyring(env, children);
    env.DISPLAY = await startDisplay(env, children);
    return { env, stop };
  } catch (reason) {
    await stop();
    throw reason;
  }
}

/**
 * The user's own settings, keychain and bus are out of reach; npm's cache and the browsers stay the real ones.
 * @param {string} home
 * @param {string | undefined} runtimeDist
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function makeEnvironment(home, runtimeDist) {
  const real = homedir();
  const folders = {
    HOME: home,
    XDG_DATA_HOME: path.join(home, 'data'),
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_CACHE_HOME: path.join(home, 'cache'),
    XDG_STATE_HOME: path.join(home, 'state'),
    XDG_RUNTIME_DIR: path.join(home, 'run'),
  };
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true, mode: 0o700 });
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    npm_config_cache: path.join(real, '.npm'),
    PLAYWRIGHT_BROWSERS_PATH: path.join(real, '.cache/ms-playwright'),
    ...process.env,
    ...folders,
    PATH: `${inRoot('node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    ...(runtimeDist === undefined ? {} : { ELECTRON_OVERRIDE_DIST_PATH: runtimeDist }),
  };
  for (const name of ['WAYLAND_DISPLAY', 'XAUTHORITY', 'GNOME_KEYRING_CONTROL', 'SSH_AUTH_SOCK'])
    delete env[name];
  return env;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').ChildProcess[]} children
 */
async function startBus(env, children) {
  const child = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  return ready(firstLine(child.stdout, child), 'The D-Bus session (package dbus)');
}

/**
 * In the foreground, so that we can end it. It says nothing when it is ready: the bus knows.
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').ChildProcess[]} children
 */
async function startKeyring(env, children) {
  const child = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  children.push(child);
  writeInput(child.stdin, KEYRING_PASSWORD);
  await ready(ownerOf('org.freedesktop.secrets', env, child), 'The keychain (package gnome-keyring)');
}

/**
 * Asking for the owner does not start the service, as calling it would.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string | undefined>}
 */
async function ownerOf(name, env, child) {
  const bus = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const deadline = Date.now() + READY_MS;
  child.on('error', () => undefined);
  while (Date.now() < deadline && child.exitCode === null && child.pid !== undefined) {
    const ask = [...bus, 'org.freedesktop.DBus.GetNameOwner', `string:${name}`];
    const answer = await capture('dbus-send', ask, { env, timeoutMs: READY_MS });
    if (answer.code === 0) return answer.stdout;
    await sleep(ASK_EVERY_MS);
  }
  return undefined;
}

/**
 * Xvfb picks a free display itself and says which: no race between two sessions.
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').ChildProcess[]} children
 */
async function startDisplay(env, children) {
  const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  return `:${await ready(firstLine(child.stdout, child), 'The virtual display (package xvfb)')}`;
}

/**
 * @param {Promise<string | undefined>} line
 * @param {string} what
 * @returns {Promise<string>}
 */
async function ready(line, what) {
  const timer = new AbortController();
  const late = sleep(READY_MS, undefined, { signal: timer.signal }).catch(() => undefined);
  const answer = await Promise.race([line, late]);
  timer.abort();
  if (answer === undefined)
    throw new PlainError(`${what} did not start. Check that the package is installed.`);
  return answer;
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await gone;
  clearTimeout(timer);
}
