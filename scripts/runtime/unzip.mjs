// Extracts a zip archive, keeping the run bits, into a folder that no entry can leave.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/**
 * @param {string} archive
 * @param {string} folder created when missing
 * @param {(entry: string) => string | undefined} targetOf the path below `folder`; undefined leaves the entry out
 */
export async function extractArchive(archive, folder, targetOf) {
  const zip = await yauzl.openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      // A folder's name ends with a slash; folders are made as files need them.
      const target = entry.fileName.endsWith('/') ? undefined : targetOf(entry.fileName);
      if (target === undefined) continue;
      const file = inside(folder, target);
      await mkdir(path.dirname(file), { recursive: true });
      await pipeline(
        await zip.openReadStreamPromise(entry),
        createWriteStream(file, { mode: modeOf(entry) }),
      );
    }
  } finally {
    zip.close();
  }
}

/**
 * @param {string} folder
 * @param {string} relative
 */
export function inside(folder, relative) {
  const file = path.resolve(folder, relative);
  if (!file.startsWith(path.resolve(folder) + path.sep))
    throw new Error('An archive entry leaves its folder');
  return file;
}

/** @param {{externalFileAttributes: number}} entry Unix permissions are in the upper half */
function modeOf(entry) {
  return (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
}
