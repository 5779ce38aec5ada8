// `npm start`: opens the wizard in Electron, or serves it on 127.0.0.1 where Electron cannot run.
import { existsSync } from 'node:fs';
import { buildIfStale } from './lib/build.mjs';
import { isRoot } from './lib/debian.mjs';
import { ensureLibraries, ensureSandbox, hasDisplay, switchesFor, tellAboutRoot } from './lib/desktop.mjs';
import { inRoot, ROOT } from './lib/paths.mjs';
import { preflight } from './lib/preflight.mjs';
import { foreground } from './lib/run.mjs';
import { PlainError, plainly, runMain, say } from './lib/say.mjs';

const CLI = inRoot('out/main/cli.js');
/** An end with an error this soon means that the window never opened. */
const OPENED_AFTER_MS = 8_000;
/** Codes above this are signals: the user, or the system, ended it. */
const SIGNAL_CODES = 128;

/** Ctrl-C is the normal way to end the browser version. */
const STOPPED = { codeWhenStopped: 0 };

await runMain(async () => {
  preflight();
  await buildIfStale();
  const args = process.argv.slice(2);
  const runtime = await findWindow();
  if (runtime !== undefined) {
    const ended = await openElectron(runtime, args);
    if (ended !== undefined) return ended;
  }
  return serve(args);
}, STOPPED);

/** @returns {Promise<import('./runtime/index.mjs').Runtime | undefined>} undefined, with the reason said, when there can be no window */
async function findWindow() {
  if (!hasDisplay(process.platform, process.env)) {
    say('There is no display here, so the wizard is served for your browser.');
    return undefined;
  }
  try {
    const { getRuntime } = await import('./runtime/index.mjs');
    const runtime = await getRuntime();
    await ensureLibraries(runtime.executable);
    await ensureSandbox(runtime.dist);
    return runtime;
  } catch (reason) {
    say(plainly(reason));
    say('The wizard is served for your browser instead.');
    return undefined;
  }
}

/**
 * @param {import('./runtime/index.mjs').Runtime} runtime
 * @param {readonly string[]} args
 * @returns {Promise<number | undefined>} the exit code; undefined when the window could not open
 */
async function openElectron(runtime, args) {
  tellAboutRoot();
  const switches = switchesFor({ platform: process.platform, root: isRoot(), env: process.env });
  const begun = Date.now();
  const code = await foreground(runtime.executable, [...switches, ROOT, ...args], { cwd: ROOT });
  const early = Date.now() - begun < OPENED_AFTER_MS;
  // SIGSEGV and SIGTRAP are how Chromium ends when it cannot reach the display or its sandbox.
  const failed = code !== 0 && (code < SIGNAL_CODES || [133, 134, 139].includes(code));
  if (!failed) return code;
  if (!early) {
    say('The window closed unexpectedly. Start it again with `npm start`: nothing that was saved is lost.');
    return code;
  }
  say('The window could not be opened, so the wizard is served for your browser instead.');
  return undefined;
}

/** @param {readonly string[]} args */
async function serve(args) {
  if (!existsSync(CLI)) {
    throw new PlainError('The browser version is not built. Run `npm run build` and try again.');
  }
  return foreground(process.execPath, [CLI, 'serve', ...args], { cwd: ROOT });
}
