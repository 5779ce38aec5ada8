/** A secret does not stay in the clipboard. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clipboardTime, createSecretClipboard } from '../../../electron/secret-clipboard.ts';

let text: string;
const clipboard = {
  readText: async () => text,
  writeText: async (given: string) => {
    text = given;
  },
  clear: async () => {
    text = '';
  },
};

beforeEach(() => {
  text = 'what the user had';
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('goes after a minute', async () => {
  await createSecretClipboard(clipboard).copy('secret');
  await vi.advanceTimersByTimeAsync(clipboardTime - 1);
  expect(text).toBe('secret');
  await vi.advanceTimersByTimeAsync(1);
  expect(text).toBe('');
});

it('goes with the next one, which has its own minute', async () => {
  const secrets = createSecretClipboard(clipboard);
  await secrets.copy('first');
  await vi.advanceTimersByTimeAsync(clipboardTime / 2);
  await secrets.copy('second');
  expect(text).toBe('second');
  await vi.advanceTimersByTimeAsync(clipboardTime / 2);
  expect(text).toBe('second');
  await vi.advanceTimersByTimeAsync(clipboardTime / 2);
  expect(text).toBe('');
});

it('goes when told to, once, and leaves alone what somebody else copied', async () => {
  const secrets = createSecretClipboard(clipboard);
  await secrets.clear();
  expect(text).toBe('what the user had');
  await secrets.copy('secret');
  await secrets.clear();
  expect(text).toBe('');
  await secrets.copy('secret');
  text = 'a recipe';
  await secrets.clear();
  await vi.advanceTimersByTimeAsync(clipboardTime);
  expect(text).toBe('a recipe');
});
