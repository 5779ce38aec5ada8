/** Through the Admin: from the first start to connected, by the window in Electron and by the form in a browser. */
import { type Browser, expect } from '@playwright/test';
import { environments } from '../../shared/model/environment.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { merchant } from '../fixtures/magento/admin.ts';
import {
  type AdminWorld,
  createAdminWorld,
  enterAdminStore,
  expectSignedIn,
  openAdminWindow,
  signInAsMerchant,
} from './support/admin-store.ts';
import { launchChromium } from './support/chromium.ts';
import { killProgram } from './support/kill.ts';
import { expectFullyNew, expectFullyOld, storeName, walk } from './support/local-store.ts';
import { memoryOf } from './support/page-watch.ts';
import { startServe } from './support/serve.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 150_000 });

const withCode = { ...merchant, secondFactor: 'google' } as const;
let world: AdminWorld;
test.afterEach(() => world.close());

const expectProblem = async ({ page, words }: Wizard, code: ProblemCode): Promise<void> => {
  await expect(page.locator(`[data-problem="${code}"]`)).toBeVisible({ timeout: 30_000 });
  const values = { address: new URL(world.admin.url).host, provider: '' };
  await expect(page.getByRole('alert').last()).toContainText(words(`problem.${code}.title`, values));
};

const connect = async (wizard: Wizard): Promise<void> => {
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'review');
  await wizard.expectTitle('step.review.title');
  await expect(wizard.changes()).toHaveCount(10);
  await expectFullyOld(world);
  await walk(world, wizard, 'review', 'next-steps');
  await wizard.expectConnected(storeName);
  for (const environment of environments) {
    const line = wizard.page.locator(`[data-server-check="${environment}"]`);
    await expect(line).toContainText(wizard.words('step.server-check.accepted'));
  }
  await expectFullyNew(world);
};

test('in Electron: the merchant signs in in the Admin’s own window, with a second factor', async () => {
  world = await createAdminWorld({ users: { merchant: withCode } });
  const { app, wizard } = await world.start();
  await enterAdminStore(wizard, world.admin.url);
  const first = await openAdminWindow(app, wizard);
  await expect(first.locator('[name="login[username]"]')).toBeVisible();
  await first.close();
  await expectProblem(wizard, 'admin.window-closed');
  const second = await openAdminWindow(app, wizard);
  const withDialog = second.waitForEvent('close');
  await wizard.press('admin.sign-in.cancel');
  await withDialog;
  await wizard.press('step.store.look');

  const window = await openAdminWindow(app, wizard);
  const gone = window.waitForEvent('close');
  await signInAsMerchant(window, withCode);
  await gone;
  await expectSignedIn(wizard);
  await connect(wizard);

  // The session was ended with the work; undoing asks for a new one.
  await wizard.press('undo.button');
  await expectProblem(wizard, 'admin.sign-in-needed');
  await wizard.press('problem-action.sign-in-admin');
  await signInAsMerchant(await openAdminWindow(app, wizard), withCode);
  const dialog = wizard.page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: wizard.words('undo.dialog.confirm'), exact: true }).click();
  await wizard.expectTitle('step.undo.done.title');
  await expectFullyOld(world);
});

test('the Admin’s window has nothing of ours, and cannot get out', async () => {
  world = await createAdminWorld();
  const { app, wizard, page } = await world.start();
  await enterAdminStore(wizard, world.admin.url);
  const window = await openAdminWindow(app, wizard);
  await expect(window.locator('[name="login[username]"]')).toBeVisible();
  const inPage = await window.evaluate(() => [
    typeof Reflect.get(globalThis, 'require'),
    typeof Reflect.get(globalThis, 'process'),
    Object.keys(globalThis)
      .filter((name) => /commerce|bridge|electron/i.test(name))
      .join(),
  ]);
  expect(inPage).toEqual(['undefined', 'undefined', '']);

  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }): unknown =>
      // Not in the public types.
      Reflect.apply(Reflect.get(webContents, 'getLastWebPreferences'), webContents, []),
    ),
  );
  const confined = { sandbox: true, contextIsolation: true, nodeIntegration: false, safeDialogs: true };
  expect(preferences).toMatchObject([confined, confined]);

  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const downloads = await app.evaluate(({ BrowserWindow }) => {
    const started: string[] = [];
    Reflect.set(globalThis, 'startedDownloads', started);
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.session.on('will-download', (event, item) => {
        if (!event.defaultPrevented) started.push(item.getURL());
      });
    }
    return started.length;
  });
  expect(downloads).toBe(0);
  const before = window.url();
  for (const address of ['file:///etc/passwd', 'http://shop.example/', 'app://commerce-connect/']) {
    await window.evaluate((to) => globalThis.location.assign(to), address).catch(() => undefined);
  }
  await window.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'data:application/octet-stream,x';
    link.download = 'x';
    link.click();
  });
  const permission = await window.evaluate(() => Notification.requestPermission());
  expect(permission).toBe('denied');
  expect(window.url(), 'it stays where it is').toBe(before);
  expect(await windows()).toBe(2);
  expect(await app.evaluate(() => [...Reflect.get(globalThis, 'startedDownloads')])).toEqual([]);

  // A link that wants a window of its own is followed in this one.
  const followed = window.waitForURL('**/popup');
  await window.evaluate((to) => void globalThis.open(to), `${world.admin.url}popup`);
  await followed;
  expect(await windows()).toBe(2);

  // The wizard's own page is confined as before.
  const own = page.url();
  await page.evaluate((to) => globalThis.location.assign(to), world.admin.url).catch(() => undefined);
  await page.evaluate((to) => void globalThis.open(to), world.admin.url);
  expect(page.url()).toBe(own);
  expect(await windows()).toBe(2);
});

