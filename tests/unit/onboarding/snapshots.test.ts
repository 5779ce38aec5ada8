/** Where the rows for an undo are kept: in a file when nothing in them is secret, otherwise in the keychain. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../electron/backend/instance/connection.ts';
import { createMemoryStore } from '../../../electron/backend/keychain/memory.ts';
import type { SecretName } from '../../../electron/backend/keychain/secret-store.ts';
import { isSealed, openSnapshotFiles } from '../../../electron/backend/onboarding/snapshot-files.ts';
import { createSnapshots } from '../../../electron/backend/onboarding/snapshots.ts';
import { keyPath } from '../../../shared/model/config-paths.ts';

const apiKeyPath = keyPath({ environment: 'production', field: 'apiKey' });
const privateKeyPath = keyPath({ environment: 'production', field: 'privateKey' });
const clearKey = 'f3a9c1d2e4b5968778695a4b3c2d1e0f';
const clearPem = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\n-----END PRIVATE KEY-----\n';

const sealed: Snapshot = [
  { path: apiKeyPath, present: true, value: '0:3:b2xkIGtleQ==' },
  { path: privateKeyPath, present: false },
  { path: 'services_connector/services_id/project_id', present: true, value: 'project-1' },
];
const other: Snapshot = [{ path: apiKeyPath, present: true, value: '1:3:b3RoZXI=' }];
const clear: Snapshot = [{ path: apiKeyPath, present: true, value: clearKey }];
const half: Snapshot = [
  { path: apiKeyPath, present: true, value: '0:3:b2xkIGtleQ==' },
  { path: privateKeyPath, present: true, value: clearPem },
];

const last: SecretName = { kind: 'snapshot', storeId: 's' };
const pending: SecretName = { kind: 'pending-snapshot', storeId: 's' };

let folder: string;
let keychain: ReturnType<typeof createMemoryStore>;
let asked: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshots-'));
  keychain = createMemoryStore();
  asked = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Another process of the program over the same folder and keychain. */
const open = (mayBeOld = false) =>
  createSnapshots({
    folder: join(folder, 'snapshots'),
    mayBeOld: () => mayBeOld,
    secrets: {
      read: (name) => {
        asked.push(`read ${name.kind}`);
        return keychain.read(name);
      },
      write: (name, secret) => {
        asked.push(`write ${name.kind}`);
        return keychain.write(name, secret);
      },
      remove: (name) => {
        asked.push(`remove ${name.kind}`);
        return keychain.remove(name);
      },
    },
  });

const filesText = async (): Promise<string> => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
  return texts.join('\n');
};

const bytes = (snapshot: Snapshot): Uint8Array => new TextEncoder().encode(JSON.stringify(snapshot));

