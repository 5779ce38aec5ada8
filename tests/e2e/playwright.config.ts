/** The end-to-end suites: the built program in the real Electron, and in a real browser. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  // Each test starts a program of its own, with a data folder of its own; two at a time keep two cores busy.
  workers: 2,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  reporter: 'list',
});
