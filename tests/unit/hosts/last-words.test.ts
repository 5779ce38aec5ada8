/** What the user is told when the program has to close: what is wrong with the disk, where it is the disk. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDataFolder } from '../../../electron/data-folder.ts';
import { lastWords } from '../../../electron/last-words.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

it('names a folder that is none, in both languages', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'last-words-'));
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  for (const place of [file, path.join(file, 'inside')]) {
    const error = thrownBy(() => openDataFolder(place));
    expect(lastWords(error, 'en-US')).toContain('COMMERCE_CONNECT_DATA');
    expect(lastWords(error, 'ko')).toContain('COMMERCE_CONNECT_DATA');
  }
  expect(thrownBy(() => mkdirSync(path.join(folder, 'inside')))).toBeNull();
  await rm(folder, { recursive: true });
});

it('names a full disk, and nothing else by mistake', () => {
  const failed = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall });
  expect(lastWords(failed('ENOSPC', 'write'), 'en')).toContain('disk is full');
  expect(lastWords(failed('EACCES', 'open'), 'en')).toContain('Allow writing there');
  for (const error of [failed('EACCES', 'spawn'), failed('ECONNRESET', 'read'), 'text', null]) {
    expect(lastWords(error, 'en')).toContain('Something went wrong');
  }
});
