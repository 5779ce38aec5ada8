// `npm run dev`: the application with hot reload.

import { buildEnvironment } from './lib/build.mjs';
import { isRoot } from './lib/debian.mjs';
import { ensureLibraries, ensureSandbox, hasDisplay, tellAboutRoot } from './lib/desktop.mjs';
import { ELECTRON_VITE, ROOT } from './lib/paths.mjs';
import { preflight } from './lib/preflight.mjs';
import { foreground } from './lib/run.mjs';
import { PlainError, runMain } from './lib/say.mjs';

/** Ctrl-C is the normal end. */
const STOPPED = { codeWhenStopped: 0 };

await runMain(async () => {
  preflight();
  if (!hasDisplay(process.platform, process.env)) {
    throw new PlainError(
      'There is no display here. Use `npm start`, or `node scripts/session.mjs npm run dev` for a virtual one.',
    );
  }
  const { getRuntime } = await import('./runtime/index.mjs');
  const runtime = await getRuntime();
  await ensureLibraries(runtime.executable);
  await ensureSandbox(runtime.dist);
  tellAboutRoot();
  // electron-vite's own names for the executable and for --no-sandbox.
  const env = {
    ...buildEnvironment(),
    ELECTRON_EXEC_PATH: runtime.executable,
    ...(process.platform === 'linux' && isRoot() ? { NO_SANDBOX: '1' } : {}),
  };
  const args = [ELECTRON_VITE, 'dev', ...process.argv.slice(2)];
  return foreground(process.execPath, args, { cwd: ROOT, env });
}, STOPPED);
