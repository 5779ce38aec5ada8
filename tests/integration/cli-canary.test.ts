/** Secrets that stores.yaml and the options only name: from a file, a variable and a command to the store, and nowhere else. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Keys, startTestGateway, type TestGateway } from '../e2e/support/gateway.ts';
import { isPhp, sampleWhile } from '../e2e/support/processes.ts';
import {
  apiKeySecret,
  filesIn,
  findInFolder,
  findSecrets,
  privateKeySecret,
  type Secret,
} from '../e2e/support/secrets.ts';
import { type SshServer, startSshServer } from '../e2e/support/ssh-store.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { type Cli, createCli, type Ended } from './cli-support.ts';

/** Each test starts several programs, each with a keychain helper of its own. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const variable = 'GARDEN_SANDBOX_KEY';

let cli: Cli;
let gateway: TestGateway;
let magento: Magento;
let ssh: SshServer;
let keys: Keys;
/** The user's own folder with the secrets, which is nobody's to search. */
let vault: string;
let secrets: readonly Secret[];
const printed: Ended[] = [];

beforeAll(async () => {
  [cli, gateway, magento] = await Promise.all([createCli(), startTestGateway(), createMagento()]);
  ssh = await startSshServer(magento.root);
  vault = await mkdtemp(join(tmpdir(), 'vault-'));
  keys = await gateway.issueKeys();
  await gateway.createProject(keys, 'Garden Ltd');
  const { sandbox, production } = gateway.urls;
  const content = { language: 'en', theme: 'light', gateways: { sandbox, production } };
  await writeFile(join(cli.dataFolder, 'settings.json'), JSON.stringify({ version: 1, content }));
  await Promise.all([
    writeFile(join(vault, 'sandbox.pem'), keys.sandbox.privateKeyPem),
    writeFile(join(vault, 'production.txt'), keys.production.apiKey),
    writeFile(join(vault, 'production.pem'), keys.production.privateKeyPem),
    writeFile(join(vault, 'passphrase'), ssh.passphrase),
    // A manager of secrets that notes what it is given, as an attacker in its place would.
    writeFile(
      join(vault, 'print.mjs'),
      `import { appendFileSync, readFileSync } from 'node:fs';
      appendFileSync('${cli.dataFolder}/given', JSON.stringify([process.argv, process.env]));
      process.stdout.write(readFileSync(process.argv[2]));`,
    ),
  ]);
  secrets = [
    apiKeySecret('sandbox API key', keys.sandbox.apiKey),
    privateKeySecret('sandbox private key', keys.sandbox.privateKeyPem),
    apiKeySecret('production API key', keys.production.apiKey),
    privateKeySecret('production private key', keys.production.privateKeyPem),
    apiKeySecret('passphrase', ssh.passphrase),
  ];
});
afterAll(async () => {
  await Promise.all([cli.close(), gateway.close(), ssh.stop()]);
  await Promise.all([magento.remove(), rm(vault, { recursive: true, force: true })]);
});

const yaml = () => `version: 1
clients:
  - name: Named Ltd
    keys:
      sandbox:
        apiKey: { env: ${variable} }
        privateKey: { file: ${vault}/sandbox.pem }
      production:
        apiKey: { command: [${process.execPath}, ${vault}/print.mjs, ${vault}/production.txt] }
        privateKey: { command: [${process.execPath}, ${vault}/print.mjs, ${vault}/production.pem] }
stores:
  - name: Named garden
    client: Named Ltd
    connection:
      kind: ssh
      host: 127.0.0.1
      port: ${ssh.server.port}
      user: ${userInfo().username}
      auth: { method: key, file: ${ssh.keyFile} }
      root: ${magento.root}
    project: Garden Ltd
    dataSpace: Production
`;

const run = async (...args: string[]): Promise<Ended> => {
  const signIn = [
    '--trust-host-key',
    ssh.fingerprint,
    '--ssh-secret-from',
    `command:cat ${vault}/passphrase`,
  ];
  const env = { [variable]: keys.sandbox.apiKey };
  const ended = await cli.run([...args, ...signIn], { env });
  printed.push(ended);
  return ended;
};

/** The command line was given the variable by its user; none of the programs that it starts may have it. */
const isOurs = (shown: Buffer): boolean => shown.includes('main/cli.js');

it('plans and applies with secrets that are only named', async () => {
  await writeFile(join(cli.dataFolder, 'stores.yaml'), yaml());
  const report = join(cli.dataFolder, 'report');
  const [ended, seen] = await sampleWhile(magento, isPhp, async () => {
    const planned = await run('plan', '-f', 'stores.yaml', '--report', `${report}.json`);
    const applied = await run('apply', '-f', 'stores.yaml', '--yes', '--report', `${report}.html`);
    return [planned, applied];
  });
  expect(ended.map(({ code, stderr }) => [code, stderr.includes('Problem')])).toEqual([
    [0, false],
    [0, false],
  ]);
  expect(Object.values(await magento.decrypted())).toEqual(
    expect.arrayContaining([keys.sandbox.apiKey, keys.production.apiKey]),
  );
  expect(seen.some(isPhp), 'php was seen').toBe(true);
  const started = seen.filter((shown) => !isOurs(shown));
  expect(findSecrets(Buffer.concat(started), secrets), 'command lines and environments').toEqual([]);
});

it('tells of a secret that cannot be read without saying it', async () => {
  await writeFile(join(vault, 'production.pem'), keys.production.privateKeyPem.slice(0, -300));
  const broken = await run('apply', '-f', 'stores.yaml', '--yes');
  expect([broken.code, broken.stdout + broken.stderr]).toEqual([1, expect.stringContaining('Named')]);
  await rm(join(vault, 'production.txt'));
  const missing = await run('apply', '-f', 'stores.yaml', '--yes');
  expect([missing.code, missing.stdout + missing.stderr]).toEqual([1, expect.stringContaining('Named')]);
});

it('left the secrets nowhere', async () => {
  const output = printed.map(({ stdout, stderr }) => stdout + stderr).join('\n');
  expect(findSecrets(Buffer.from(output), secrets), 'what was printed').toEqual([]);
  const names = (await filesIn(cli.dataFolder)).map((file) => file.slice(cli.dataFolder.length + 1));
  expect(names).toEqual(expect.arrayContaining(['given', 'report.json', 'report.html']));
  expect(await findInFolder(cli.dataFolder, secrets), 'reports, lists, and what commands were given').toEqual(
    [],
  );
  expect(await findInFolder(homedir(), secrets), 'the home folder').toEqual([]);
  expect(await findInFolder(magento.root, secrets), 'the files of the store').toEqual([]);
  expect(findSecrets(Buffer.from(ssh.server.log()), secrets), 'the server’s log').toEqual([]);
});
