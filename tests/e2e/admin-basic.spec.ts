/** A store whose web server asks for a password before the Admin does, as staging stores do: through both doors. */
import { type Browser, expect } from '@playwright/test';
import { merchant, webServer } from '../fixtures/magento/admin.ts';
import {
  type AdminWorld,
  createAdminWorld,
  enterAdminStore,
  expectSignedIn,
  fillWebServer,
  openAdminWindow,
  sendSignInForm,
  signInAsMerchant,
} from './support/admin-store.ts';
import { launchChromium } from './support/chromium.ts';
import { expectFullyNew, storeName, walk } from './support/local-store.ts';
import { memoryOf } from './support/page-watch.ts';
import { expectMessage } from './support/problems.ts';
import { startServe } from './support/serve.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

test.describe.configure({ timeout: 180_000 });

let world: AdminWorld;
test.beforeEach(async () => {
  world = await createAdminWorld({ basic: webServer });
});
test.afterEach(() => world.close());

const values = () => ({ address: new URL(world.admin.url).host });
const refusals = async (): Promise<number> =>
  (await world.admin.requests()).filter((request) => request.startsWith('REFUSED')).length;
const wrong = { ...webServer, password: 'wrong' };

test('in Electron: asked in the wizard, then the Admin opens in its window', async () => {
  const { app, page, wizard } = await world.start();
  await enterAdminStore(wizard, world.admin.url);
  await wizard.press('admin.sign-in.open');
  await expectMessage(wizard, 'admin.basic-needed', values());
  expect(await refusals(), 'nothing was tried').toBe(0);

  await fillWebServer(wizard, wrong);
  await wizard.press('admin.sign-in.open');
  await expectMessage(wizard, 'admin.basic-wrong', values());
  expect(await refusals(), 'one attempt').toBe(1);
  await expect(page.getByLabel(wizard.words('admin.sign-in.basic.password'))).toHaveValue('');

  await fillWebServer(wizard, webServer);
  const closed = await openAdminWindow(app, wizard);
  await closed.locator('[name="login[username]"]').waitFor();
  await closed.close();
  await expectMessage(wizard, 'admin.window-closed');
  // What was accepted is not asked for a second time.
  await signInAsMerchant(await openAdminWindow(app, wizard));
  await expectSignedIn(wizard);

  // It is changed on the server in the middle of the work.
  await world.admin.change({ basic: { ...webServer, password: 'another' } });
  await wizard.press('step.store.look-again');
  await expectMessage(wizard, 'admin.basic-wrong', values());
  await world.admin.change({ basic: webServer });
  await wizard.press('problem-action.sign-in-admin');
  await wizard.press('admin.sign-in.open');
  await expectMessage(wizard, 'admin.basic-needed', values());
  await fillWebServer(wizard, webServer);
  await signInAsMerchant(await openAdminWindow(app, wizard));
  await expectSignedIn(wizard);

  expect((await memoryOf(page)).includes(webServer.password), 'the page’s memory').toBe(false);
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'next-steps');
  await wizard.expectConnected(storeName);
  await expectFullyNew(world);

  // It went with the work.
  await wizard.press('undo.button');
  await wizard.press('problem-action.sign-in-admin');
  const dialog = page.getByRole('dialog', { name: wizard.words('admin.sign-in.title') });
  await dialog.getByRole('button', { name: wizard.words('admin.sign-in.open'), exact: true }).click();
  await expectMessage(wizard, 'admin.basic-needed', values());
});

test('in a browser: two more fields in the form, for as long as they are needed', async () => {
  const served = await startServe(world.dataFolder, ['--port', '0']);
  let browser: Browser | null = null;
  try {
    browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(served.url);
    const wizard = createWizard(page);
    const password = page.getByLabel(wizard.words('admin.sign-in.password'), { exact: true });
    const field = page.getByLabel(wizard.words('admin.sign-in.basic.password'));
    await enterAdminStore(wizard, world.admin.url);
    await expect(field).toHaveCount(0);
    await sendSignInForm(wizard, merchant);
    await expectMessage(wizard, 'admin.basic-needed', values());
    await expect(password, 'it was not sent, so it is still there').toHaveValue(merchant.password);

    await fillWebServer(wizard, wrong);
    await wizard.press('admin.sign-in.submit');
    await expectMessage(wizard, 'admin.basic-wrong', values());
    expect(await refusals(), 'one attempt').toBe(1);
    await expect(field).toHaveValue('');

    await fillWebServer(wizard, webServer);
    await sendSignInForm(wizard, { password: 'wrong' });
    await expectMessage(wizard, 'admin.wrong-password');
    await expect(field, 'what was accepted is not asked for a second time').toHaveCount(0);
    await sendSignInForm(wizard, merchant);
    await expectSignedIn(wizard);
    expect((await memoryOf(page)).includes(webServer.password), 'the page’s memory').toBe(false);
    await wizard.continue();
    await walk(world, wizard, 'get-keys', 'next-steps');
    await wizard.expectConnected(storeName);
    await expectFullyNew(world);
  } finally {
    await browser?.close();
    await served.stop();
  }
});
