import { copyFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { capture } from '../../../scripts/lib/run.mjs';
import { wrongFuses } from '../../../scripts/packaging/fuses.mjs';
import { findExecutables } from '../../../scripts/packaging/outputs.mjs';

const PACKAGING_MS = 180_000;

describe('the packaged application', () => {
  let output = '';
  let executable = '';

  beforeAll(async () => {
    output = await mkdtemp(path.join(tmpdir(), 'cc-package-'));
    const args = [inRoot('scripts/package.mjs'), '--dir', '--output', output];
    const packaged = await capture(process.execPath, args, { timeoutMs: PACKAGING_MS });
    expect(packaged.code, packaged.stdout + packaged.stderr).toBe(0);
    executable = (await findExecutables(output))[0] ?? '';
  }, PACKAGING_MS + 10_000);

  afterAll(() => rm(output, { recursive: true, force: true }));

  it('has the fuses it has to have', async () => {
    expect(await wrongFuses(executable)).toEqual([]);
  });

  it('would not pass with a fuse that is wrong', async () => {
    const copy = path.join(output, 'copy');
    await copyFile(executable, copy);
    await flipFuses(copy, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
    expect(await wrongFuses(copy)).toEqual(['RunAsNode is not off']);
  });

  it('holds its own archive and no development application', async () => {
    const resources = await readdir(path.join(path.dirname(executable), 'resources'));
    expect(resources.sort()).toEqual(['app.asar', 'app.asar.unpacked']);
  });

  it('has the keychain module outside the archive, where the system can load it', async () => {
    const unpacked = path.join(path.dirname(executable), 'resources/app.asar.unpacked');
    const files = await readdir(unpacked, { recursive: true });
    const native = files.filter((file) => file.endsWith('.node'));
    expect(native.some((file) => file.includes('@napi-rs'))).toBe(true);
    expect(native.some((file) => file.includes('fs-native-extensions'))).toBe(true);
    expect((await stat(path.join(unpacked, native[0] ?? ''))).size).toBeGreaterThan(0);
  });
});
