/** A system for which the file locks have no build: a plain problem, and no stack of a native module. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openSharedData } from '../../../electron/backend/stores/shared-data.ts';
import { problemFrom } from '../../../electron/cli/frame/problem-from.ts';
import { lastWords } from '../../../electron/last-words.ts';

vi.mock('fs-native-extensions', () => {
  throw new Error("Cannot find addon '.' imported from '/app/node_modules/fs-native-extensions/binding.js'");
});

it('is said in plain words, on the command line and in the window', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'unsupported-'));
  const error = (() => {
    try {
      openSharedData(folder);
      return null;
    } catch (thrown) {
      return thrown;
    }
  })();
  const system = `${process.platform} ${process.arch}`;
  expect(problemFrom(error)).toEqual({ code: 'host.system-unsupported', params: { system } });
  expect(lastWords(error, 'en-US')).toContain('such as Alpine');
  expect(lastWords(error, 'ko')).toContain('Alpine');
  expect(lastWords(new Error('anything else'), 'en')).not.toContain('Alpine');
  await rm(folder, { recursive: true, force: true });
});
