// What packaging leaves in its output folder: the unpacked applications and their executables.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

const EXECUTABLES = [
  'commerce-connect',
  'Commerce Connect.exe',
  'Commerce Connect.app/Contents/MacOS/Commerce Connect',
];

/**
 * @param {string} output
 * @returns {Promise<string[]>} the executables of all unpacked applications
 */
export async function findExecutables(output) {
  const names = await readdir(output).catch(() => []);
  const candidates = names.flatMap((name) => EXECUTABLES.map((file) => path.join(output, name, file)));
  return candidates.filter((file) => existsSync(file));
}
