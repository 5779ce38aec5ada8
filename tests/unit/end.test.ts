/** Quitting while something is under way: no part of the backend keeps another from its end. */
import { expect, it } from 'vitest';
import { endBackend } from '../../electron/backend/end.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

it('the clipboard is cleared although a check never ends', async () => {
  const ended: string[] = [];
  const part = (name: string) => ({ close: async () => void ended.push(name) });
  const clipboard = { clear: async () => void ended.push('clipboard') };
  const stuck = { close: () => new Promise<void>(() => undefined) };
  void endBackend({ clipboard, working: [stuck, part('apply')], needed: [part('keychain')], log: silent });
  await expect.poll(() => ended).toEqual(['clipboard', 'apply']);
});

it('a part that fails keeps none of the others open', async () => {
  const ended: string[] = [];
  const part = (name: string) => ({ close: async () => void ended.push(name) });
  const failing = { close: () => Promise.reject(new Error('no')) };
  const clipboard = { clear: () => Promise.reject(new Error('no')) };
  await endBackend({
    clipboard,
    working: [failing, part('apply')],
    needed: [failing, part('keychain')],
    log: silent,
  });
  expect(ended).toEqual(['apply', 'keychain']);
});
