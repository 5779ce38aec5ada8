/** keys add, plan, apply, check and undo on a real PHP instance; and where the keys are not, all the way. */

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../../shared/model/environment.ts';
import { type Keys, startTestGateway, type TestGateway } from '../e2e/support/gateway.ts';
import { isPhp, sampleProcesses, sampleWhile } from '../e2e/support/processes.ts';
import {
  apiKeySecret,
  findInFolder,
  findSecrets,
  privateKeySecret,
  type Secret,
} from '../e2e/support/secrets.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { type Cli, createCli, type Ended } from './cli-support.ts';

const PROJECT = 'services_connector/services_id/project_id';
const SANDBOX_KEY = 'services_connector/services_connector_integration/sandbox_api_key';

/** Each test starts several programs, each with a keychain helper of its own. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cli: Cli;
let gateway: TestGateway;
let magento: Magento;
let keys: Keys;
let secrets: readonly Secret[];
const printed: Ended[] = [];

const run = async (...given: Parameters<Cli['run']>): Promise<Ended> => {
  const ended = await cli.run(...given);
  printed.push(ended);
  return ended;
};

beforeAll(async () => {
  [cli, gateway, magento] = await Promise.all([createCli(), startTestGateway(), createMagento()]);
  keys = await gateway.issueKeys();
  await gateway.createProject(keys, 'Garden Ltd');
  const { sandbox, production } = gateway.urls;
  const content = { language: 'en', theme: 'light', gateways: { sandbox, production } };
  await writeFile(join(cli.dataFolder, 'settings.json'), JSON.stringify({ version: 1, content }));
  const secretsOf = (environment: Environment): readonly Secret[] => [
    apiKeySecret(`${environment} API key`, keys[environment].apiKey),
    privateKeySecret(`${environment} private key`, keys[environment].privateKeyPem),
  ];
  secrets = [...secretsOf('sandbox'), ...secretsOf('production')];
}, 60_000);
afterAll(async () => {
  await Promise.all([cli.close(), gateway.close(), magento.remove()]);
});

const yaml = () => `version: 1
clients:
  - name: Garden Ltd
    keys: keychain
stores:
  - name: Garden
    client: Garden Ltd
    purpose: production
    tags: [spring]
    connection:
      kind: local
      root: ${magento.root}
    project: Garden Ltd
    dataSpace: Production
`;

/** Programs that the command line started; its own first environment is what the user gave it. */
const isChild = (shown: Buffer): boolean => !shown.toString('latin1').includes('main/cli.js');

describe('a store from its keys to undo', () => {
  it('takes keys from standard input and an environment variable', async () => {
    const sampling = sampleProcesses();
    const block = [
      `sandbox private key:\n${keys.sandbox.privateKeyPem}`,
      `production API key: ${keys.production.apiKey}`,
      `production private key:\n${keys.production.privateKeyPem}`,
    ].join('\n');
    const { code, stdout, stderr } = await run(
      ['keys', 'add', 'Garden Ltd', '--from', 'sandbox.apiKey=env:SANDBOX_KEY', '--file', '-'],
      { input: block, env: { SANDBOX_KEY: keys.sandbox.apiKey } },
    );
    const seen = await sampling.stop();
    expect(stderr).toBe('');
    expect(stdout.match(/accepted/g)).toHaveLength(2);
    expect(code).toBe(0);
    expect(
      seen.some((shown) => shown.includes('keychain-helper')),
      'the helper was seen',
    ).toBe(true);
    expect(findSecrets(Buffer.concat(seen.filter(isChild)), secrets), 'what was started').toEqual([]);
    const commandLines = seen.map((shown) => shown.subarray(0, shown.indexOf('COMMERCE_CONNECT_DATA')));
    expect(findSecrets(Buffer.concat(commandLines), secrets), 'command lines').toEqual([]);
  });

  it('plans what the file says, and says so with an exit code', async () => {
    await writeFile(join(cli.dataFolder, 'stores.yaml'), yaml());
    const { code, stdout, stderr } = await run(['plan', '-f', 'stores.yaml', '--exit-code']);
    expect(stderr).toBe('');
    expect(stdout).toContain('new in the list');
    expect(stdout).toMatch(/^New +services_connector\/services_id\/project_id +Not set/m);
    expect(stdout).toContain('1 store – would change: 1');
    expect(code).toBe(3);
    expect((await magento.rows())[PROJECT]).toBeUndefined();
  });

  it('asks before it applies, and takes no silence for a yes', async () => {
    const { code, stderr } = await run(['apply', '-f', 'stores.yaml']);
    expect(stderr).toContain('Nobody agreed to this');
    expect(code).toBe(4);
    expect((await magento.rows())[PROJECT]).toBeUndefined();
  });

  it('applies, and the second time there is nothing to do', async () => {
    const report = join(cli.dataFolder, 'report.html');
    const [first, seen] = await sampleWhile(magento, isPhp, () =>
      run(['apply', '-f', 'stores.yaml', '--yes', '--report', report]),
    );
    expect(first.stdout).toMatch(/^Garden +changed +10 /m);
    expect(first.code).toBe(0);
    expect(seen.some(isPhp), 'php was seen').toBe(true);
    expect(findSecrets(Buffer.concat(seen), secrets), 'command lines and environments').toEqual([]);
    expect(Object.values(await magento.decrypted())).toContain(keys.sandbox.apiKey);

    const second = await run(['apply', '-f', 'stores.yaml', '--yes']);
    expect(second.stdout).toMatch(/^Garden +nothing to do +0 /m);
    expect((await run(['plan', 'tag:spring', '--exit-code'])).code).toBe(0);
  });

  it('checks, and finds what somebody else changed', async () => {
    expect((await run(['check'])).code).toBe(0);
    const before = (await magento.rows())[PROJECT] ?? '';
    await magento.setRow(PROJECT, 'theirs', true);
    const { code, stdout } = await run(['check', 'Garden']);
    expect(stdout).toContain('The SaaS project is theirs');
    expect(code).toBe(5);
    await magento.setRow(PROJECT, before, true);
  });

  it('undoes what it did', async () => {
    const { code, stdout } = await run(['undo', 'Garden', '--yes']);
    expect(stdout).toMatch(/^Garden +undone +10 /m);
    expect(code).toBe(0);
    const rows = await magento.rows();
    expect([rows[PROJECT], rows[SANDBOX_KEY]]).toEqual([undefined, undefined]);
  });

  it('left the keys nowhere: not in its output, the data folder, the home folder or the store’s files', async () => {
    const output = Buffer.from(printed.map(({ stdout, stderr }) => stdout + stderr).join('\n'));
    expect(output.length).toBeGreaterThan(1000);
    expect(findSecrets(output, secrets), 'what was printed').toEqual([]);
    expect(await findInFolder(cli.dataFolder, secrets), 'the data folder').toEqual([]);
    expect(await findInFolder(homedir(), secrets), 'the home folder').toEqual([]);
    expect(await findInFolder(magento.root, secrets), 'the files of the store').toEqual([]);
  });
});

