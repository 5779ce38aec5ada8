// `npm run package`: packages the application with electron-builder and reads its fuses back.
// Without the official Electron: an unpacked application with the development runtime, for trying only.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './lib/build.mjs';
import { inRoot, installedBin, ROOT } from './lib/paths.mjs';
import { preflight } from './lib/preflight.mjs';
import { foreground } from './lib/run.mjs';
import { PlainError, runMain, say } from './lib/say.mjs';

const TIMEOUT_MS = 20 * 60_000;

await runMain(async () => {
  preflight();
  const { values } = parseArgs({ options: { output: { type: 'string' }, dir: { type: 'boolean' } } });
  const output = path.resolve(values.output ?? inRoot('dist'));
  const { getRuntime } = await import('./runtime/index.mjs');
  const runtime = await getRuntime();
  await buildIfStale();
  const args = await builderArguments(runtime, values.dir === true);
  await rm(output, { recursive: true, force: true });
  const code = await foreground(
    installedBin('electron-builder'),
    [...args, `-c.directories.output=${output}`],
    {
      cwd: ROOT,
      timeoutMs: TIMEOUT_MS,
    },
  );
  if (code !== 0) throw new PlainError('Packaging failed; the reason is above.');
  await checkFuses(output);
  return 0;
});

/**
 * @param {import('./runtime/index.mjs').Runtime} runtime
 * @param {boolean} unpacked
 * @returns {Promise<string[]>}
 */
async function builderArguments(runtime, unpacked) {
  const common = ['--publish', 'never', ...(unpacked || !runtime.official ? ['--dir'] : [])];
  if (runtime.official) return common;
  const { readVersion } = await import('./runtime/version.mjs');
  const version = await readVersion(runtime.dist);
  say(`The official Electron is not here: packaging an unpacked application with Electron ${version}.`);
  say('It is for trying only. Do not ship it.');
  return [...common, `-c.electronDist=${runtime.dist}`, `-c.electronVersion=${version}`];
}

/** @param {string} output */
async function checkFuses(output) {
  const { findExecutables } = await import('./packaging/outputs.mjs');
  const { wrongFuses } = await import('./packaging/fuses.mjs');
  const executables = await findExecutables(output);
  if (executables.length === 0) throw new PlainError(`Packaging left no application in ${output}.`);
  for (const executable of executables) {
    const wrong = await wrongFuses(executable);
    if (wrong.length > 0) throw new PlainError(`The fuses of ${executable} are wrong: ${wrong.join('; ')}.`);
    say(`Packaged: ${executable} (fuses read back: as they have to be)`);
  }
}
