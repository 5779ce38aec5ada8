/** The practice API portal as a user sees it, in a real browser, with real downloads. */
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Environment } from '../../../shared/model/environment.ts';
import { launchChromium } from './chromium.ts';

export interface DownloadedPair {
  /** As listed on the portal's page. */
  readonly apiKey: string;
  /** The downloaded private key. */
  readonly file: string;
}
export type DownloadedKeys = Readonly<Record<Environment, DownloadedPair>>;

export interface Portal {
  readonly page: Page;
  /** Types a name, Add New, Download, Cancel, and reads the API key from the list. */
  makePair(environment: Environment, name: string): Promise<DownloadedPair>;
  close(): Promise<void>;
}

const shown = { sandbox: 'Sandbox', production: 'Production' } as const;

const makePair = async (
  page: Page,
  environment: Environment,
  name: string,
  folder: string,
): Promise<DownloadedPair> => {
  await page.getByLabel('Environment').selectOption({ label: shown[environment] });
  await expect(page.getByLabel('Environment')).toHaveValue(environment);
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Add New' }).click();
  const dialog = page.getByRole('dialog', { name: 'Download the private key' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row').filter({ hasText: name });
  const apiKey = await row.getByRole('code').first().textContent();
  return { apiKey: apiKey?.trim() ?? '', file };
};

/** `url` = where the wizard's button leads, the account dashboard; `folder` = where downloads go. */
export const openPortal = async (url: string, folder: string): Promise<Portal> => {
  const browser = await launchChromium();
  const page = await browser.newPage({ acceptDownloads: true });
  await page.goto(url);
  await page.getByRole('navigation').getByRole('link', { name: 'Magento' }).click();
  await page.getByRole('link', { name: 'API Portal' }).click();
  await expect(page.getByRole('heading', { name: 'API Portal' })).toBeVisible();
  return {
    page,
    makePair: (environment, name) => makePair(page, environment, name, folder),
    close: () => browser.close(),
  };
};

/** Both pairs at once, in a browser of their own. */
export const downloadKeys = async (url: string, folder: string): Promise<DownloadedKeys> => {
  const portal = await openPortal(url, folder);
  try {
    const sandbox = await portal.makePair('sandbox', 'Practice sandbox');
    const production = await portal.makePair('production', 'Practice production');
    return { sandbox, production };
  } finally {
    await portal.close();
  }
};
