import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout: number) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    testTimeout,
    hookTimeout: testTimeout,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [project('unit', 10_000), project('integration', 60_000)],
  },
});
