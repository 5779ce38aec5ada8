import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DocumentStore } from '../../../electron/backend/ports.ts';
import { openVersionedDocument } from '../../../electron/backend/stores/document.ts';
import { ProblemError } from '../../../shared/problems.ts';

const schema = z.object({ names: z.array(z.string()) });
const now = (): Date => new Date('2026-01-02T03:04:05.000Z');

let path = '';
const file = (): DocumentStore => ({
  path,
  read: () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined),
  write: (document) => writeFileSync(path, JSON.stringify(document)),
});
/** Locks are tested on their own. */
const data = { exclusively: <Result>(step: () => Result): Result => step() };
const open = (migrations: readonly ((document: unknown) => unknown)[] = []) =>
  openVersionedDocument({ store: file(), data, schema, empty: { names: [] }, migrations, now });

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'document-')), 'stores.json');
});

describe('a versioned document', () => {
  it('is empty where there is no file, and keeps what is written', () => {
    expect(open().get()).toEqual({ names: [] });
    open().update(({ names }) => ({ names: [...names, 'a'] }));
    expect(open().get()).toEqual({ names: ['a'] });
    expect(open().notice).toBeNull();
  });

  it('changes what another process wrote meanwhile, not what it read first', () => {
    const first = open();
    open().update(() => ({ names: ['other'] }));
    expect(first.update(({ names }) => ({ names: [...names, 'mine'] }))).toEqual({
      names: ['other', 'mine'],
    });
  });

  it.each([
    ['broken JSON', '{"version":1,'],
    ['no version', '{"names":[]}'],
    ['another shape', '{"version":1,"content":{"names":[1]}}'],
    ['an empty file', ''],
  ])('sets a damaged file aside under a dated name: %s', (_name, text) => {
    writeFileSync(path, text);
    const document = open();
    expect(document.get()).toEqual({ names: [] });
    const aside = readdirSync(join(path, '..')).find((name) => name !== 'stores.json');
    expect(aside).toBe('stores.json.damaged-2026-01-02T03-04-05.000Z');
    expect(readFileSync(join(path, '..', aside ?? ''), 'utf8')).toBe(text);
    expect(document.notice).toMatchObject({ code: 'stores.damaged-file', params: { savedAs: aside } });
  });

  it('sets a file aside that a migration cannot read', () => {
    writeFileSync(path, '{"version":1,"content":7}');
    const document = open([(content) => z.object({ name: z.string() }).parse(content)]);
    expect(document.notice?.code).toBe('stores.damaged-file');
    expect(document.get()).toEqual({ names: [] });
  });

  it('never overwrites a file that was damaged while it was open', () => {
    const document = open();
    document.update(() => ({ names: ['a'] }));
    writeFileSync(path, 'damaged');
    expect(() => document.update(() => ({ names: [] }))).toThrow(ProblemError);
    expect(readFileSync(path, 'utf8')).toBe('damaged');
  });

  it('leaves the file of a newer version alone', () => {
    const text = '{"version":2,"content":{"future":true}}';
    writeFileSync(path, text);
    const document = open();
    expect(document.notice?.code).toBe('stores.newer-file');
    expect(document.get()).toEqual({ names: [] });
    expect(() => document.update(() => ({ names: [] }))).toThrow(ProblemError);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('migrates step by step from the version that it finds', () => {
    const one = z.object({ name: z.string() });
    const migrations = [
      (document: unknown) => ({ list: [one.parse(document).name] }),
      (document: unknown) => ({ names: z.object({ list: z.array(z.string()) }).parse(document).list }),
    ];
    writeFileSync(path, '{"version":1,"content":{"name":"first"}}');
    expect(open(migrations).get()).toEqual({ names: ['first'] });
    writeFileSync(path, '{"version":2,"content":{"list":["second"]}}');
    expect(open(migrations).get()).toEqual({ names: ['second'] });
    open(migrations).update((current) => current);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: 3, content: { names: ['second'] } });
  });
});
