/** Reads key files that the user chose or dropped: regular files of at most 64 kB, in the encodings that occur. */
import { basename } from 'node:path';
import { longestInput } from '../../../shared/contract/credentials.ts';
import type { Problem } from '../../../shared/problems.ts';
import { readBounded } from '../support/read-file.ts';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Null bytes or a zip's signature: no text that could hold a key. */
export const looksBinary = (text: string): boolean =>
  text.includes('\u0000') || text.startsWith('PK\u0003\u0004');

const decode = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** Never throws: what is wrong with the file is a problem that names it. */
export const readKeyFile = async (path: string): Promise<NamedText | Problem> => {
  const name = basename(path);
  const bytes = await readBounded(path, longestInput);
  if (bytes === null) return { code: 'key.file-unreadable', params: { name } };
  if (bytes === 'too-large') {
    return { code: 'key.file-too-large', params: { name, kilobytes: longestInput / 1024 } };
  }
  return { name, text: decode(bytes) };
};
