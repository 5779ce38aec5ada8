/** Documents: one file and format for electron-store and conf, whole writes, and damage that is seen. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentStore } from '../../electron/documents.ts';

let folder: string;
let constructed: number;
const open = (name = 'stores') =>
  documentStore(folder, name, ({ name: configName, ...options }) => {
    constructed += 1;
    return new Conf({ ...options, configName });
  });

beforeEach(async () => {
  constructed = 0;
  folder = await mkdtemp(path.join(tmpdir(), 'documents-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a document that was never written is undefined, and nothing is made for it', async () => {
  expect(open().read()).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test('what was written is read back, also by another host', () => {
  const document = { schema: 1, stores: [{ id: 'a', 'dotted.name': 'ü', none: null }] };
  open().write(document);
  expect(open().read()).toEqual(document);
});

test('a write replaces the whole document and leaves one file that only its owner reads', async () => {
  const store = open();
  store.write({ first: 1 });
  store.write({ second: 2 });
  expect(JSON.parse(await readFile(store.path, 'utf8'))).toEqual({ second: 2 });
  expect(await readdir(folder)).toEqual(['stores.json']);
  expect((await stat(store.path)).mode & 0o777).toBe(0o600);
});

test('two hosts see each other', () => {
  const [one, two] = [open(), open()];
  one.write({ from: 'one' });
  expect(two.read()).toEqual({ from: 'one' });
  two.write({ from: 'two' });
  expect(one.read()).toEqual({ from: 'two' });
});

test.each(['{"a":', '', 'null', '[]', '42', '"text"', '\0\0\0'])(
  'damage is thrown and left as it is: %j',
  async (damaged) => {
    const store = open();
    expect(constructed, 'opening reads nothing').toBe(0);
    await writeFile(store.path, damaged);
    expect(() => store.read()).toThrow();
    expect(await readFile(store.path, 'utf8')).toBe(damaged);
    expect(() => store.write({ new: true })).toThrow();
    expect(await readFile(store.path, 'utf8')).toBe(damaged);
  },
);

test('once the damaged file was set aside the same store works again', async () => {
  const store = open();
  await writeFile(store.path, '{');
  expect(() => store.read()).toThrow();
  await rm(store.path);
  store.write({ new: true });
  expect(store.read()).toEqual({ new: true });
});

test('only objects are documents', () => {
  for (const value of [null, [], 'text', 1, undefined]) expect(() => open().write(value)).toThrow(TypeError);
});
