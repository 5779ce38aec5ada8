/** Every command on its JSON: one practice world, from the first store to the last. */
import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type CommandName, resultSchemas } from '../../electron/cli/output/data.ts';
import { commands } from '../../electron/cli/tree/index.ts';
import type { HandOffPayload } from '../../shared/hand-off.ts';
import { type Cli, createCli, type RunOptions } from './cli-support.ts';

/** Each test starts several programs, each with a keychain helper of its own. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cli: Cli;
beforeAll(async () => {
  cli = await createCli();
});
afterAll(() => cli.close());

const pem = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

interface Case {
  readonly args: readonly string[] | (() => Promise<readonly string[]>);
  readonly options?: RunOptions;
  /** What the result says, besides what its schema asks for. */
  readonly data: object;
}

const store = (name: string, more: object = {}) => ({ store: expect.objectContaining({ name, ...more }) });
const report = (outcome: string, ...names: string[]) =>
  expect.objectContaining({
    stopped: false,
    results: names.map((name) => expect.objectContaining({ name, outcome, problem: null })),
  });

/** Ends a command that runs until Ctrl-C, as soon as it says that it serves. */
const untilServing: RunOptions = {
  onOutput: (printed, child) => {
    if (printed.includes('"serving"') && !printed.includes('"result"')) child.kill('SIGINT');
  },
};

/** Three values from three kinds of sources, and one on standard input. */
const enterKeys = async (): Promise<readonly string[]> => {
  const file = join(cli.dataFolder, 'sandbox.pem');
  await writeFile(file, pem());
  const script = join(cli.dataFolder, 'manager.mjs');
  await writeFile(script, `console.log('0123456789abcdef0123456789abcdef')`);
  const from = [
    'sandbox.apiKey=env:TEST_SANDBOX_KEY',
    `sandbox.privateKey=file:${file}`,
    `production.apiKey=command:${process.execPath} ${script}`,
    'production.privateKey=-',
  ];
  return ['keys', 'add', 'Client', '--no-check', ...from.flatMap((value) => ['--from', value])];
};

const handOff = async (): Promise<readonly string[]> => {
  const elsewhere = await identityToRecipient(await generateX25519Identity());
  return ['keys', 'hand-off', 'Client', '--to', elsewhere, '--output', 'client.age'];
};

const codeSchema = z.object({ data: z.object({ code: z.string() }) });

/** What another computer wrote for this one. */
const receive = async (): Promise<readonly string[]> => {
  const { result } = await cli.json(['keys', 'code']);
  const pair = (apiKey: string) => ({ apiKey, privateKey: pem() });
  const payload: HandOffPayload = {
    format: 'commerce-connect-keys',
    version: 1,
    label: 'Seoul',
    madeAt: new Date().toISOString(),
    sandbox: pair('00112233445566778899aabbccddeeff'),
    production: pair('ffeeddccbbaa99887766554433221100'),
  };
  const encrypter = new Encrypter();
  encrypter.addRecipient(codeSchema.parse(result).data.code);
  await writeFile(join(cli.dataFolder, 'seoul.age'), await encrypter.encrypt(JSON.stringify(payload)));
  return ['keys', 'receive', 'seoul.age'];
};

/** The list as it was exported, with a row more. */
const addRow = async (): Promise<readonly string[]> => {
  const file = join(cli.dataFolder, 'stores.csv');
  const text = await readFile(file, 'utf8');
  const row = text.split('\r\n').find((line) => line.startsWith('Garden,')) ?? '';
  await writeFile(file, `${text}${row.replace('Garden,', 'Garden 2,')}\r\n`);
  return ['stores', 'import', 'stores.csv', '--yes'];
};

