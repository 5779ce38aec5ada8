/** What can be wrong with an Admin, provoked at a real one and read in the wizard, through both doors. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type Browser, expect, type Page } from '@playwright/test';
import type { ProblemCode } from '../../shared/problems.ts';
import { type AdminSettings, type AdminUser, merchant } from '../fixtures/magento/admin.ts';
import {
  type AdminWorld,
  createAdminWorld,
  enterAdminStore,
  expectSignedIn,
  openAdminWindow,
  sendSignInForm,
  signInAsMerchant,
} from './support/admin-store.ts';
import { launchChromium } from './support/chromium.ts';
import { expectFullyNew, storeName, walk } from './support/local-store.ts';
import { expectMessage, expectNoProblem } from './support/problems.ts';
import { startServe } from './support/serve.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 180_000 });

let world: AdminWorld;
let closeDoor: () => Promise<void>;
test.afterEach(async () => {
  await closeDoor();
  await world.close();
});

const doors = ['window', 'form'] as const;
type DoorKind = (typeof doors)[number];

interface Door {
  readonly wizard: Wizard;
  /** One attempt, as far as it goes. */
  attempt(user?: AdminUser): Promise<void>;
  /** An attempt that never gets to the sign-in form. */
  tryToOpen(): Promise<void>;
}

const openDoor = async (kind: DoorKind): Promise<Door> => {
  closeDoor = async () => undefined;
  if (kind === 'window') {
    const { app, wizard } = await world.start();
    return {
      wizard,
      attempt: async (user) => signInAsMerchant(await openAdminWindow(app, wizard), user),
      tryToOpen: () => wizard.press('admin.sign-in.open'),
    };
  }
  const served = await startServe(world.dataFolder, ['--port', '0']);
  const browser: Browser = await launchChromium();
  closeDoor = async () => {
    await browser.close();
    await served.stop();
  };
  const page: Page = await browser.newPage();
  await page.goto(served.url);
  const wizard = createWizard(page);
  const attempt = (): Promise<void> => sendSignInForm(wizard, merchant);
  return { wizard, attempt, tryToOpen: attempt };
};

const { role } = merchant;
const asUser = (user: Partial<AdminUser>): Partial<AdminSettings> => ({
  users: { merchant: { ...merchant, ...user } },
});
const stock: Partial<AdminSettings> = { ...asUser({}), module: 'current', maintenance: false };

interface Case {
  readonly code: ProblemCode;
  readonly settings: Partial<AdminSettings>;
  readonly values?: Readonly<Record<string, string>>;
  /** Nothing = both. In its window the Admin itself shows what the others are about. */
  readonly only?: DoorKind;
  readonly noForm?: boolean;
}

const cases: readonly Case[] = [
  { code: 'admin.no-connector-page', settings: { module: 'none' } },
  { code: 'admin.no-connector-page', settings: asUser({ role: { ...role, connector: false } }) },
  { code: 'admin.no-graphql', settings: { module: 'old' } },
  { code: 'admin.permission-missing', settings: asUser({ role: { ...role, graphQl: false } }) },
  {
    code: 'admin.permission-missing',
    settings: asUser({ secondFactor: 'google', role: { ...role, tfa: false } }),
    only: 'form',
  },
  { code: 'admin.second-factor-setup', settings: asUser({ secondFactor: 'setup' }), only: 'form' },
  {
    code: 'admin.second-factor-unsupported',
    settings: asUser({ secondFactor: 'duo' }),
    values: { provider: 'duo' },
    only: 'form',
  },
  { code: 'admin.wrong-password', settings: asUser({ password: 'changed-since' }), only: 'form' },
  { code: 'admin.maintenance', settings: { maintenance: true }, noForm: true },
];

/** The address that was entered is changed in the step's form. */
const enterAddress = async ({ page, words, press }: Wizard, address: string): Promise<void> => {
  await press('admin.sign-in.cancel');
  await page.getByRole('textbox', { name: words('admin.address') }).fill(address);
  await press('step.store.look');
  await expect(page.getByRole('dialog')).toContainText(words('admin.sign-in.title'));
};

