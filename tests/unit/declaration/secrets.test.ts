/** Secrets come from where the file says, and are in no error. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSecretText, type SecretSources } from '../../../electron/backend/declaration/secrets.ts';
import type { SecretRef } from '../../../shared/declaration/index.ts';
import { ProblemError } from '../../../shared/problems.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (ref: SecretRef, more: Partial<SecretSources> = {}) =>
  readSecretText(ref, {
    folder,
    variables: new Map([
      ['API', 'from env'],
      ['BLANK', ' '],
    ]),
    env: process.env,
    ...more,
  });

const reason = async (ref: SecretRef, more: Partial<SecretSources> = {}): Promise<unknown> => {
  const error: unknown = await read(ref, more).catch((caught: unknown) => caught);
  if (!(error instanceof ProblemError)) throw new Error('it was read');
  expect(error.problem.code).toBe('declaration.secret-unreadable');
  expect(`${error.stack} ${JSON.stringify(error.problem)}`).not.toContain('hush');
  return error.problem.params.reason;
};

const node = (script: string): SecretRef => ({ command: [process.execPath, '-e', script] });

it('reads a file beside stores.yaml, a variable and what a command prints', async () => {
  await writeFile(join(folder, 'key.pem'), 'from file\n');
  expect(await read({ file: 'key.pem' })).toBe('from file\n');
  expect(await read({ env: 'API' })).toBe('from env');
  expect(await read(node('process.stdout.write("from command")'))).toBe('from command');
});

it('runs a command without a shell', async () => {
  const ref = { command: [process.execPath, '-p', 'process.argv[1]', '$(id); echo hush'] };
  expect(await read(ref)).toBe('$(id); echo hush\n');
});

it('says what went wrong, and nothing of what was read', async () => {
  await writeFile(join(folder, 'large'), `hush${'x'.repeat(70_000)}`);
  expect(await reason({ file: 'none' })).toBe('missing');
  expect(await reason({ file: 'large' })).toBe('long');
  expect(await reason({ file: '.' })).toBe('not-readable');
  expect(await reason({ env: 'NOT_SET' })).toBe('unset');
  expect(await reason({ env: 'BLANK' })).toBe('empty');
  expect(await reason({ command: ['no-such-program-here', 'hush'] })).toBe('missing');
  expect(await reason(node('console.log("hush"); console.error("hush"); process.exit(3)'))).toBe('failed');
  expect(await reason(node(''))).toBe('empty');
  expect(await reason(node('console.log("hush".repeat(30000))'))).toBe('long');
});

it('ends a command that does not end', async () => {
  expect(await reason(node('console.log("hush"); setInterval(() => {}, 1000)'), { timeout: 300 })).toBe(
    'timeout',
  );
});

it('ends a command when the work is stopped', async () => {
  const stop = new AbortController();
  const asked = read(node('setInterval(() => {}, 1000)'), { signal: stop.signal });
  stop.abort();
  await expect(asked).rejects.toMatchObject({ problem: { code: 'batch.stopped' } });
});
