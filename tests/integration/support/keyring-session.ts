/** A session bus with or without a real gnome-keyring, in a throw-away home, and the built keychain helper. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

/** Bundles the helper's TypeScript once, where it finds the native library; returns its path. */
export const buildHelper = async (): Promise<{ path: string; remove: () => Promise<void> }> => {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(join(cache, 'keychain-helper-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: join(root, 'electron/backend/keychain/helper.ts'),
      outDir,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'keychain-helper.mjs' } },
    },
  });
  return {
    path: join(outDir, 'keychain-helper.mjs'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
};

export interface KeyringSession {
  readonly env: NodeJS.ProcessEnv;
  /** Locks the collection, as a desktop does after a while. */
  lock(): Promise<void>;
  stop(): Promise<void>;
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((done, fail) => {
    let text = '';
    child.once('error', fail);
    child.once('exit', () => fail(new Error('The session bus ended')));
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) done(text.trim());
    });
  });

const gdbus = (
  env: NodeJS.ProcessEnv,
  destination: string,
  path: string,
  method: string,
  ...args: string[]
) =>
  promisify(execFile)(
    'gdbus',
    [
      'call',
      '--session',
      '--timeout',
      '10',
      '--dest',
      destination,
      '--object-path',
      path,
      '--method',
      method,
      ...args,
    ],
    { env },
  );

const untilThere = async (env: NodeJS.ProcessEnv): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const bus = 'org.freedesktop.DBus';
    const { stdout } = await gdbus(env, bus, '/', `${bus}.NameHasOwner`, 'org.freedesktop.secrets');
    if (stdout.includes('true')) return;
    await sleep(50);
  }
  throw new Error('gnome-keyring did not come up');
};

/** `keyring: false` = a bus on which nobody offers a Secret Service. */
export const startKeyringSession = async ({ keyring }: { keyring: boolean }): Promise<KeyringSession> => {
  const home = await mkdtemp(join(tmpdir(), 'cc-keyring-'));
  const children: ChildProcess[] = [];
  // No display: an unlock prompt is dismissed at once. No data folders: nothing is started on demand.
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  const folders = {
    HOME: home,
    XDG_RUNTIME_DIR: home,
    XDG_DATA_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
  };
  const own = keyring ? {} : { XDG_DATA_DIRS: home };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    env: { ...rest, ...folders, ...own },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(bus);
  const env = { ...rest, ...folders, ...own, DBUS_SESSION_BUS_ADDRESS: await firstLine(bus) };
  if (keyring) {
    const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    children.push(daemon);
    daemon.stdin.end('test');
    await untilThere(env);
  }
  return {
    env,
    async lock() {
      const service = '/org/freedesktop/secrets';
      const collection = `['${service}/collection/login']`;
      await gdbus(env, 'org.freedesktop.secrets', service, 'org.freedesktop.Secret.Service.Lock', collection);
    },
    async stop() {
      for (const child of children.reverse()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const ended = new Promise((done) => child.once('exit', done));
        child.kill('SIGKILL');
        await ended;
      }
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

const textOf = (path: string): Promise<string> => readFile(path, 'latin1').catch(() => '');

/** Our running children whose command line names this helper. */
export const helpersOf = async (helperPath: string): Promise<number[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found: number[] = [];
  for (const pid of pids) {
    const [line, status] = await Promise.all([textOf(`/proc/${pid}/cmdline`), textOf(`/proc/${pid}/status`)]);
    if (
      line.includes(helperPath) &&
      !/^State:\tZ/m.test(status) &&
      status.includes(`PPid:\t${process.pid}\n`)
    ) {
      found.push(pid);
    }
  }
  return found;
};