const hostOf = (server: Pick<Server, 'address'>): string => {
  const bound = server.address();
  return `127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
};

const namesResources = async ({ page }: Wizard): Promise<void> => {
  const resources = [
    'Magento_ServicesId::configuration',
    'Magento_GraphQlServer::admin_graphql',
    'Magento_TwoFactorAuth::tfa',
  ];
  for (const resource of resources) await expect(page.getByRole('alert').last()).toContainText(resource);
};

for (const kind of doors) {
  test(`signing in by the ${kind}: each thing that can be wrong has its message`, async () => {
    world = await createAdminWorld();
    const { wizard, attempt, tryToOpen } = await openDoor(kind);
    await enterAdminStore(wizard, world.admin.url);
    for (const { code, settings, values, noForm } of cases.filter(({ only }) => (only ?? kind) === kind)) {
      await test.step(`${code} ${JSON.stringify(settings)}`, async () => {
        await world.admin.change({ ...stock, ...settings });
        await (noForm ? tryToOpen() : attempt());
        await expectMessage(wizard, code, values);
        if (code === 'admin.permission-missing') await namesResources(wizard);
        if (code === 'admin.no-graphql') {
          // The way on: another way to reach the store.
          await wizard.press('problem-action.open-store-step');
          await expect(wizard.page.getByRole('dialog')).toHaveCount(0);
          await wizard.press('step.store.look');
          await expect(wizard.page.getByRole('dialog')).toBeVisible();
        }
        await world.admin.forgetSessions();
      });
    }
    await test.step('and then nothing is', async () => {
      await world.admin.change(stock);
      await attempt();
      await expectSignedIn(wizard);
    });
  });

  test(`addresses that lead nowhere, by the ${kind}`, async () => {
    world = await createAdminWorld();
    const { wizard, attempt, tryToOpen } = await openDoor(kind);
    const broken = createTlsServer().listen(0, '127.0.0.1');
    await once(broken, 'listening');
    const tls = hostOf(broken);
    const digest = createServer((_request, response) => {
      response.writeHead(401, { 'WWW-Authenticate': 'Digest realm="Staging", nonce="x", qop="auth"' }).end();
    }).listen(0, '127.0.0.1');
    const teapot = createServer((_request, response) => {
      response.writeHead(500, { 'Content-Type': 'text/html' }).end('<!doctype html>Something broke');
    }).listen(0, '127.0.0.1');
    await Promise.all([once(digest, 'listening'), once(teapot, 'listening')]);
    const missing = world.admin.url.replace('admin_1a2b3c', 'backend');
    const addresses: readonly (readonly [string, ProblemCode, string])[] = [
      [world.admin.otherUrl, 'admin.wrong-address', world.admin.otherUrl],
      [missing, 'admin.wrong-address', missing],
      ['http://shop.example/admin', 'admin.http-not-allowed', ''],
      ['http://127.0.0.1:9/admin', 'admin.unreachable', '127.0.0.1:9'],
      [`https://${tls}/admin`, 'admin.tls', tls],
      [`http://${hostOf(digest)}/admin`, 'admin.web-sign-in-unsupported', hostOf(digest)],
      [`http://${hostOf(teapot)}/admin`, 'admin.unexpected-answer', ''],
    ];
    await enterAdminStore(wizard, world.admin.url);
    for (const [entered, code, address] of addresses) {
      await test.step(`${code} ${entered}`, async () => {
        await enterAddress(wizard, entered);
        await tryToOpen();
        await expectMessage(wizard, code, { address, scheme: 'Digest' });
      });
    }
    for (const server of [broken, digest, teapot]) server.close();
    await enterAddress(wizard, world.admin.url);
    await attempt();
    await expectSignedIn(wizard);
  });

  test(`a session, begun by the ${kind}, that is worth nothing any more`, async () => {
    world = await createAdminWorld();
    const { wizard, attempt } = await openDoor(kind);
    await enterAdminStore(wizard, world.admin.url);
    await attempt();
    await expectSignedIn(wizard);
    const endings: readonly (readonly [ProblemCode, () => Promise<void>])[] = [
      ['admin.session-expired', () => world.admin.endSessions(0)],
      ['admin.session-ended', () => world.admin.endSessions(2)],
      ['admin.session-expired', () => world.admin.forgetSessions()],
      ['admin.page-expired', () => world.admin.changeKeys()],
      ['admin.permission-missing', () => world.admin.change(asUser({ role: { ...role, graphQl: false } }))],
    ];
    for (const [code, end] of endings) {
      await test.step(code, async () => {
        await end();
        await wizard.press('step.store.look-again');
        // A session that is known to be over is asked for at once the next time.
        await expectMessage(wizard, code);
        await world.admin.change(stock);
        await wizard.press('problem-action.sign-in-admin');
        await attempt();
        await expectSignedIn(wizard);
        await expectNoProblem(wizard, code);
      });
    }
    await test.step('admin.maintenance', async () => {
      await world.admin.change({ maintenance: true });
      await wizard.press('step.store.look-again');
      await expectMessage(wizard, 'admin.maintenance');
      await world.admin.change({ maintenance: false });
      await wizard.press('problem-action.retry');
      await expectNoProblem(wizard, 'admin.maintenance');
      await wizard.expectStoreFound();
    });
  });
}

