/** Searches a running and an ended program for secrets: what it printed, showed, kept in memory and left behind. */
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { expect } from '@playwright/test';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import type { Keys } from './gateway.ts';
import { type LaunchedApp, projectRoot } from './launch.ts';
import { memoryOf, type PageWatch } from './page-watch.ts';
import {
  apiKeySecret,
  filesIn,
  findInFolder,
  findSecrets,
  privateKeySecret,
  type Secret,
} from './secrets.ts';

interface EnteredPair {
  readonly apiKey: string;
  readonly pem: string;
}
export const secretsOf = (pairs: Readonly<Record<Environment, EnteredPair>>): readonly Secret[] =>
  environments.flatMap((environment) => [
    apiKeySecret(`${environment} API key`, pairs[environment].apiKey),
    privateKeySecret(`${environment} private key`, pairs[environment].pem),
  ]);

/** Both pairs as somebody who has them knows them. */
export const keySecrets = ({ sandbox, production }: Keys): readonly Secret[] =>
  secretsOf({
    sandbox: { apiKey: sandbox.apiKey, pem: sandbox.privateKeyPem },
    production: { apiKey: production.apiKey, pem: production.privateKeyPem },
  });

/** All that the program prints. */
export const listen = (launched: LaunchedApp): (() => Buffer) => {
  const chunks: Buffer[] = [];
  const { stdout, stderr } = launched.app.process();
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
  return () => Buffer.concat(chunks);
};

/** Neither the messages to the page nor its memory hold one of these. */
export const expectCleanPage = async (
  launched: LaunchedApp,
  watch: PageWatch,
  secrets: readonly Secret[],
): Promise<void> => {
  const messages = await watch.messages();
  expect(messages.join('\n'), 'the answers were recorded').toContain('fingerprint');
  expect(findSecrets(Buffer.from(messages.join('\n')), secrets), 'messages to the page').toEqual([]);
  expect(await watch.sentByMain(), 'nothing goes past the port').toEqual([]);
  await launched.page.evaluate(() => Reflect.set(window, 'control', ['planted', 'in', 'memory'].join('-')));
  const memory = await memoryOf(launched.page);
  expect(memory.includes('planted-in-memory'), 'what a page holds is seen').toBe(true);
  expect(findSecrets(memory, secrets), 'the page’s memory').toEqual([]);
};

/** Ends main as a fault in native code does, with whatever the system leaves behind then. */
export const crash = async (launched: LaunchedApp, output: () => Buffer): Promise<void> => {
  await launched.app.evaluate(() => process.stderr.write('planted-in-output\n'));
  await expect.poll(() => output().includes('planted-in-output'), 'what it prints is seen').toBe(true);
  const gone = once(launched.app.process(), 'exit');
  await launched.app.evaluate(() => process.crash()).catch(() => undefined);
  const [code] = await gone;
  expect(code, 'it did not end in order').not.toBe(0);
};

/** What the program left on this computer: its own folder, the home folder (with the keychain's files), memory dumps. */
export const expectNothingLeft = async (dataFolder: string, secrets: readonly Secret[]): Promise<void> => {
  expect(await filesIn(dataFolder), 'there are files to look into').not.toEqual([]);
  expect(await findInFolder(dataFolder, secrets), 'the data folder').toEqual([]);
  expect(await findInFolder(homedir(), secrets), 'the home folder').toEqual([]);
  const dumps = (await readdir(projectRoot)).filter((name) => /^core(\.\d+)?$|\.dmp$/.test(name));
  expect(dumps, 'memory dumps').toEqual([]);
};
