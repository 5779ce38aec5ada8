// Runs a command in a session of its own: `node scripts/session.mjs [--build] <command> [args]`.
import { buildIfStale } from './lib/build.mjs';
import { ensurePackages } from './lib/debian.mjs';
import { SUITE_PACKAGES } from './lib/packages.mjs';
import { ROOT } from './lib/paths.mjs';
import { preflight } from './lib/preflight.mjs';
import { foreground, stoppingCleanly } from './lib/run.mjs';
import { PlainError, runMain } from './lib/say.mjs';
import { startSession } from './lib/session.mjs';

await runMain(async () => {
  preflight();
  const args = process.argv.slice(2);
  const wantsBuild = args[0] === '--build';
  const [command, ...rest] = wantsBuild ? args.slice(1) : args;
  if (command === undefined) {
    throw new PlainError('Say what to run: node scripts/session.mjs [--build] <command> [arguments]');
  }
  await ensurePackages(SUITE_PACKAGES);
  const { getRuntime } = await import('./runtime/index.mjs');
  const runtime = await getRuntime();
  if (wantsBuild) await buildIfStale();
  return stoppingCleanly(() => runInside(command, rest, runtime.dist));
});

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} runtimeDist
 * @returns {Promise<number>} the command's exit code
 */
async function runInside(command, args, runtimeDist) {
  const session = await startSession({ runtimeDist });
  try {
    return await foreground(command, args, { cwd: ROOT, env: session.env });
  } finally {
    await session.stop();
  }
}
