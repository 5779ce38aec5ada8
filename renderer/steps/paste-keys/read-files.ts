/** Dropped or chosen files as input for the backend: their paths where main can read them, else their content. */

import type { DropItem } from 'react-aria-components';
import { isFileDropItem, isTextDropItem } from 'react-aria-components';
import { type KeyInput, longestInput } from '../../../shared/contract/credentials.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { pathForFile } from '../../transport/index.ts';
import type { ReadInput } from './key-entry.ts';

const mostFiles = 8;

const readOne = async (file: File): Promise<{ name: string; text: string }> => {
  const name = file.name.slice(-255);
  if (file.size > longestInput) throw new ProblemError('key.file-too-large', { name });
  try {
    return { name, text: await file.text() };
  } catch {
    throw new ProblemError('key.file-unreadable', { name });
  }
};

/** Throws the problems `key.file-too-large` and `key.file-unreadable` (param `name`). */
export const readFiles = async (given: readonly File[]): Promise<KeyInput> => {
  const files = given.slice(0, mostFiles);
  const paths = files.map(pathForFile);
  if (paths.every((path) => path !== null)) return { kind: 'paths', paths, environment: null };
  return { kind: 'files', files: await Promise.all(files.map(readOne)), environment: null };
};

/** What was dropped (or pasted onto the drop area); null = nothing that could be a key. */
const readDrop = async (items: readonly DropItem[]): Promise<KeyInput | null> => {
  const files = await Promise.all(items.filter(isFileDropItem).map((item) => item.getFile()));
  if (files.length > 0) return readFiles(files);
  const texts = await Promise.all(
    items
      .filter((item) => isTextDropItem(item) && item.types.has('text/plain'))
      .map((item) => (isTextDropItem(item) ? item.getText('text/plain') : '')),
  );
  const text = texts.join('\n').slice(0, longestInput);
  return text.trim() === '' ? null : { kind: 'block', text, environment: null };
};

/** A file is read anew for each attempt; a text waits nowhere for a second one, and is dropped again. */
export const dropReader = (items: readonly DropItem[]): ReadInput => {
  let left = items;
  return () => {
    const given = left;
    left = given.filter(isFileDropItem);
    return readDrop(given);
  };
};
