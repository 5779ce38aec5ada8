/** The command line as it is built: what it prints, what it serves, how it ends. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeDataFolder } from './support/launch.ts';
import { runCommand, startCommand, startServe } from './support/serve.ts';
import { test } from './support/test.ts';

let dataFolder: string;
test.beforeEach(async () => {
  dataFolder = await makeDataFolder();
});
test.afterEach(() => rm(dataFolder, { recursive: true, force: true }));

test('says its version and how it is used', async () => {
  const version = await runCommand(['--version'], dataFolder);
  expect(version).toMatchObject({ code: 0, errors: '' });
  expect(version.output).toMatch(/^\d+\.\d+\.\d+\n$/);
  const help = await runCommand(['--help'], dataFolder);
  expect(help.code).toBe(0);
  for (const word of ['serve', 'practice', 'Examples:']) expect(help.output).toContain(word);
});

test('a wrong port or word is answered in plain words', async () => {
  const port = await runCommand(['serve', '--port', '70000'], dataFolder);
  expect(port.code).toBe(2);
  expect(port.errors).toContain('is a number from 0 to 65535.');
  const word = await runCommand(['sreve'], dataFolder);
  expect(word.code).toBe(2);
  expect(word.errors).toContain('--help');
});

test('serves the wizard, and ends with Ctrl-C', async () => {
  const served = await startServe(dataFolder);
  const page = await fetch(served.url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const commandLine = await readFile(`/proc/${served.pid}/cmdline`, 'utf8');
  expect(commandLine).not.toContain(new URL(served.url).hash.slice('#token='.length));
  expect(await served.stop()).toBe(0);
});

test('a port that is in use is said in plain words, without a stack', async () => {
  const served = await startServe(dataFolder);
  const second = await runCommand(['serve', '--no-open', '--port', new URL(served.url).port], dataFolder);
  expect(second.code).toBe(1);
  expect(second.errors).toContain('The port is in use');
  expect(second.errors).toContain('Choose another one with --port, or leave --port away.');
  expect(second.errors).not.toContain('    at ');
  await served.stop();
});

test('a data folder that is none is said in plain words', async () => {
  const file = path.join(dataFolder, 'file');
  await writeFile(file, '');
  const { code, errors } = await runCommand(['serve', '--no-open'], file);
  expect(code).toBe(1);
  expect(errors).toContain('Set COMMERCE_CONNECT_DATA to another folder.');
  expect(errors).not.toContain('    at ');
});

test('runs a practice gateway until Ctrl-C', async () => {
  const running = await startCommand(['practice', 'gateway', '--port', '0'], dataFolder, /Ctrl-C/);
  const addresses = running.printed.match(/http:\/\/127\.0\.0\.1:\d+\S*/g) ?? [];
  expect(addresses).toHaveLength(3);
  for (const address of addresses) expect((await fetch(address)).status).toBeLessThan(500);
  expect(await running.stop()).toBe(0);
});
