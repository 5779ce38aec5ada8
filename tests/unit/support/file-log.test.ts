import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFileLog } from '../../../electron/backend/support/file-log.ts';

let folder: string;
const file = () => join(folder, 'logs', 'commerce-connect.log');
const lines = async () =>
  (await readFile(file(), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cc-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes events with plain fields, each at once', async () => {
  const log = openFileLog(folder);
  log.info('store.created', { storeId: 's-1', count: 2, practice: true, project: null });
  expect(await lines()).toMatchObject([
    { event: 'store.created', storeId: 's-1', count: 2, practice: true, project: null },
  ]);
  log.warn('keychain.locked');
  log.error('failed', { message: 'why' });
  expect((await lines()).map(({ event }) => event)).toEqual(['store.created', 'keychain.locked', 'failed']);
  const levels = (await lines()).map(({ level }) => level);
  expect(new Set(levels).size).toBe(3);
});

it('redacts every text, the event included', async () => {
  const secret = 'sandbox_api_key=4f2c9a1b7d3e4f5a8b6c0d1e2f3a4b5c';
  openFileLog(folder).error(secret, { message: secret, other: `x ${secret}` });
  expect(await readFile(file(), 'utf8')).not.toContain('4f2c9a1b');
});

it('can be read by its owner only', async () => {
  openFileLog(folder).info('x');
  expect((await stat(file())).mode & 0o077).toBe(0);
});

it('sets a long file aside at the start, and goes on with a short one', async () => {
  openFileLog(folder).info('first');
  openFileLog(folder).info('second');
  expect(await lines()).toHaveLength(2);
  await writeFile(file(), 'x'.repeat(5 * 1024 * 1024 + 1));
  openFileLog(folder).info('third');
  expect(await lines()).toMatchObject([{ event: 'third' }]);
  expect((await stat(`${file()}.1`)).size).toBeGreaterThan(5 * 1024 * 1024);
});
