/** The end-to-end suites: the built program in the real Electron, and in a real browser. */
import { defineConfig } from '@playwright/test';

/** Pages with a scripted backend, in a browser of their own: they leave the program alone. */
const pictures = '**/*-screens.spec.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  workers: 2,
  projects: [
    { name: 'pictures', testMatch: pictures, fullyParallel: true },
    { name: 'program', testIgnore: pictures },
  ],
  retries: 0,
  timeout: 60_000,
  // A machine that is busy elsewhere shows the right thing late.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
});
