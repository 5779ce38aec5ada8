/** The bytes of a hand-off file, from wherever they come: never more than its limit, never from anything but a file. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { HandOffSource } from '../../../shared/contract/hand-off.ts';
import { longestHandOff } from '../../../shared/hand-off.ts';
import { ProblemError } from '../../../shared/problems.ts';

const readFile = async (path: string): Promise<Uint8Array | null> => {
  // Without O_NONBLOCK opening a named pipe would wait for ever.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await file.stat()).isFile()) return null;
    const buffer = Buffer.alloc(longestHandOff + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** Throws `hand-off.file-unreadable` or `hand-off.too-large`. */
export const bytesOf = async (source: HandOffSource): Promise<Uint8Array> => {
  const bytes =
    source.kind === 'content'
      ? Buffer.from(source.base64, 'base64')
      : await readFile(source.path).catch(() => null);
  if (bytes === null) {
    const name = source.kind === 'path' ? basename(source.path) : '';
    throw new ProblemError('hand-off.file-unreadable', { name });
  }
  if (bytes.length > longestHandOff) throw new ProblemError('hand-off.too-large');
  return bytes;
};