test('in the window a role without the second factor’s permission is told when the window is closed', async () => {
  world = await createAdminWorld(asUser({ secondFactor: 'google', role: { ...role, tfa: false } }));
  closeDoor = async () => undefined;
  const { app, wizard } = await world.start();
  await enterAdminStore(wizard, world.admin.url);
  const window = await openAdminWindow(app, wizard);
  await signInAsMerchant(window);
  await expect(window.getByText('you need permissions')).toBeVisible();
  await window.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
  await window.getByText('you need permissions').click();
  await app.evaluate(({ BrowserWindow }) => {
    for (const one of BrowserWindow.getAllWindows()) if (one.getParentWindow() !== null) one.close();
  });
  await expectMessage(wizard, 'admin.permission-missing');
  await namesResources(wizard);
});

test('in the window the Admin itself asks for the characters of a picture, and for its own second factors', async () => {
  world = await createAdminWorld(asUser({ secondFactor: 'setup' }));
  closeDoor = async () => undefined;
  const { app, wizard } = await world.start();
  await enterAdminStore(wizard, world.admin.url);
  const window = await openAdminWindow(app, wizard);
  for (let count = 0; count < 3; count += 1) {
    await signInAsMerchant(window, { ...merchant, password: 'wrong' });
    await expect(window.getByText('The account sign-in was incorrect')).toBeVisible();
  }
  await window.locator('[name="captcha[backend_login]"]').fill('x7kq');
  await signInAsMerchant(window);
  await window.waitForURL('**/tfa/tfa/requestconfig/**');
  await world.admin.change(stock);
  await window.goto(world.admin.url).catch(() => undefined);
  await expectSignedIn(wizard);
});

test('by the form: the characters of a picture, up to a store that is connected', async () => {
  world = await createAdminWorld({ picture: false });
  const { wizard } = await openDoor('form');
  const { page, words } = wizard;
  await enterAdminStore(wizard, world.admin.url);
  for (let count = 0; count < 3; count += 1) {
    await sendSignInForm(wizard, { password: 'wrong' });
    await expectMessage(wizard, 'admin.wrong-password');
    await expect(page.getByLabel(words('admin.sign-in.password'), { exact: true })).toHaveValue('');
  }
  await sendSignInForm(wizard, merchant);
  await expectMessage(wizard, 'admin.captcha');
  await world.admin.change({ picture: true });

  await sendSignInForm(wizard, merchant);
  const picture = page.getByRole('img', { name: words('admin.sign-in.captcha.image') });
  await expect(picture).toBeVisible();
  const size = await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  expect(size, 'the store’s own picture, whole').toEqual([180, 50]);
  await sendSignInForm(wizard, { ...merchant, captcha: 'nope' });
  await expectMessage(wizard, 'admin.captcha-wrong');
  await sendSignInForm(wizard, merchant);
  await expect(picture).toBeVisible();
  await sendSignInForm(wizard, { ...merchant, captcha: 'x7kq' });
  await expectSignedIn(wizard);
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'next-steps');
  await wizard.expectConnected(storeName);
  await expectFullyNew(world);
});
