// The official runtime, by the means of the installed `electron` package: its own downloader and installer.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../lib/paths.mjs';
import { startProgress } from '../lib/progress.mjs';
import { capture } from '../lib/run.mjs';
import { PlainError } from '../lib/say.mjs';
import { executableIn } from './choose.mjs';

const PACKAGE = inRoot('node_modules/electron');
const EXTRACT_TIMEOUT_MS = 5 * 60_000;
/** No byte for this long once the download runs: it has stalled. */
const STALL_MS = 30_000;

/** The version of the installed `electron` package, which is the one that ships. */
export async function stockVersion() {
  const text = await readFile(path.join(PACKAGE, 'package.json'), 'utf8');
  /** @type {{version: string}} */
  const manifest = JSON.parse(text);
  return manifest.version;
}

/** @returns {Promise<string | undefined>} the distribution's folder when it is complete */
export async function findStock() {
  const dist = path.join(PACKAGE, 'dist');
  const version = await readFile(path.join(dist, 'version'), 'utf8').catch(() => '');
  const complete = version.trim().replace(/^v/, '') === (await stockVersion());
  const named = existsSync(path.join(PACKAGE, 'path.txt'));
  return complete && named && existsSync(path.join(dist, executableIn(process.platform))) ? dist : undefined;
}

/**
 * Downloads and installs the official runtime.
 * @param {number} answerWithinMs how long the host may take to send its first byte
 * @returns {Promise<string>} the distribution's folder
 */
export async function downloadStock(answerWithinMs) {
  const version = await stockVersion();
  await fetchArchive(version, answerWithinMs);
  // The archive is now in the downloader's cache: the installer only extracts it.
  const installed = await capture(process.execPath, [path.join(PACKAGE, 'install.js')], {
    timeoutMs: EXTRACT_TIMEOUT_MS,
  });
  const dist = await findStock();
  if (installed.code !== 0 || dist === undefined) {
    throw new PlainError(`Electron ${version} was downloaded but could not be unpacked.`);
  }
  return dist;
}

/**
 * @param {string} version
 * @param {number} answerWithinMs
 */
async function fetchArchive(version, answerWithinMs) {
  const require = createRequire(path.join(PACKAGE, 'package.json'));
  if (process.env.HTTPS_PROXY || process.env.https_proxy) {
    process.env.ELECTRON_GET_USE_PROXY ??= '1';
  }
  const downloader = await import(pathToFileURL(require.resolve('@electron/get')).href);
  const progress = startProgress(`Downloading Electron ${version}`);
  const watch = stopWatch(answerWithinMs);
  try {
    await downloader.downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: require('./checksums.json'),
      downloadOptions: {
        quiet: true,
        signal: watch.signal,
        /** @param {{percent: number}} state */
        getProgressCallback: async (state) => {
          watch.extend(STALL_MS);
          progress.update(state.percent);
        },
      },
    });
    progress.done();
  } catch (reason) {
    progress.stop();
    throw new PlainError(
      `The official download of Electron ${version} is not possible here (${why(reason)}).`,
    );
  } finally {
    watch.end();
  }
}

/** @param {number} firstMs */
function stopWatch(firstMs) {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error('no answer in time'));
  let timer = setTimeout(stop, firstMs);
  return {
    signal: controller.signal,
    /** @param {number} ms */
    extend(ms) {
      clearTimeout(timer);
      timer = setTimeout(stop, ms);
    },
    end: () => clearTimeout(timer),
  };
}

/** @param {unknown} reason */
function why(reason) {
  if (!(reason instanceof Error)) return 'no reason was given';
  const cause = reason.cause instanceof Error ? reason.cause.message : '';
  return (cause || reason.message).split('\n', 1)[0];
}