describe('what goes wrong', () => {
  it('says where a file has mistakes, and begins nothing', async () => {
    await writeFile(join(cli.dataFolder, 'bad.yaml'), 'version: 1\nclients: []\nstores:\n  - nam: Garden\n');
    const { code, stderr, stdout } = await run(['apply', '-f', 'bad.yaml', '--yes']);
    expect(stdout).toBe('');
    expect(stderr).toContain('Problem:');
    expect(code).toBe(2);
    const planned = await run(['plan', '-f', 'bad.yaml']);
    expect(planned.stderr).toMatch(/^bad\.yaml:\d+:\d+ /m);
    expect(planned.code).toBe(2);
  });

  it('tells which of several stores failed, and does the others', async () => {
    const add = (name: string, root: string) =>
      run(['stores', 'add', name, '--local', root, '--client', 'Garden Ltd', '--no-inspect']);
    expect((await add('Gone', join(cli.dataFolder, 'gone'))).code).toBe(0);
    const { code, stdout, stderr } = await run(['inspect', 'Gone', 'Garden']);
    expect(stdout).toMatch(/^Garden +looked at /m);
    expect(stdout).toMatch(/^Gone +failed /m);
    expect(stderr).toContain('1 of 2 stores not done');
    expect(code).toBe(1);
  });

  it('refuses a secret as an argument, and does not say it again', async () => {
    const { code, stdout, stderr } = await run(['keys', 'add', 'X', '--api-key', keys.sandbox.apiKey]);
    expect(code).toBe(2);
    expect(stderr).toContain('A secret is never an argument');
    expect(stdout + stderr).not.toContain(keys.sandbox.apiKey);
  });

  it('says that a value is not possible', async () => {
    const long = await run(['stores', 'add', 'x'.repeat(200), '--practice']);
    const empty = await run(['keys', 'add', '', '--file', '-'], { input: 'x' });
    for (const { code, stderr } of [long, empty]) {
      expect([code, stderr]).toEqual([2, expect.stringContaining('A value is empty, too long')]);
    }
  });

  it('answers for help without touching anything', async () => {
    const untouched = join(cli.dataFolder, 'untouched');
    for (const args of [['--help'], ['rotate', '--help'], ['--version'], ['complete', '--', 'sto']]) {
      const { code, stdout } = await run(args, { env: { COMMERCE_CONNECT_DATA: untouched } });
      expect([code, stdout.length > 5]).toEqual([0, true]);
    }
    expect(existsSync(untouched)).toBe(false);
  });

  it('removes a new store again that cannot be reached', async () => {
    const gone = join(cli.dataFolder, 'nowhere');
    const { code, stderr } = await run(['stores', 'add', 'Nowhere', '--local', gone]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('Problem:')]);
    expect((await run(['stores', 'show', 'Nowhere'])).code).toBe(2);
  });
});
