/** On a terminal: questions, hidden input, colours and progress; and Ctrl-C. */
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Cli, command, createCli, type Ended } from './cli-support.ts';
import { type Answer, ctrlC, typeOn } from './on-terminal.ts';

const esc = String.fromCharCode(27);

/** Each test starts several programs, each with a keychain helper of its own. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cli: Cli;
beforeAll(async () => {
  cli = await createCli();
});
afterAll(() => cli.close());

const onTerminal = (args: readonly string[], answers: readonly Answer[] = []): Promise<Ended> =>
  typeOn(cli.dataFolder, args, answers);

const declared = (count: number): string =>
  [
    'version: 1',
    'clients:',
    '  - {name: Practice, keys: practice}',
    'stores:',
    ...Array.from(
      { length: count },
      (_, index) =>
        `  - {name: Store ${index}, client: Practice, purpose: testing, connection: {kind: practice, edition: commerce}, project: {name: Project ${index}, create: true}, dataSpace: Testing 1}`,
    ),
  ].join('\n');

const pem = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

describe('on a terminal', () => {
  it('asks for keys and shows nothing of them', async () => {
    const apiKey = '0123456789abcdef0123456789abcdef';
    const sandbox = pem();
    const { code, stdout } = await onTerminal(
      ['keys', 'add', 'Garden Ltd', '--no-check'],
      [
        { after: 'Sandbox API key', type: `${apiKey}\r` },
        { after: 'Sandbox private key', type: sandbox.replaceAll('\n', '\r') },
        { after: 'Production API key', type: '\r' },
        { after: 'Production private key', type: '\r' },
      ],
    );
    expect(stdout).toContain(`…${apiKey.slice(-4)}`);
    expect(stdout).not.toContain(apiKey);
    for (const line of sandbox.trim().split('\n')) expect(stdout).not.toContain(line);
    expect(code).toBe(0);
  });

  it('takes a key that was pasted without its first line as one value', async () => {
    const body = pem().trim().split('\n').slice(1, -1);
    const { code, stdout } = await onTerminal(
      ['keys', 'add', 'Bare Ltd', '--no-check'],
      [
        { after: 'Sandbox API key', type: '\r' },
        { after: 'Sandbox private key', type: `\r${body.join('\r')}\r` },
        { after: 'Production API key', type: '\r' },
        { after: 'Production private key', type: '\r' },
      ],
    );
    expect(stdout).toMatch(/Bare Ltd +Sandbox +– +[0-9a-f]{16}/);
    for (const line of body) expect(stdout).not.toContain(line);
    expect(code).toBe(0);
    expect((await cli.run(['keys', 'remove', 'Bare Ltd', '--yes'])).code).toBe(0);
  });

  it('shows the plan and asks; no is no, and nothing is done', async () => {
    await writeFile(join(cli.dataFolder, 'stores.yaml'), declared(3));
    const { code, stdout } = await onTerminal(
      ['apply', '-f', 'stores.yaml'],
      [{ after: '[y/N]', type: 'n\r' }],
    );
    expect(stdout).toContain('new in the list');
    expect(stdout).toContain('Not done, as you said');
    expect(code).toBe(4);
    expect((await cli.json(['stores', 'list'])).result).toMatchObject({ data: { stores: [] } });
  });

  it('ends with Ctrl-C at a question', async () => {
    const { code } = await onTerminal(['keys', 'add', 'Other'], [{ after: 'Sandbox API key', type: ctrlC }]);
    expect(code).toBe(130);
  });

  it('shows progress and colours while it works', async () => {
    const { code, stdout } = await onTerminal(
      ['apply', '-f', 'stores.yaml', '--concurrency', '2'],
      [{ after: '[y/N]', type: 'y\r' }],
    );
    expect(stdout).toMatch(/░+.* 0 of 3/);
    expect(stdout).toContain(`${esc}[32mchanged`);
    expect(stdout.slice(stdout.lastIndexOf('Outcome')), 'the bar is gone at the end').not.toContain('░');
    expect(code).toBe(0);
  });

  it('shows no colours where the user does not want them', async () => {
    const { stdout } = await onTerminal(['stores', 'list']);
    expect(stdout).toContain(`${esc}[1mName`);
    const plain = await cli.run(['stores', 'list']);
    expect(plain.stdout).toContain('Store 1');
    expect(plain.stdout).not.toContain(esc);
    const forced = await cli.run(['stores', 'list'], { env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain(`${esc}[1mName`);
  });
});

const resultSchema = z.object({
  exitCode: z.number(),
  data: z.object({
    report: z.object({ results: z.array(z.object({ name: z.string(), outcome: z.string() })) }),
  }),
});

describe('Ctrl-C', () => {
  it('leaves no store behind that was being looked at for the first time, and asks nothing afterwards', async () => {
    // A server that takes every call and says nothing.
    const silent = createServer();
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const called = once(silent, 'connection');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : null;
    try {
      const adding = ['stores', 'add', 'Silent', '--ssh', `me@127.0.0.1:${port}`, '--root', '/m'];
      const added = await onTerminal(adding, [{ when: called, type: ctrlC }]);
      expect([added.code, added.stdout]).toEqual([130, expect.stringContaining('Stopped by you')]);
      expect((await cli.run(['stores', 'list'])).stdout).not.toContain('Silent');
      const again = once(silent, 'connection');
      await writeFile(
        join(cli.dataFolder, 'silent.yaml'),
        `${declared(1)}\n  - {name: Silent, client: Practice, connection: {kind: ssh, host: 127.0.0.1, port: ${port}, root: /m}, project: A, dataSpace: B}`,
      );
      const planned = await onTerminal(['apply', '-f', 'silent.yaml'], [{ when: again, type: ctrlC }]);
      expect([planned.code, planned.stdout]).toEqual([130, expect.not.stringContaining('[y/N]')]);
    } finally {
      silent.close();
    }
  });

  it('leaves the table on a terminal where the bar was', async () => {
    await writeFile(join(cli.dataFolder, 'some.yaml'), declared(9));
    const { code, stdout } = await onTerminal(
      ['apply', '-f', 'some.yaml', '--yes', '--concurrency', '1', '--only', 'Store 6', '--only', 'Store 7'],
      [{ after: '0 of 2', type: ctrlC }],
    );
    const shown = stdout.slice(stdout.indexOf('Stopping cleanly'));
    expect(shown).toContain('Outcome');
    expect(shown).toContain('Stopped by you');
    expect(code).toBe(130);
  });

  it('stops cleanly with a report, and the next run goes on', async () => {
    await writeFile(join(cli.dataFolder, 'more.yaml'), declared(6));
    let isSent = false;
    const args = [
      'apply',
      '-f',
      'more.yaml',
      '--yes',
      '--concurrency',
      '1',
      '--only',
      'Store 3',
      '--only',
      'Store 4',
      '--only',
      'Store 5',
    ];
    const first = await cli.json(args, {
      onOutput: (printed, child) => {
        if (isSent || !printed.includes('"store-ended"')) return;
        isSent = true;
        child.kill('SIGINT');
      },
    });
    expect(first.code).toBe(130);
    const { exitCode, data } = resultSchema.parse(first.result);
    expect(exitCode).toBe(130);
    const outcomes = data.report.results.map(({ outcome }) => outcome);
    expect(outcomes[0]).toBe('changed');
    expect(outcomes).toContain('stopped');

    const second = resultSchema.parse((await cli.json(args)).result).data.report.results;
    const done = second.filter((_, index) => outcomes[index] === 'changed');
    expect(done.map(({ outcome }) => outcome)).toEqual(done.map(() => 'unchanged'));
    expect(second.some(({ outcome }) => outcome === 'changed')).toBe(true);
  });
});

describe('completion in real shells', () => {
  let trap: string;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    const bin = join(cli.dataFolder, 'bin');
    await mkdir(bin);
    await symlink(command, join(bin, 'commerce-connect'));
    trap = join(cli.dataFolder, 'trap');
    env = {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      HOME: cli.dataFolder,
      LC_ALL: 'en_US.UTF-8',
      COMMERCE_CONNECT_DATA: cli.dataFolder,
    };
  });
  const inShell = async (shell: string, args: readonly string[], script: readonly string[]) =>
    (await promisify(execFile)(shell, [...args, '-c', script.join('\n')], { env })).stdout.split('\n');

  it('offers names with spaces in bash, and evaluates nothing that was typed', async () => {
    const lines = await inShell(
      'bash',
      ['--norc'],
      [
        'source <(commerce-connect completion bash)',
        `ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _commerce_connect 2>/dev/null; printf "[%s]" "\${COMPREPLY[@]}"; echo; }`,
        'ask commerce-connect ke',
        `ask commerce-connect stores show 'Store\\ 1'`,
        `ask commerce-connect stores show '"Store 2'`,
        `ask commerce-connect stores show '$(touch ${trap})'`,
      ],
    );
    expect(lines).toEqual(['[keys]', String.raw`[Store\ 1]`, '[Store 2]', '[]', '']);
    expect(existsSync(trap)).toBe(false);
  });

  it('does the same in zsh', async () => {
    const lines = await inShell(
      'zsh',
      ['-f'],
      [
        // What the completion system does with the answers, as far as it can be seen from outside.
        'compdef() { print "for $2" }',
        `_describe() { print -rl -- "\${(@P)2}" }`,
        '_files() { print files }',
        'source <(commerce-connect completion zsh)',
        'ask() { words=("$@"); CURRENT=$#; _commerce_connect }',
        'ask commerce-connect ke',
        `ask commerce-connect stores show 'Store\\ 1'`,
        'ask commerce-connect plan -f ""',
        `ask commerce-connect stores show '$(touch ${trap})'`,
        // Where nothing fits, a completion says so by its exit code.
        'exit 0',
      ],
    );
    expect(lines).toEqual([
      'for commerce-connect',
      'keys:clients and their keys, in the keychain of this computer',
      'Store 1',
      'files',
      '',
    ]);
    expect(existsSync(trap)).toBe(false);
  });

  it('does the same in fish', async () => {
    const lines = await inShell(
      'fish',
      ['--no-config'],
      [
        'commerce-connect completion fish | source',
        'complete -C "commerce-connect ke"',
        String.raw`complete -C "commerce-connect stores show Store\\ 1"`,
        `complete -C 'commerce-connect stores show $(touch ${trap})'`,
      ],
    );
    expect(lines).toEqual(['keys\tclients and their keys, in the keychain of this computer', 'Store 1', '']);
    expect(existsSync(trap)).toBe(false);
  });
});