test('what the window meets is told in the wizard, and a session that ended is asked for again', async () => {
  world = await createAdminWorld({ maintenance: true });
  const { app, wizard } = await world.start();
  await enterAdminStore(wizard, world.admin.url);
  await wizard.press('admin.sign-in.open');
  await expectProblem(wizard, 'admin.maintenance');
  await world.admin.change({ maintenance: false, module: 'old' });
  await signInAsMerchant(await openAdminWindow(app, wizard));
  await expectProblem(wizard, 'admin.no-graphql');
  await world.admin.change({ module: 'current' });
  await signInAsMerchant(await openAdminWindow(app, wizard));
  await expectSignedIn(wizard);
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'data-space');
  await wizard.expectTitle('step.data-space.title');

  // Another sign-in of the same user: the plan cannot be made, the user signs in again, and is where they were.
  await world.admin.endSessions(2);
  await wizard.chooseDataSpace(/^Production/);
  await wizard.continue();
  await expectProblem(wizard, 'admin.session-ended');
  await wizard.press('problem-action.sign-in-admin');
  await signInAsMerchant(await openAdminWindow(app, wizard));
  await wizard.expectTitle('step.review.title');
  await expect(wizard.changes()).toHaveCount(10);
});

test('killed while the Admin writes: the next start signs in again and says what the store holds', async () => {
  world = await createAdminWorld();
  const { app, wizard } = await world.start();
  await enterAdminStore(wizard, world.admin.url);
  await signInAsMerchant(await openAdminWindow(app, wizard));
  await expectSignedIn(wizard);
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'review');
  await wizard.expectTitle('step.review.title');
  await world.magento.hold('before-write');
  await wizard.apply();
  await expect.poll(() => world.magento.isHeld('before-write')).toBe(true);
  await killProgram(app, 'spare');
  await world.magento.release('before-write');

  const next = await world.start();
  await next.wizard.press('home.store.continue-named', { name: storeName });
  await expectProblem(next.wizard, 'admin.sign-in-needed');
  await next.wizard.press('problem-action.sign-in-admin');
  await signInAsMerchant(await openAdminWindow(next.app, next.wizard));
  await expect(next.page.locator('[data-resolution="new"]')).toBeVisible({ timeout: 30_000 });
  await expectFullyNew(world);
});

test('in a browser: user name, password and code; the password stays nowhere', async () => {
  world = await createAdminWorld({ users: { merchant: withCode } });
  const served = await startServe(world.dataFolder, ['--port', '0']);
  let browser: Browser | null = null;
  try {
    browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(served.url);
    const wizard = createWizard(page);
    await enterAdminStore(wizard, world.admin.url);
    const enter = async (password: string): Promise<void> => {
      await page.getByRole('textbox', { name: wizard.words('admin.sign-in.username') }).fill('merchant');
      await page.getByLabel(wizard.words('admin.sign-in.password')).fill(password);
      await wizard.press('admin.sign-in.submit');
    };
    await enter('wrong-password-1');
    await expectProblem(wizard, 'admin.wrong-password');
    await expect(page.getByLabel(wizard.words('admin.sign-in.password'))).toHaveValue('');
    await enter(merchant.password);
    const code = page.getByRole('textbox', { name: wizard.words('admin.sign-in.code') });
    await code.fill('000000');
    await wizard.press('admin.sign-in.submit');
    await expectProblem(wizard, 'admin.code-wrong');
    await code.fill(merchant.code);
    await wizard.press('admin.sign-in.submit');
    await expectSignedIn(wizard);
    expect((await memoryOf(page)).includes(merchant.password), 'the page’s memory').toBe(false);
    await connect(wizard);
  } finally {
    await browser?.close();
    await served.stop();
  }
});
