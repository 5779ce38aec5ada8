import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type LockedPackages, missingOptionals } from '../../../scripts/lib/lockfile.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';

describe('the lock file', () => {
  it('holds the optional packages of every platform, or npm ci refuses it (node scripts/complete-lock.mjs)', async () => {
    const lock: { packages: LockedPackages } = JSON.parse(
      await readFile(inRoot('package-lock.json'), 'utf8'),
    );
    expect(Object.keys(missingOptionals(lock.packages))).toEqual([]);
  });

  it('is completed by what the missing package says in its name', () => {
    const packages = {
      '': {},
      'node_modules/tool': {
        dev: true,
        optionalDependencies: {
          '@tool/linux-x64-musl': '1.2.3',
          '@tool/darwin-arm64': '1.2.3',
          '@tool/here': '1.0.0',
        },
      },
      'node_modules/tool/node_modules/@tool/here': { version: '1.0.0' },
    };
    expect(missingOptionals(packages)).toEqual({
      'node_modules/@tool/linux-x64-musl': {
        version: '1.2.3',
        cpu: ['x64'],
        dev: true,
        libc: ['musl'],
        optional: true,
        os: ['linux'],
      },
      'node_modules/@tool/darwin-arm64': {
        version: '1.2.3',
        cpu: ['arm64'],
        dev: true,
        optional: true,
        os: ['darwin'],
      },
    });
  });
});
