/** A license holder's computer hands keys to an agency's: two programs, two keychains, and nothing in clear between them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { generateX25519Identity } from 'age-encryption';
import { environments } from '../../shared/model/environment.ts';
import { startKeyringSession } from '../integration/support/keyring-session.ts';
import { answerFileDialog } from './support/desktop.ts';
import { answerSaveDialog, late, openFromHome, shownCode } from './support/hand-over.ts';
import { launchApp, makeDataFolder } from './support/launch.ts';
import { checkKeys, createLocalWorld, enterAllKeys, storeName, walk } from './support/local-store.ts';
import { memoryOf, watchPage } from './support/page-watch.ts';
import { expectProblem } from './support/problems.ts';
import { sampleProcesses } from './support/processes.ts';
import { apiKeySecret, filesIn, findInFolder, findSecrets, privateKeySecret } from './support/secrets.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

const anyIdentity = /AGE-SECRET-KEY-1[A-Z0-9]{30}/i;

test('keys go to another computer, and to nobody else', async () => {
  test.setTimeout(240_000);
  const world = await createLocalWorld();
  const files = await mkdtemp(path.join(tmpdir(), 'hand-off-'));
  const keyring = await startKeyringSession({ keyring: true });
  const otherFolder = await makeDataFolder();
  const { sandbox, production } = world.gateway.urls;
  const content = { language: 'en', theme: 'light', gateways: { sandbox, production } };
  await writeFile(path.join(otherFolder, 'settings.json'), JSON.stringify({ version: 1, content }));
  const other = await launchApp({
    dataFolder: otherFolder,
    env: { DBUS_SESSION_BUS_ADDRESS: keyring.env.DBUS_SESSION_BUS_ADDRESS ?? '' },
  });
  const agency = createWizard(other.page);
  const secrets = environments.flatMap((environment) => [
    apiKeySecret(`${environment} API key`, world.keys[environment].apiKey),
    privateKeySecret(`${environment} private key`, world.keys[environment].privateKeyPem),
  ]);
  const file = path.join(files, 'keys.age');
  try {
    const { app, page, wizard } = await world.start();
    await walk(world, wizard, 'store', 'paste-keys');
    await enterAllKeys(wizard, world.keys);
    await checkKeys(wizard);

    const taken = await watchPage(other.app, other.page);
    const code = await test.step('the agency copies its code', async () => {
      await openFromHome(agency, 'hand-off.receive');
      const shown = await shownCode(other.page);
      await other.page.getByRole('button', { name: late['hand-off.receive.code.copy'] }).click();
      await expect(other.page.getByText(late['hand-off.receive.code.copied'])).toBeVisible();
      expect(await other.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(shown);
      return shown;
    });

    const sampling = sampleProcesses();
    await expect(wizard.button('hand-off.give')).toBeVisible();
    const given = await watchPage(app, page);
    await test.step('the license holder refuses a secret, then makes the file', async () => {
      await page.getByRole('button', { name: wizard.words('home.store.more', { name: storeName }) }).click();
      await page.getByRole('menuitem', { name: wizard.words('hand-off.give') }).click();
      const field = page.getByLabel(late['hand-off.give.code']);
      const save = page.getByRole('button', { name: late['hand-off.give.save'] });
      const identity = await generateX25519Identity();
      await field.fill(identity);
      await save.click();
      await expectProblem(wizard, 'hand-off.code-is-secret');
      await expect(field).toHaveValue('');
      await answerSaveDialog(app, file);
      await field.fill(` ${code}\n`);
      await save.click();
      await expect(page.getByText(file, { exact: false })).toBeVisible();
      expect(findSecrets(await readFile(file), secrets), 'the file').toEqual([]);
      expect((await memoryOf(page)).includes(identity), 'the identity is forgotten').toBe(false);
      expect(findSecrets(Buffer.from((await given.messages()).join('\n')), secrets)).toEqual([]);
    });

    await test.step('the agency opens it', async () => {
      const choose = other.page.getByRole('button', { name: late['hand-off.receive.file.choose'] });
      const bad = path.join(files, 'bad.age');
      await writeFile(bad, 'hello');
      await answerFileDialog(other.app, [bad]);
      await choose.click();
      await expectProblem(agency, 'hand-off.not-age');
      await answerFileDialog(other.app, [file]);
      await choose.click();
      const kept = late['hand-off.receive.kept.title'].replace('{name}', storeName);
      await expect(other.page.getByText(kept)).toBeVisible({ timeout: 30_000 });
      await expect(other.page.getByText(agency.words('check.accepted.title'), { exact: true })).toHaveCount(
        2,
      );
      await choose.click();
      await expect(other.page.getByText(late['hand-off.receive.known.title'])).toBeVisible();
    });
    const processes = Buffer.concat(await sampling.stop());
    expect(findSecrets(processes, secrets), 'command lines and environments').toEqual([]);
    expect(findSecrets(Buffer.from((await taken.messages()).join('\n')), secrets)).toEqual([]);
    const memory = await memoryOf(other.page);
    expect(findSecrets(memory, secrets), 'the page’s memory').toEqual([]);
    // The identity itself is nobody's but the keychain's, so it is looked for by its form.
    const told = Buffer.from((await taken.messages()).join('\n'));
    for (const place of [memory, told, processes]) expect(place.toString('latin1')).not.toMatch(anyIdentity);
    expect(await other.readLog(), 'the log knows that it happened').toContain('hand-off.read');
    await other.close();
    for (const left of await filesIn(otherFolder)) {
      expect(await readFile(left, 'latin1'), left).not.toMatch(anyIdentity);
    }
    expect(await findInFolder(otherFolder, secrets), 'the agency’s folder').toEqual([]);
    expect(await findInFolder(world.dataFolder, secrets), 'the license holder’s folder').toEqual([]);
  } finally {
    await other.close().catch(() => undefined);
    await world.close();
    await keyring.stop();
    for (const folder of [files, otherFolder]) await rm(folder, { recursive: true, force: true });
  }
});
