/** Options that cannot be done are told before anything is done, and none is forgotten in silence. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Cli, command, createCli } from './cli-support.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cli: Cli;
beforeAll(async () => {
  cli = await createCli();
  expect((await cli.run(['practice', 'store', 'Luma'])).code).toBe(0);
  await writeFile(
    join(cli.dataFolder, 'stores.yaml'),
    [
      'version: 1',
      'clients: [{name: Practice, keys: practice}]',
      'stores:',
      ...['Spring A', 'Spring B', 'Autumn'].map(
        (name) =>
          `  - {name: ${name}, client: Practice, tags: [${name.split(' ')[0]}], connection: {kind: practice, edition: commerce}, project: {name: ${name}, create: true}, dataSpace: Testing 1}`,
      ),
    ].join('\n'),
  );
});
afterAll(() => cli.close());

const planned = z.object({
  data: z.object({ report: z.object({ results: z.array(z.object({ name: z.string() })) }) }),
});

describe('stores of a file', () => {
  it('are those that the names and --only mean together, as in the list', async () => {
    const { result } = await cli.json(['plan', '-f', 'stores.yaml', 'Spring*', 'Autumn', '--only', '*B']);
    expect(planned.parse(result).data.report.results).toMatchObject([{ name: 'Spring B' }]);
  });

  it('have tags that a pattern means, as in the list', async () => {
    const { result } = await cli.json(['plan', '-f', 'stores.yaml', 'tag:aut*']);
    expect(planned.parse(result).data.report.results).toMatchObject([{ name: 'Autumn' }]);
  });

  it.each([
    ['apply', '-f', 'stores.yaml', '--yes', '--only', 'Sprng A'],
    ['plan', '-f', 'stores.yaml', 'tag:winter'],
    ['plan', '-f', 'stores.yaml', 'Autumn', '--only', 'Spring*'],
    ['plan', '-f', 'stores.yaml', '--move-data', 'Autum'],
    ['plan', 'Luma', '--move-data', 'Lma'],
    ['plan', '-f', 'stores.yaml', '--use-unconfirmed-keys', 'Practise'],
  ])('are not none in silence: %s %s %s %s %s', async (...args) => {
    const { code, result } = await cli.json(args);
    expect([code, result.ok]).toEqual([2, false]);
  });
});

describe('before anything is done', () => {
  it('a report has a place', async () => {
    await mkdir(join(cli.dataFolder, 'there.html'));
    for (const report of ['none/report.html', 'there.html']) {
      const { code, lines, result } = await cli.json(['inspect', '--report', report]);
      expect([code, lines.length]).toEqual([2, 1]);
      expect(JSON.stringify(result)).toContain('report cannot be written');
    }
  });

  it('practice keys never come into the place of real ones', async () => {
    const first = ['keys', 'add', 'Garden Ltd', '--no-check', '--from', 'sandbox.apiKey=env:KEY'];
    const env = { KEY: '0123456789abcdef0123456789abcdef' };
    expect((await cli.run(first, { env })).code).toBe(0);
    for (const args of [
      ['keys', 'add', 'Garden Ltd', '--practice'],
      ['rotate', 'Garden Ltd', '--practice', '--yes'],
    ]) {
      expect((await cli.json(args)).result).toMatchObject({
        ok: false,
        problem: { code: 'rotation.other-kind' },
      });
    }
    const { stdout } = await cli.run(['keys', 'list']);
    expect(stdout).toMatch(/Garden Ltd +Sandbox +…cdef/);
    expect((await cli.run(['keys', 'remove', 'Garden Ltd', '--yes'])).code).toBe(0);
  });

  it.each([
    ['--practice', '--from', 'sandbox.apiKey=env:KEY', '--yes'],
    ['--status', '--report', 'report.html'],
    ['--give-up', '--anew', '--yes'],
  ])('a rotation is not asked two things at once: %s %s', async (...options) => {
    const { code, result } = await cli.json(['rotate', 'Practice', ...options], { env: { KEY: 'x' } });
    expect([code, result.ok]).toEqual([2, false]);
    expect(existsSync(join(cli.dataFolder, 'report.html'))).toBe(false);
  });
});

describe('a new project', () => {
  it('is told although its data space was named wrongly', async () => {
    const { code, result } = await cli.json([
      'projects',
      'create',
      'Luma',
      'New',
      '--choose',
      'Tsting',
      '--yes',
    ]);
    expect(code).toBe(1);
    expect(result).toMatchObject({
      problem: { code: 'cli.space-not-found' },
      data: { project: { projectName: 'New' } },
    });
  });
});

describe('output', () => {
  it('goes to standard output for -', async () => {
    const { code, stdout } = await cli.run(['stores', 'export', '--output', '-']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Luma')]);
    expect(existsSync(join(cli.dataFolder, '-'))).toBe(false);
  });

  it('that is lost on a full disk is told, and a reader that has gone is not', async () => {
    const shell = (line: string) =>
      promisify(execFile)('bash', ['-c', line], {
        env: { ...process.env, COMMERCE_CONNECT_DATA: cli.dataFolder, LC_ALL: 'en_US.UTF-8' },
      });
    const run = `'${process.execPath}' '${command}' stores list`;
    const full = await shell(`${run} --json > /dev/full`).catch((error: unknown) => error);
    expect(full).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The output could not be written'),
    });
    const { stdout } = await shell(`${run} | true; echo "\${PIPESTATUS[0]}"`);
    expect(stdout).toBe('0\n');
  });

  it('does not wait for a program that waits for input', async () => {
    const begun = performance.now();
    const { result } = await cli.json([
      'keys',
      'add',
      'Other',
      '--no-check',
      '--from',
      'sandbox.apiKey=command:cat',
    ]);
    expect(result).toMatchObject({ ok: false });
    expect(performance.now() - begun).toBeLessThan(30_000);
  });
});
