// Which Electron a distribution's folder holds.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PlainError } from '../lib/say.mjs';

/**
 * @param {string} dist
 * @returns {Promise<string>} such as `33.2.1`
 */
export async function readVersion(dist) {
  const text = await readFile(path.join(dist, 'version'), 'utf8').catch(() => '');
  const version = text.trim().replace(/^v/, '');
  if (version === '') throw new PlainError(`There is no Electron version in ${dist}.`);
  return version;
}
