/** The bytes of a hand-off file, from wherever they come: never more than its limit, never from anything but a file. */
import { basename } from 'node:path';
import type { HandOffSource } from '../../../shared/contract/hand-off.ts';
import { longestHandOff } from '../../../shared/hand-off.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { readBounded } from '../support/read-file.ts';

/** Throws `hand-off.file-unreadable` or `hand-off.too-large`. */
export const bytesOf = async (source: HandOffSource): Promise<Uint8Array> => {
  const bytes =
    source.kind === 'content'
      ? Buffer.from(source.base64, 'base64')
      : await readBounded(source.path, longestHandOff);
  if (bytes === null) {
    const name = source.kind === 'path' ? basename(source.path) : '';
    throw new ProblemError('hand-off.file-unreadable', { name });
  }
  if (bytes === 'too-large' || bytes.length > longestHandOff) throw new ProblemError('hand-off.too-large');
  return bytes;
};
