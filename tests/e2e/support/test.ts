/** Playwright's `test`, in a desktop session of its own per worker: tests side by side share no clipboard and no keychain. */
import { test as base } from '@playwright/test';
import { startSession } from '../../../scripts/lib/session.mjs';

export const test = base.extend<object, { readonly desktopSession: undefined }>({
  desktopSession: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const session = await startSession({ runtimeDist: process.env.ELECTRON_OVERRIDE_DIST_PATH });
      // What the tests start inherits it: the program, the command line, the browser.
      Object.assign(process.env, session.env);
      await use(undefined);
      await session.stop();
    },
    { scope: 'worker', auto: true },
  ],
});
