/** Entering by hand: from the first start to connected, with nothing but the Admin's pages. */
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { type ElectronApplication, expect, test } from '@playwright/test';
import type { MessageId } from '../../renderer/app/message-ids.ts';
import { type GuidedKeyField, guidedFields } from '../../shared/model/connections/guided.ts';
import { environments } from '../../shared/model/environment.ts';
import { killProgram } from './support/kill.ts';
import { createLocalWorld, type LocalWorld, storeName, walk } from './support/local-store.ts';
import { memoryOf, watchPage } from './support/page-watch.ts';
import { apiKeySecret, findInFolder, findSecrets, privateKeySecret } from './support/secrets.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

let world: LocalWorld;
let admin: Server;
test.afterEach(async () => {
  await world.close();
  admin.close();
});

/** An Admin that sends everybody to its sign-in, as the real one does. */
const startAdmin = async (): Promise<string> => {
  admin = createServer((_request, response) => response.writeHead(302, { location: '/signin' }).end());
  admin.listen(0, '127.0.0.1');
  await once(admin, 'listening');
  const address = admin.address();
  if (address === null || typeof address === 'string') throw new Error('The Admin has no port');
  return `http://127.0.0.1:${address.port}/admin/`;
};

const clipboardOf = (app: ElectronApplication): Promise<string> =>
  app.evaluate(async ({ clipboard }) => clipboard.readText());

const enterStore = async ({ page, words, press, button }: Wizard, adminUrl: string): Promise<void> => {
  await button('home.connect.button').click();
  await page.getByRole('textbox', { name: words('step.store.name') }).fill(storeName);
  await page.getByRole('radio', { name: words('step.store.way.guided') }).check({ force: true });
  await page.getByRole('textbox', { name: words('guided.address') }).fill(adminUrl);
  await press('common.continue');
};

const tick = async ({ page, words }: Wizard, field: (typeof guidedFields)[number]): Promise<void> => {
  const box = page.getByRole('checkbox', { name: words(`guided.field.${field}`) });
  // It is ticked when the program has remembered it.
  await box.click({ force: true });
  await expect(box).toBeChecked();
};

const picture = async ({ page }: Wizard, name: string): Promise<void> => {
  const folder = process.env.COMMERCE_CONNECT_PICTURES;
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
};

test('from the first start to connected, through a kill in the middle', async () => {
  test.setTimeout(180_000);
  world = await createLocalWorld();
  const { keys, dataFolder } = world;
  const adminUrl = await startAdmin();
  const first = await world.start();
  const { wizard } = first;
  await enterStore(wizard, adminUrl);
  await walk(world, wizard, 'get-keys', 'review');
  await wizard.expectTitle('guided.review.title');
  await wizard.press('guided.review.begin');
  await wizard.expectTitle('guided.apply.title');

  const copy = async (field: GuidedKeyField): Promise<string> => {
    const name = wizard.words(`guided.field.${field}`);
    await wizard.press('guided.copy.named', { field: name });
    await expect(wizard.page.getByRole('status').filter({ hasText: name })).toBeVisible();
    return (await clipboardOf(first.app)).trim();
  };
  expect(await copy('sandbox-api-key')).toBe(keys.sandbox.apiKey);
  await tick(wizard, 'sandbox-api-key');
  expect(await copy('sandbox-private-key')).toBe(keys.sandbox.privateKeyPem.trim());
  await picture(wizard, 'guided-en-light');
  await tick(wizard, 'sandbox-private-key');
  await killProgram(first.app);

  const second = await world.start();
  const watch = await watchPage(second.app, second.page);
  const again = second.wizard;
  await again.openStore(storeName, 'in-progress');
  await again.expectTitle('guided.apply.title');
  const boxOf = (field: (typeof guidedFields)[number]) =>
    again.page.getByRole('checkbox', { name: again.words(`guided.field.${field}`) });
  await expect(boxOf('sandbox-private-key')).toBeChecked();
  await expect(boxOf('production-api-key')).not.toBeChecked();
  await again.press('guided.copy.named', { field: again.words('guided.field.production-api-key') });
  await expect.poll(() => clipboardOf(second.app)).toBe(keys.production.apiKey);
  for (const field of guidedFields.slice(2)) await tick(again, field);

  await second.app.evaluate(({ shell }) => {
    shell.openPath = async () => '';
  });
  await again.press('guided.sheet');
  await expect(again.page.locator('code', { hasText: 'sheets' })).toBeVisible();
  const [sheet = ''] = await readdir(path.join(dataFolder, 'sheets'));
  const html = await readFile(path.join(dataFolder, 'sheets', sheet), 'utf8');
  expect(html).toContain(world.project.projectId);

  await again.press('guided.verify');
  for (const id of [
    'guided.verified.keys',
    'guided.verified.registry',
    'guided.verified.not-possible',
  ] satisfies MessageId[]) {
    await expect(again.page.getByText(again.words(id))).toBeVisible({ timeout: 30_000 });
  }
  const answers = again.words('guided.verified.admin.answers');
  await expect(again.page.getByText(answers.slice(0, -1))).toBeVisible();
  await again.choosePreference('한국어');
  const korean = createWizard(second.page, 'ko');
  await korean.choosePreference('어둡게');
  await expect(second.page.getByText(korean.words('guided.verified.not-possible'))).toBeVisible();
  await picture(korean, 'guided-ko-dark');
  await korean.choosePreference('English');

  const secrets = environments.flatMap((environment) => [
    apiKeySecret(`${environment} API key`, keys[environment].apiKey),
    privateKeySecret(`${environment} private key`, keys[environment].privateKeyPem),
  ]);
  expect(findSecrets(Buffer.from((await watch.messages()).join('\n')), secrets)).toEqual([]);
  expect(findSecrets(await memoryOf(second.page), secrets)).toEqual([]);

  await again.press('guided.finish');
  await again.expectConnected(storeName);
  await expect(again.page.getByText(again.words('guided.no-undo.text'))).toBeVisible();
  await expect(again.button('undo.button')).toHaveCount(0);

  const said: string[] = [];
  second.app.process().stdout?.on('data', (chunk) => said.push(String(chunk)));
  await second.app.evaluate(({ clipboard }) => {
    clipboard.clear = () => void process.stdout.write('clipboard cleared\n');
  });
  await second.app.close();
  expect(said.join(''), 'quitting takes the key out of the clipboard').toContain('clipboard cleared');
  expect(await findInFolder(dataFolder, secrets)).toEqual([]);
});