/** In the order in which one thing needs the other. */
const cases: Readonly<Record<CommandName, Case>> = {
  'practice store': { args: ['practice', 'store', 'Luma'], data: store('Luma', { client: 'Practice' }) },
  'stores list': {
    args: ['stores', 'list'],
    data: { stores: [expect.objectContaining({ name: 'Luma', state: 'in-progress' })] },
  },
  'stores show': { args: ['stores', 'show', 'luma'], data: store('Luma', { history: [] }) },
  'keys list': {
    args: ['keys', 'list'],
    data: { clients: [expect.objectContaining({ label: 'Practice', stores: ['Luma'] })] },
  },
  'keys check': {
    args: ['keys', 'check', 'Practice'],
    data: {
      client: expect.objectContaining({ label: 'Practice' }),
      sandbox: expect.objectContaining({ verdict: 'accepted' }),
      production: expect.objectContaining({ verdict: 'accepted' }),
    },
  },
  'projects create': {
    args: ['projects', 'create', 'Luma', 'Luma Ltd', '--choose', 'Production', '--yes'],
    data: { project: expect.objectContaining({ projectName: 'Luma Ltd' }) },
  },
  'projects list': {
    args: ['projects', 'list', 'Luma'],
    data: { projects: [expect.objectContaining({ projectName: 'Luma Ltd' })] },
  },
  'projects rename': {
    args: ['projects', 'rename', 'Luma', 'Luma Ltd', 'Luma Korea', '--yes'],
    data: { project: expect.objectContaining({ projectName: 'Luma Korea' }) },
  },
  'spaces list': {
    args: ['spaces', 'list', 'Luma'],
    data: {
      spaces: expect.arrayContaining([
        expect.objectContaining({ environmentName: 'Production', usedBy: ['Luma'] }),
        expect.objectContaining({ environmentType: 'Testing', usedBy: [] }),
      ]),
    },
  },
  'spaces rename': {
    args: ['spaces', 'rename', 'Luma', 'Testing 1', 'Staging', '--yes'],
    data: { space: expect.objectContaining({ environmentName: 'Staging' }) },
  },
  inspect: {
    args: ['inspect', 'Luma'],
    data: { report: report('unchanged', 'Luma'), stores: [expect.objectContaining({ name: 'Luma' })] },
  },
  plan: {
    args: ['plan', 'Luma'],
    data: {
      report: report('changed', 'Luma'),
      plans: [{ name: 'Luma', plan: expect.objectContaining({ warnings: [] }) }],
      declaration: null,
    },
  },
  apply: { args: ['apply', 'Luma', '--yes'], data: { report: report('changed', 'Luma') } },
  check: {
    args: ['check'],
    data: {
      report: report('unchanged', 'Luma'),
      checks: [{ name: 'Luma', check: expect.objectContaining({ result: 'as-applied' }) }],
    },
  },
  rotate: {
    args: ['rotate', 'Practice', '--practice', '--yes'],
    data: {
      report: report('changed', 'Luma'),
      rotation: expect.objectContaining({ label: 'Practice', open: null }),
    },
  },
  undo: { args: ['undo', 'Luma', '--yes'], data: { report: report('changed', 'Luma') } },
  'stores add': {
    args: ['stores', 'add', 'Garden', '--practice', '--tag', 'spring', '--testing'],
    data: store('Garden', { tags: ['spring'], purpose: 'testing' }),
  },
  'stores export': {
    args: ['stores', 'export', '--output', 'stores.csv'],
    data: { format: 'csv', count: 2, file: expect.stringMatching(/stores\.csv$/), text: null },
  },
  'stores import': {
    args: addRow,
    data: {
      preview: expect.objectContaining({ ignoredColumns: [] }),
      rows: expect.arrayContaining([
        expect.objectContaining({ name: 'Garden 2', outcome: 'added', problems: [] }),
        expect.objectContaining({ name: 'Luma', outcome: 'same' }),
      ]),
    },
  },
  'keys add': {
    args: enterKeys,
    options: { input: pem(), env: { TEST_SANDBOX_KEY: 'fedcba9876543210fedcba9876543210' } },
    data: {
      client: expect.objectContaining({ label: 'Client', practice: false }),
      entered: expect.arrayContaining([
        { slot: { environment: 'production', field: 'privateKey' }, repairs: [] },
      ]),
    },
  },
  'keys code': { args: ['keys', 'code'], data: { code: expect.stringMatching(/^age1/), isLasting: true } },
  'keys hand-off': {
    args: handOff,
    data: { client: 'Client', file: expect.stringMatching(/client\.age$/) },
  },
  'keys receive': {
    args: receive,
    data: { client: expect.objectContaining({ label: 'Seoul' }), outcome: 'kept' },
  },
  'keys remove': {
    args: ['keys', 'remove', 'Client', '--yes'],
    data: { removed: { id: expect.any(String), name: 'Client' } },
  },
  'stores remove': {
    args: ['stores', 'remove', 'Garden', '--yes'],
    data: { removed: { id: expect.any(String), name: 'Garden' } },
  },
  serve: { args: ['serve', '--no-open'], options: untilServing, data: { reason: 'signal' } },
  'practice gateway': { args: ['practice', 'gateway'], options: untilServing, data: { reason: 'signal' } },
  completion: {
    args: ['completion', 'bash'],
    data: { shell: 'bash', script: expect.stringContaining('complete -F') },
  },
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(resultSchemas, name);
const names = Object.keys(cases).filter(isCommand);

describe('the JSON of every command', () => {
  it('is tested for every command that there is', () => {
    expect([...names].sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it.each(names)('%s', async (name) => {
    const { args, options, data } = cases[name];
    const words = typeof args === 'function' ? await args() : args;
    const ended = await cli.json(words, options);
    expect(ended.stderr).toBe('');
    expect(ended.result).toEqual({ type: 'result', command: name, ok: true, exitCode: 0, data });
    expect(ended.code).toBe(0);
    expect(() => resultSchemas[name].parse(ended.result.data)).not.toThrow();
  });
});

describe('the keys of a client that has no store', () => {
  const asked = async (...words: readonly string[]) => (await cli.json(words)).result;

  it('ask for projects and data spaces, and name them', async () => {
    await cli.json(['keys', 'add', 'No Store', '--practice', '--edition', 'open-source']);
    const client = ['--client', 'no store'];
    expect(await asked('projects', 'create', ...client, 'First', '--yes')).toMatchObject({ ok: true });
    expect(await asked('projects', 'rename', 'First', 'Second', ...client, '--yes')).toMatchObject({
      data: { project: { projectName: 'Second' } },
    });
    expect(await asked('spaces', 'rename', ...client, 'Production', 'Live', '--yes')).toMatchObject({
      data: { space: { environmentName: 'Live' } },
    });
    expect(await asked('spaces', 'list', ...client, '--environment', 'sandbox')).toMatchObject({
      data: { spaces: [{ environmentName: 'Live', usedBy: [] }] },
    });
  });

  it.each([
    [['projects', 'list'], 'Name a store, or a client with --client.'],
    [['projects', 'rename', '--client', 'Practice', 'Old'], 'The argument <name> is missing.'],
  ])('%j is not understood', async (words, cause) => {
    expect(await asked(...words)).toMatchObject({
      exitCode: 2,
      problem: { code: 'cli.usage', cause: expect.stringContaining(cause) },
    });
  });
});
