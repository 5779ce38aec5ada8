/** Gives the user a file: at a place of their choice, or as text where the host has no dialog. */
import writeFileAtomic from 'write-file-atomic';
import type { Delivered } from '../../shared/contract/delivered.ts';
import { ProblemError } from '../../shared/problems.ts';
import type { Ports } from './ports.ts';

/** Throws `host.file-not-saved`. */
export type Deliver = (name: string, text: string) => Promise<Delivered>;

/** As a file name on every system: letters, digits and a few marks. */
export const fileNameOf = (words: string): string =>
  words
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);

export const createDeliver =
  (chooseSaveFile: Ports['chooseSaveFile']): Deliver =>
  async (name, text) => {
    const path = await chooseSaveFile(name);
    if (path === undefined) return { kind: 'content', name, text };
    if (path === null) return { kind: 'cancelled' };
    try {
      await writeFileAtomic(path, text, { mode: 0o600 });
    } catch {
      throw new ProblemError('host.file-not-saved', { path });
    }
    return { kind: 'saved', path };
  };
