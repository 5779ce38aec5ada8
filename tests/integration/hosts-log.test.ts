/** The log file: events as lines, nothing secret in them, and no endless growth. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFileLog } from '../../electron/backend/support/file-log.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'log-'));
  file = path.join(folder, 'logs', 'commerce-connect.log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('each event is a line with its fields, there at once', async () => {
  const log = openFileLog(folder);
  log.info('store.created', { count: 1, practice: true, none: null });
  log.error('apply.failed', { code: 'apply.conflict' });
  const lines = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([
    { level: 30, event: 'store.created', count: 1, practice: true, none: null },
    { level: 50, event: 'apply.failed', code: 'apply.conflict' },
  ]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('fields are redacted', async () => {
  openFileLog(folder).warn('x', { text: 'before -----BEGIN PRIVATE KEY----- abc' });
  const text = await readFile(file, 'utf8');
  expect(text).toContain('before [redacted]');
  expect(text).not.toContain('BEGIN');
});

test('a long file becomes the previous one at the next start', async () => {
  openFileLog(folder).info('old');
  await writeFile(file, 'x'.repeat(5 * 1024 * 1024 + 1));
  openFileLog(folder).info('new');
  expect(await readdir(path.join(folder, 'logs'))).toEqual([
    'commerce-connect.log',
    'commerce-connect.log.1',
  ]);
  expect(await readFile(file, 'utf8')).toContain('"new"');
});

test.runIf(process.platform === 'linux')(
  'a full disk costs the log its lines and nobody their work',
  async () => {
    await mkdir(path.dirname(file));
    await symlink('/dev/full', file);
    const log = openFileLog(folder);
    for (const _line of [1, 2, 3]) expect(() => log.info('gateway.call', { attempt: 1 })).not.toThrow();
  },
);
