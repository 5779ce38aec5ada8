/** Keys with known numbers go through the whole flow; afterwards they are nowhere but in the keychain and on the store. */

import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import {
  type GuidedField,
  type GuidedKeyField,
  guidedKeyFieldSchema,
} from '../../shared/model/connections/guided.ts';
import { guidedFields } from '../../shared/model/connections/guided-fields.ts';
import type { Environment } from '../../shared/model/environment.ts';
import { merchant, webServer } from '../fixtures/magento/admin.ts';
import { makeValues } from '../fixtures/magento/values.ts';
import {
  createAdminWorld,
  enterAdminStore,
  expectSignedIn,
  fillWebServer,
  openAdminWindow,
  signInAsMerchant,
} from './support/admin-store.ts';
import {
  crash,
  expectCleanPage,
  expectNothingLeft,
  keySecrets,
  listen,
  secretsOf,
} from './support/canary.ts';
import { answerFileDialog, watchOpenedLinks } from './support/desktop.ts';
import {
  answerChoice,
  answerKeys,
  beginUndo,
  copyField,
  enterGuidedStore,
  openSheet,
  startAdminStandIn,
  tick,
  verify,
} from './support/guided-walk.ts';
import { launchApp } from './support/launch.ts';
import { createLocalWorld, storeName, walk } from './support/local-store.ts';
import { watchPage } from './support/page-watch.ts';
import { applyAll, checkKeys, chooseTarget, getKeys } from './support/practice-walk.ts';
import { isPhp, sampleProcesses, sampleWhile } from './support/processes.ts';
import { apiKeySecret, findInFolder, findSecrets, privateKeySecret } from './support/secrets.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 180_000 });

/** As a user's keyboard or clipboard does it, and not through a script of the page. */
const typeInto = async (wizard: Wizard, field: 'apiKey' | 'privateKey', text: string): Promise<void> => {
  await wizard.keyField('sandbox', field).focus();
  await wizard.page.keyboard.insertText(text);
  await wizard.keyField('sandbox', field).blur();
  await wizard.expectKept('sandbox', field);
};

test('the search finds every form of a key', async () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const der = pair.privateKey.export({ type: 'pkcs8', format: 'der' });
  const apiKey = 'f3a9c1d2e4b5968778695a4b3c2d1e0f';
  const secrets = [privateKeySecret('key', pem), apiKeySecret('API key', apiKey)];
  const base64 = Buffer.from(pem).toString('base64');
  const travelled: Record<string, Buffer | string> = {
    pem,
    crlf: pem.replaceAll('\n', '\r\n'),
    oneLine: pem.replaceAll('\n', ''),
    json: JSON.stringify({ key: pem }),
    jsonTwice: JSON.stringify(JSON.stringify({ key: pem })),
    url: encodeURIComponent(pem),
    base64,
    base64Lines: base64.replaceAll(/.{76}/g, '$&\n'),
    base64Shifted: Buffer.from(`x${pem}`).toString('base64'),
    utf16: Buffer.from(pem, 'utf16le'),
    hexOfText: Buffer.from(pem).toString('hex'),
    pkcs1: pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    der,
    hexOfDer: der.toString('hex'),
    jwk: JSON.stringify(pair.privateKey.export({ format: 'jwk' })),
    apiKey,
    apiKeyBase64: Buffer.from(`key=${apiKey}`).toString('base64'),
  };
  const folder = await mkdtemp(path.join(tmpdir(), 'control-'));
  for (const [name, text] of Object.entries(travelled)) {
    const planted = Buffer.concat([Buffer.from('before '), Buffer.from(text), Buffer.from(' after')]);
    await writeFile(path.join(folder, name), planted);
  }
  const found = await findInFolder(folder, secrets);
  for (const name of Object.keys(travelled)) {
    expect(
      found.some((what) => what.startsWith(`${name}: `)),
      name,
    ).toBe(true);
  }
  await rm(folder, { recursive: true, force: true });
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' });
  const open = [publicKey, publicKey.toString('base64'), publicKey.toString('hex')];
  for (const text of open)
    expect(findSecrets(Buffer.from(text), secrets), 'the public key is none').toEqual([]);
});

