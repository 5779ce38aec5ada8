import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { progressLine } from '../../../scripts/lib/progress.mjs';
import { isStale, markBuilt, needsBuild } from '../../../scripts/lib/stale.mjs';

const LONG_AGO = new Date('2024-01-01T00:00:00Z');
const RESULTS = ['main/main.js', 'main/cli.js', 'renderer/index.html'];

describe('whether the build is stale', () => {
  let root = '';
  let out = '';

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'cc-unit-'));
    out = path.join(root, 'out');
    await put('electron/main.ts');
    await utimes(path.join(root, 'electron/main.ts'), LONG_AGO, LONG_AGO);
    await utimes(path.join(root, 'electron'), LONG_AGO, LONG_AGO);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function put(name: string) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), '');
  }

  async function putBuild() {
    for (const name of RESULTS) await put(path.join('out', name));
    await markBuilt(new Date(LONG_AGO.getTime() + 1_000), out);
  }

  it('is, when there is none', async () => {
    expect(await needsBuild(root, out)).toBe(true);
  });

  it('is not, when nothing changed', async () => {
    await putBuild();
    expect(await needsBuild(root, out)).toBe(false);
  });

  it('is, when a source changed', async () => {
    await putBuild();
    await put('electron/main.ts');
    expect(await needsBuild(root, out)).toBe(true);
  });

  it('is, when a source was deleted', async () => {
    await put('electron/old.ts');
    await utimes(path.join(root, 'electron'), LONG_AGO, LONG_AGO);
    await utimes(path.join(root, 'electron/old.ts'), LONG_AGO, LONG_AGO);
    await putBuild();
    expect(await needsBuild(root, out)).toBe(false);
    await rm(path.join(root, 'electron/old.ts'));
    expect(await needsBuild(root, out)).toBe(true);
  });

  it('is, when a part of it is gone', async () => {
    await putBuild();
    await rm(path.join(out, 'main/cli.js'));
    expect(await needsBuild(root, out)).toBe(true);
  });

  it('counts a change at the very moment of the build as newer', () => {
    expect(isStale(5, 5)).toBe(true);
    expect(isStale(6, 5)).toBe(false);
    expect(isStale(undefined, 0)).toBe(true);
  });
});

describe('the progress line', () => {
  it('stays within its width', () => {
    expect(progressLine('x', 0)).toBe(`x [${'.'.repeat(30)}]  0%`);
    expect(progressLine('x', 1.7)).toBe(`x [${'#'.repeat(30)}]100%`);
  });
});