describe('rows with nothing secret', () => {
  it('are a file that only the user may read, and the keychain is never asked', async () => {
    const snapshots = open();
    await snapshots.prepare('s', sealed);
    expect(await open().read('s')).toBeNull();
    await snapshots.keep('s', sealed);
    await snapshots.discardPrepared('s');
    expect(await open().read('s')).toEqual(sealed);
    const { mode } = await stat(join(folder, 'snapshots', 's', 'last.json'));
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
    await snapshots.prepare('s', other);
    await snapshots.keep('s', other);
    await snapshots.discardPrepared('s');
    expect(await snapshots.read('s')).toEqual(other);
    await snapshots.forget('s');
    expect(await snapshots.read('s')).toBeNull();
    expect(await readdir(join(folder, 'snapshots'))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('are one file under two names until the write is over, and each goes by itself', async () => {
    await open().prepare('s', sealed);
    await open().keep('s', sealed);
    await open().keep('s', sealed);
    const inFolder = (name: string) => join(folder, 'snapshots', 's', name);
    expect((await stat(inFolder('last.json'))).ino).toBe((await stat(inFolder('pending.json'))).ino);
    await open().prepare('s', other);
    expect(await open().read('s')).toEqual(sealed);
    expect((await readdir(join(folder, 'snapshots', 's'))).sort()).toEqual(['last.json', 'pending.json']);
  });

  it('can be promoted again by whoever comes after a kill', async () => {
    await open().prepare('s', sealed);
    expect(await open().promote('s')).toBe(true);
    expect(await open().promote('s')).toBe(true);
    await open().discardPrepared('s');
    expect(await open().promote('s')).toBe(false);
    expect(await open().read('s')).toEqual(sealed);
  });

  it('leave the last ones as they are while their write has not succeeded', async () => {
    await open().keep('s', sealed);
    await open().prepare('s', other);
    expect(await open().read('s')).toEqual(sealed);
    await open().discardPrepared('s');
    expect(await open().read('s')).toEqual(sealed);
  });
});

describe('a key in clear', () => {
  it.each([
    ['alone', clear],
    ['beside an encrypted one', half],
    ['after what looks like an encrypted one', [{ ...half[1], value: `0:3:AAAA\n${clearPem}` }]],
  ] as [string, Snapshot][])('%s never goes to a file', async (_name, rows) => {
    const snapshots = open();
    await snapshots.prepare('s', rows);
    await snapshots.promote('s');
    await snapshots.keep('s', rows);
    expect(await snapshots.read('s')).toEqual(rows);
    expect(await filesText()).not.toMatch(/f3a9c1d2|BEGIN PRIVATE|MIIEvQ/);
    expect(isSealed(rows)).toBe(false);
    await expect(openSnapshotFiles(folder).writeRows('s', 'last', rows)).rejects.toThrow('in clear');
    expect(await filesText()).not.toMatch(/f3a9c1d2|BEGIN PRIVATE|MIIEvQ/);
    await snapshots.forget('s');
    expect(await keychain.read(last)).toBeNull();
    expect(await keychain.read(pending)).toBeNull();
  });

  it.each([
    ['absent', { path: apiKeyPath, present: false }],
    ['without a value', { path: apiKeyPath, present: true, value: null }],
    ['empty', { path: apiKeyPath, present: true, value: '' }],
    ['encrypted by an old cipher', { path: apiKeyPath, present: true, value: '0:2:iv:YWJj' }],
    ['no key at all', { path: 'services_connector/services_id/project_id', present: true, value: 'p' }],
  ] as [string, Snapshot[number]][])('is not what is %s', (_name, row) => {
    expect(isSealed([row])).toBe(true);
  });
});

describe('a store that changes its kind', () => {
  it('leaves no key in the keychain when its rows are encrypted now', async () => {
    await open().prepare('s', clear);
    await open().keep('s', clear);
    await open().prepare('s', sealed);
    expect(await keychain.read(pending)).toBeNull();
    expect(await open().read('s')).toEqual(clear);
    expect(await open().promote('s')).toBe(true);
    expect(await keychain.read(last)).toBeNull();
    expect(await open().read('s')).toEqual(sealed);
  });

  it('reads the keychain when its rows are in clear now', async () => {
    await open().prepare('s', sealed);
    await open().keep('s', sealed);
    await open().prepare('s', clear);
    expect(await open().read('s')).toEqual(sealed);
    expect(await open().promote('s')).toBe(true);
    expect(await open().read('s')).toEqual(clear);
    await open().forget('s');
    expect(await keychain.read(last)).toBeNull();
    expect(await keychain.read(pending)).toBeNull();
    expect(await filesText()).toBe('');
  });
});

describe('rows that a version without files kept', () => {
  beforeEach(async () => {
    await keychain.write(last, bytes(sealed));
    await keychain.write(pending, bytes(other));
  });

  it('stay readable, and can be promoted', async () => {
    expect(await open(true).read('s')).toEqual(sealed);
    expect(await open(true).promote('s')).toBe(true);
    expect(await open().read('s')).toEqual(other);
    expect(await keychain.read(last)).toBeNull();
  });

  it('are forgotten', async () => {
    await open(true).forget('s');
    expect(await keychain.read(last)).toBeNull();
    expect(await keychain.read(pending)).toBeNull();
  });

  it('go with the next apply', async () => {
    const snapshots = open(true);
    await snapshots.prepare('s', sealed);
    await snapshots.keep('s', sealed);
    await snapshots.discardPrepared('s');
    expect(await keychain.read(last)).toBeNull();
    expect(await keychain.read(pending)).toBeNull();
  });
});

it('a damaged file is no snapshot, and what the keychain may have goes all the same', async () => {
  await open().keep('s', clear);
  await writeFile(join(folder, 'snapshots', 's', 'last.json'), '{"version":1,');
  await keychain.write(last, new TextEncoder().encode('damaged'));
  expect(await open().read('s')).toBeNull();
  await open().forget('s');
  expect(await keychain.read(last)).toBeNull();
});

it('ids cannot leave the folder', async () => {
  await expect(open().keep('../stores', sealed)).rejects.toThrow();
  await expect(open().forget('..')).rejects.toThrow();
});