test('the sampling sees a process that lives for a moment', async () => {
  const sampling = sampleProcesses();
  const short = { stdio: 'ignore', timeout: 5_000 } as const;
  await once(spawn('sh', ['-c', 'sleep 0.2; true', 'argument-0123456789'], short), 'exit');
  await once(spawn('sleep', ['0.2'], { ...short, env: { MARKER: 'variable-0123456789' } }), 'exit');
  const seen = Buffer.concat(await sampling.stop());
  const secrets = [
    apiKeySecret('argument', 'argument-0123456789'),
    apiKeySecret('variable', 'variable-0123456789'),
  ];
  expect(findSecrets(seen, secrets)).toEqual(['argument (text)', 'variable (text)']);
});

test('a local store: the keys are on the store, and nowhere else', async () => {
  const world = await createLocalWorld();
  const { dataFolder, keys, magento } = world;
  const files = await mkdtemp(path.join(tmpdir(), 'downloads-'));
  try {
    const launched = await world.start();
    const { app, page, wizard } = launched;
    const output = listen(launched);
    const watch = await watchPage(app, page);
    const pairs = {
      sandbox: { apiKey: keys.sandbox.apiKey, pem: keys.sandbox.privateKeyPem },
      production: { apiKey: keys.production.apiKey, pem: keys.production.privateKeyPem },
    };
    const secrets = keySecrets(keys);

    await walk(world, wizard, 'store', 'paste-keys');
    await wizard.expectTitle('step.paste-keys.title');
    await typeInto(wizard, 'apiKey', pairs.sandbox.apiKey);
    await typeInto(wizard, 'privateKey', pairs.sandbox.pem);
    // A value that is refused must not stay anywhere either.
    await wizard.fillKey('production', 'privateKey', pairs.production.pem.slice(0, -200));
    await expect(wizard.keyField('production', 'privateKey')).toHaveAttribute('aria-invalid', 'true');
    const file = path.join(files, 'privateKey-production.pem');
    await writeFile(file, pairs.production.pem);
    await answerFileDialog(app, [file]);
    await wizard.chooseKeyFiles();
    await wizard.expectKept('production', 'privateKey');
    await wizard.fillKey('production', 'apiKey', pairs.production.apiKey);
    await wizard.expectKept('production', 'apiKey');
    await checkKeys(wizard);
    await wizard.continue();
    await walk(world, wizard, 'project', 'review');
    await wizard.expectTitle('step.review.title');

    const [, processes] = await sampleWhile(magento, isPhp, () =>
      walk(world, wizard, 'review', 'next-steps'),
    );
    await wizard.expectConnected(storeName);
    expect(processes.some(isPhp), 'php was seen').toBe(true);
    expect(findSecrets(Buffer.concat(processes), secrets), 'command lines and environments').toEqual([]);

    await expectCleanPage(launched, watch, secrets);
    await crash(launched, output);
    expect(findSecrets(output(), secrets), 'standard output and error').toEqual([]);
    await expectNothingLeft(dataFolder, secrets);
    expect(await findInFolder(magento.root, secrets), 'the files of the store').toEqual([]);
    expect(Object.values(await magento.decrypted()), 'the keys did arrive').toContain(pairs.sandbox.apiKey);
  } finally {
    await world.close();
    await rm(files, { recursive: true, force: true });
  }
});

