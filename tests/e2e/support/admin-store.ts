/** A store that is reached through its Admin: the instance, its Admin behind PHP's web server, a gateway and keys. */
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { environments } from '../../../shared/model/environment.ts';
import {
  type Admin,
  type AdminSettings,
  type AdminUser,
  merchant,
  startAdmin,
} from '../../fixtures/magento/admin.ts';
import { createLocalWorld, type LocalWorld, storeName, type WorldOptions } from './local-store.ts';
import type { Wizard } from './wizard.ts';

export interface AdminWorld extends LocalWorld {
  readonly admin: Admin;
}

export const createAdminWorld = async (
  settings: Partial<AdminSettings> = {},
  options: WorldOptions = {},
): Promise<AdminWorld> => {
  const world = await createLocalWorld(options);
  for (const environment of environments) {
    const address = `${world.gateway.urls[environment]}/`;
    await world.magento.setRow(`services_connector/${environment}_gateway_url`, address, true);
  }
  const admin = await startAdmin(world.magento, settings);
  return {
    ...world,
    admin,
    close: async () => {
      await world.close();
      await admin.stop();
    },
  };
};

const slow = { timeout: 30_000 };

/** Fills the step's form, up to the dialog that asks to sign in. */
export const enterAdminStore = async ({ page, words, button }: Wizard, address: string): Promise<void> => {
  await button('home.connect.button').or(button('home.stores.add')).first().click();
  await page.getByRole('textbox', { name: words('step.store.name') }).fill(storeName);
  await page.getByRole('radio', { name: words('step.store.way.admin') }).check({ force: true });
  await page.getByRole('textbox', { name: words('admin.address') }).fill(address);
  await button('step.store.look').click();
  await expect(page.getByRole('dialog')).toContainText(words('admin.sign-in.title'), slow);
};

/** Presses the dialog's button and answers the window that opens. */
export const openAdminWindow = async (app: ElectronApplication, wizard: Wizard): Promise<Page> => {
  const opened = app.waitForEvent('window', slow);
  const dialog = wizard.page.getByRole('dialog', { name: wizard.words('admin.sign-in.title') });
  await dialog.getByRole('button', { name: wizard.words('admin.sign-in.open'), exact: true }).click();
  return opened;
};

/** The form of the second door, sent once with what it asks for. */
export const sendSignInForm = async (
  { page, words, press }: Wizard,
  { password, captcha }: { readonly password: string; readonly captcha?: string },
): Promise<void> => {
  await page.getByRole('textbox', { name: words('admin.sign-in.username'), exact: true }).fill('merchant');
  await page.getByLabel(words('admin.sign-in.password'), { exact: true }).fill(password);
  if (captcha !== undefined) {
    await page.getByRole('textbox', { name: words('admin.sign-in.captcha') }).fill(captcha);
  }
  await press('admin.sign-in.submit');
};

/** What the web server in front of the Admin asks for; sent with the rest. */
export const fillWebServer = async (
  { page, words }: Wizard,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<void> => {
  await page.getByRole('textbox', { name: words('admin.sign-in.basic.username') }).fill(username);
  await page.getByLabel(words('admin.sign-in.basic.password')).fill(password);
};

/** As the merchant does it on any day. */
export const signInAsMerchant = async (window: Page, user: AdminUser = merchant): Promise<void> => {
  await window.locator('[name="login[username]"]').fill('merchant');
  await window.locator('[name="login[password]"]').fill(user.password);
  await window.getByRole('button', { name: 'Sign in' }).click();
  if (user.secondFactor !== 'google') return;
  await window.getByRole('textbox', { name: 'Authenticator code' }).fill(user.code);
  await window.getByRole('button', { name: 'Confirm' }).click();
};

export const expectSignedIn = async (wizard: Wizard): Promise<void> => {
  await expect(wizard.page.getByRole('dialog')).toHaveCount(0, slow);
  await wizard.expectStoreFound();
};
