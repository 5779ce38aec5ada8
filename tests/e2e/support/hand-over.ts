/** The dialogs with which keys go from one computer to another, as a user works them. */
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import en from '../../../shared/locales/en/late/hand-off.json' with { type: 'json' };
import lists from '../../../shared/locales/en/late/store-lists.json' with { type: 'json' };
import type { Wizard } from './wizard.ts';

export const late = { ...en, ...lists };

/** The next save dialog answers this path. */
export const answerSaveDialog = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);

/** Opens one of the entries behind the menu of the home page. */
export const openFromHome = async (
  wizard: Wizard,
  entry: 'hand-off.receive' | 'lists.import' | 'lists.export',
): Promise<void> => {
  const { page } = wizard;
  await page.getByRole('button', { name: wizard.words('lists.more'), exact: true }).click();
  await page.getByRole('menuitem', { name: wizard.words(entry) }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

/** This computer's recipient code, as the dialog shows it. */
export const shownCode = async (page: Page): Promise<string> => {
  const code = page.getByRole('dialog').locator('code').filter({ hasText: /^age1/ });
  await expect(code).toBeVisible({ timeout: 20_000 });
  return (await code.textContent()) ?? '';
};