test('a sample store: its keys are in the keychain, and nowhere else', async () => {
  const launched = await launchApp();
  const downloads = await mkdtemp(path.join(tmpdir(), 'downloads-'));
  const { app, dataFolder, page } = launched;
  try {
    const output = listen(launched);
    const opened = await watchOpenedLinks(app);
    const watch = await watchPage(app, page);
    const wizard = createWizard(page);
    await wizard.startPractice();
    const downloaded = await getKeys(wizard, opened, downloads);
    const pem = (environment: Environment) => readFile(downloaded[environment].file, 'utf8');
    const secrets = secretsOf({
      sandbox: { apiKey: downloaded.sandbox.apiKey, pem: await pem('sandbox') },
      production: { apiKey: downloaded.production.apiKey, pem: await pem('production') },
    });
    await typeInto(wizard, 'apiKey', downloaded.sandbox.apiKey);
    await typeInto(wizard, 'privateKey', await pem('sandbox'));
    await wizard.pasteEverything(`Production\n${downloaded.production.apiKey}\n${await pem('production')}`);
    await wizard.expectKept('production', 'apiKey');
    await wizard.expectKept('production', 'privateKey');
    await checkKeys(wizard);
    await chooseTarget(wizard, { project: 'Luma', dataSpace: /^Production/, spaces: 3 });
    const sampling = sampleProcesses();
    await applyAll(wizard);
    const processes = Buffer.concat(await sampling.stop());
    expect(findSecrets(processes, secrets), 'command lines and environments').toEqual([]);

    await expectCleanPage(launched, watch, secrets);
    await crash(launched, output);
    expect(findSecrets(output(), secrets), 'standard output and error').toEqual([]);
    // This file plays Adobe's side, which has to know its API keys to recognise them, as the portal's list does.
    const portal = path.join(dataFolder, 'practice', 'gateway.json');
    const privateKeys = secrets.filter(({ name }) => name.endsWith('private key'));
    expect(findSecrets(await readFile(portal), privateKeys), 'the practice gateway').toEqual([]);
    await rm(portal);
    await expectNothingLeft(dataFolder, secrets);
  } finally {
    await launched.close().catch(() => undefined);
    await rm(downloads, { recursive: true, force: true });
  }
});

test('a store behind its Admin: keys and passwords are in the keychain and on the store, and nowhere else', async () => {
  const former = makeValues();
  const paths = 'services_connector/services_connector_integration' as const;
  const old = {
    apiKey: former[`${paths}/production_api_key`],
    pem: former[`${paths}/production_private_key`],
  };
  const values = {
    [`${paths}/production_api_key`]: old.apiKey,
    [`${paths}/production_private_key`]: old.pem,
  };
  const world = await createAdminWorld({ basic: webServer }, { magento: { values } });
  const { dataFolder, keys } = world;
  try {
    const launched = await world.start();
    const { app, page, wizard } = launched;
    const output = listen(launched);
    const watch = await watchPage(app, page);
    const secrets = [
      apiKeySecret('password', merchant.password),
      apiKeySecret('password of the web server', webServer.password),
      apiKeySecret('former API key', old.apiKey),
      privateKeySecret('former private key', old.pem),
      ...keySecrets(keys),
    ];
    await enterAdminStore(wizard, world.admin.url);
    await wizard.press('admin.sign-in.open');
    await fillWebServer(wizard, webServer);
    await signInAsMerchant(await openAdminWindow(app, wizard));
    await expectSignedIn(wizard);
    await wizard.continue();
    await walk(world, wizard, 'get-keys', 'next-steps');
    await wizard.expectConnected(storeName);

    await expectCleanPage(launched, watch, secrets);
    await crash(launched, output);
    expect(findSecrets(output(), secrets), 'standard output and error').toEqual([]);
    await expectNothingLeft(dataFolder, secrets);
    const arrived = Object.values(await world.magento.decrypted());
    expect(arrived, 'the keys did arrive').toContain(keys.sandbox.apiKey);
    expect(arrived, 'and took the place of the former ones').not.toContain(old.apiKey);
  } finally {
    await world.close();
  }
});

