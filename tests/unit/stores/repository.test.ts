/** One document per store and key set: what is read again, what a damaged file costs, and the old `stores.json`. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Repository } from '../../../electron/backend/stores/repository.ts';
import type { Store } from '../../../shared/model/store.ts';
import { newStore } from '../../../shared/new-store.ts';
import { openTestData } from '../../fixtures/data-folder.ts';

const now = (): Date => new Date('2026-01-02T03:04:05.000Z');
const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const storeNamed = (id: string, name = id, created = 0): Store =>
  newStore(
    { id, name, purpose: 'testing', connection: { kind: 'local', root: '/srv', php: null } },
    at(created),
  );
const empty = { apiKey: null, privateKey: null, check: null };
const keySet = {
  id: 'keys',
  label: 'Luma',
  practice: false,
  sandbox: empty,
  production: empty,
  previous: null,
  createdAt: at(0),
  updatedAt: at(0),
  journal: null,
};

let folder: string;
const open = (): Repository => openTestData(folder, now).repository;
const names = (repository: Repository): string[] => repository.stores.list().map(({ name }) => name);
const fileOf = (id: string): string => join(folder, 'stores', `${id}.json`);
const filesIn = (name: string): string[] => readdirSync(join(folder, name)).sort();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repository-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('stores and key sets, a document each', () => {
  it('keeps what was saved, for another process as well, oldest first', () => {
    const repository = open();
    repository.stores.save(storeNamed('b', 'younger', 2));
    repository.stores.save(storeNamed('a', 'older', 1));
    repository.keySets.save(keySet);
    for (const each of [repository, open()]) {
      expect(names(each)).toEqual(['older', 'younger']);
      expect(each.stores.get('a')?.name).toBe('older');
      expect(each.keySets.list().map(({ label }) => label)).toEqual(['Luma']);
    }
    expect(filesIn('stores')).toEqual(['a.json', 'b.json']);
    expect(filesIn('key-sets')).toEqual(['keys.json']);
  });

  it('sees every change of another process, however quickly they follow each other', () => {
    const [mine, theirs] = [open(), open()];
    for (let round = 0; round < 200; round += 1) {
      theirs.stores.save(storeNamed('a', `round ${round % 10}`));
      expect(names(mine)).toEqual([`round ${round % 10}`]);
      mine.stores.update('a', (store) => ({ ...store, tags: [`${round}`] }));
      expect(theirs.stores.list().map(({ tags }) => tags)).toEqual([[`${round}`]]);
    }
    theirs.stores.remove('a');
    expect(names(mine)).toEqual([]);
  });

  it('reads nothing again while nothing changes', () => {
    const repository = open();
    repository.stores.save(storeNamed('a'));
    const before = repository.stores.list();
    // Changed behind everybody's back, which no process of the program does.
    writeFileSync(fileOf('a'), 'damaged');
    expect(repository.stores.list()).toBe(before);
  });

  it('updates what is on the disk, not what was read before', () => {
    const [mine, theirs] = [open(), open()];
    mine.stores.save(storeNamed('a'));
    theirs.stores.update('a', (store) => ({ ...store, tags: ['theirs'] }));
    mine.stores.update('a', (store) => ({ ...store, name: 'mine' }));
    expect(open().stores.get('a')).toMatchObject({ name: 'mine', tags: ['theirs'] });
    expect(() => mine.stores.update('gone', (store) => store)).toThrow('stores.not-found');
  });

  it.each(['', '{"version":1,', '{"version":1,"content":{"id":"b"}}', 'copy of another'])(
    'sets aside a damaged file and nothing else: %j',
    (text) => {
      const first = open();
      first.stores.save(storeNamed('a'));
      first.stores.save(storeNamed('b'));
      const damaged = text.startsWith('copy') ? readFileSync(fileOf('a'), 'utf8') : text;
      writeFileSync(fileOf('b'), damaged);
      const repository = open();
      expect(repository.notices()).toEqual([
        {
          code: 'stores.damaged-file',
          params: {
            file: 'stores/b.json',
            savedAs: 'stores/b.json.damaged-2026-01-02T03-04-05.000Z',
          },
        },
      ]);
      expect(names(repository)).toEqual(['a']);
      expect(repository.stores.get('b')).toBeNull();
      expect(readFileSync(join(folder, 'stores/b.json.damaged-2026-01-02T03-04-05.000Z'), 'utf8')).toBe(
        damaged,
      );
    },
  );

  it('leaves the file of a newer version alone, and works with the others', () => {
    const newer = '{"version":2,"content":{"future":true}}';
    open().stores.save(storeNamed('a'));
    writeFileSync(fileOf('b'), newer);
    const repository = open();
    expect(names(repository)).toEqual(['a']);
    expect(repository.notices().map(({ code }) => code)).toEqual(['stores.newer-file']);
    expect(() => repository.stores.get('b')).toThrow('stores.newer-file');
    expect(() => repository.stores.update('b', (store) => store)).toThrow('stores.newer-file');
    expect(readFileSync(fileOf('b'), 'utf8')).toBe(newer);
  });

  it.each(['../settings', 'a/b', '', '.', 'x'.repeat(65)])('no id leads out of the folder: %j', (id) => {
    writeFileSync(join(folder, 'settings.json'), '{}');
    const repository = open();
    expect(repository.stores.get(id)).toBeNull();
    repository.stores.remove(id);
    expect(() => repository.stores.save(storeNamed(id))).toThrow();
    expect(existsSync(join(folder, 'settings.json'))).toBe(true);
  });

  it('a step that throws has changed nothing that it did not save, and keeps nobody out', () => {
    const repository = open();
    expect(() =>
      repository.exclusively(() => {
        repository.stores.save(storeNamed('a'));
        throw new Error('in the middle');
      }),
    ).toThrow('in the middle');
    expect(names(open())).toEqual(['a']);
    open().stores.save(storeNamed('b'));
    expect(names(repository)).toEqual(['a', 'b']);
  });
});

describe('the one document of before', () => {
  const old = (stores: readonly Store[]): string =>
    JSON.stringify({ version: 1, content: { stores, keySets: [keySet] } });
  const aside = 'stores.json.migrated-2026-01-02T03-04-05.000Z';

  it('is split, and kept aside as it was', () => {
    const text = old([storeNamed('a', 'older', 1), storeNamed('b', 'younger', 2)]);
    writeFileSync(join(folder, 'stores.json'), text);
    const repository = open();
    expect(names(repository)).toEqual(['older', 'younger']);
    expect(repository.keySets.get('keys')).toMatchObject(keySet);
    expect(repository.notices()).toEqual([]);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
    expect(existsSync(join(folder, 'stores.json'))).toBe(false);
  });

  it('is split to its end after a run that was cut off, and what was changed since then stays', () => {
    const text = old([storeNamed('a'), storeNamed('b')]);
    open().stores.save({ ...storeNamed('a', 'changed since'), updatedAt: at(9) });
    writeFileSync(join(folder, 'stores.json'), text);
    expect(names(open()).toSorted()).toEqual(['b', 'changed since']);
    expect(readdirSync(folder)).toContain(aside);
  });

  it('is set aside whole when it is damaged, and left alone when it is newer', () => {
    writeFileSync(join(folder, 'stores.json'), '{"version":1,');
    expect(open().notices()).toMatchObject([
      { code: 'stores.damaged-file', params: { file: 'stores.json' } },
    ]);
    writeFileSync(join(folder, 'stores.json'), '{"version":2,"content":{}}');
    expect(open().notices()).toMatchObject([{ code: 'stores.newer-file', params: { file: 'stores.json' } }]);
    expect(readFileSync(join(folder, 'stores.json'), 'utf8')).toBe('{"version":2,"content":{}}');
  });
});