test('a store entered by hand: keys go through the clipboard and back, and are nowhere else', async () => {
  test.setTimeout(300_000);
  const world = await createLocalWorld();
  const admin = await startAdminStandIn();
  const { dataFolder, keys } = world;
  const formerName = 'Former Shop';
  try {
    const formerKeys = await world.gateway.issueKeys('open-source');
    const launched = await world.start();
    const { app, page, wizard } = launched;
    const output = listen(launched);
    const watch = await watchPage(app, page);
    const secrets = [keys, formerKeys].flatMap((from) =>
      secretsOf({
        sandbox: { apiKey: from.sandbox.apiKey, pem: from.sandbox.privateKeyPem },
        production: { apiKey: from.production.apiKey, pem: from.production.privateKeyPem },
      }),
    );
    const copyAndTick = async (from: typeof keys, fields: readonly GuidedField[]): Promise<void> => {
      const expected: Record<GuidedKeyField, string> = {
        'sandbox-api-key': from.sandbox.apiKey,
        'sandbox-private-key': from.sandbox.privateKeyPem.trim(),
        'production-api-key': from.production.apiKey,
        'production-private-key': from.production.privateKeyPem.trim(),
      };
      for (const field of fields) {
        const key = guidedKeyFieldSchema.safeParse(field).data;
        if (key) expect(await copyField(app, wizard, key), field).toBe(expected[key]);
        await tick(wizard, field);
      }
    };
    await enterGuidedStore(wizard, formerName, admin.url);
    await walk({ ...world, keys: formerKeys }, wizard, 'get-keys', 'project');
    await wizard.expectTitle('step.project.title');
    await wizard.home();
    await enterGuidedStore(wizard, storeName, admin.url);
    await wizard.expectTitle('step.get-keys.title');
    const source = wizard.words('step.get-keys.source.new');
    await page.getByRole('radio', { name: source }).check({ force: true });
    await walk(world, wizard, 'get-keys', 'review');
    await wizard.press('guided.review.begin');
    await answerKeys(wizard, 'sandbox', { label: formerName });
    await answerKeys(wizard, 'production', { label: formerName });
    // Into the wrong field: it is refused, and stays nowhere.
    await answerChoice(wizard, 'project', keys.sandbox.privateKeyPem.replaceAll(/\s/g, ' ').slice(0, 250));
    await answerChoice(wizard, 'data-space', null);
    await wizard.continue();
    await expect(page.getByText(wizard.words('guided.before.looks-like-key'))).toBeVisible();
    await answerChoice(wizard, 'project', 'Former Ltd');
    const sampling = sampleProcesses();
    await wizard.continue();
    await wizard.expectTitle('guided.apply.title');
    await copyAndTick(keys, guidedFields);
    const sheet = await openSheet(app, wizard);
    await verify(wizard);
    await wizard.press('guided.finish');
    await wizard.expectConnected(storeName);
    await beginUndo(wizard);
    // An empty data space comes first.
    await copyAndTick(formerKeys, ['data-space', ...guidedFields.slice(0, -1)]);
    expect(await openSheet(app, wizard)).toBe(sheet);
    await verify(wizard);
    const processes = Buffer.concat(await sampling.stop());
    expect(processes.includes('--no-sandbox') || process.getuid?.() !== 0, 'our processes were seen').toBe(
      true,
    );
    expect(findSecrets(processes, secrets), 'command lines and environments').toEqual([]);
    expect(findSecrets(await readFile(sheet), secrets), 'the sheet').toEqual([]);
    await wizard.press('guided.undo.finish');
    await wizard.press('step.undo.home');

    await expectCleanPage(launched, watch, secrets);
    await crash(launched, output);
    expect(findSecrets(output(), secrets), 'standard output and error').toEqual([]);
    await expectNothingLeft(dataFolder, secrets);
  } finally {
    await world.close();
    admin.close();
  }
});
