/** The guided way as a user walks it: the store, the questions about the page, the fields, and all of that in reverse. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type ElectronApplication, expect, type Locator } from '@playwright/test';
import type { GuidedField, GuidedKeyField, GuidedTopic } from '../../../shared/model/connections/guided.ts';
import { guidedFields } from '../../../shared/model/connections/guided-fields.ts';
import type { Wizard } from './wizard.ts';

export interface AdminStandIn {
  readonly url: string;
  close(): void;
}

/** An Admin that sends everybody to its sign-in, as the real one does. */
export const startAdminStandIn = async (): Promise<AdminStandIn> => {
  const server = createServer((_request, response) => response.writeHead(302, { location: '/signin' }).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The Admin has no port');
  return { url: `http://127.0.0.1:${address.port}/admin/`, close: () => void server.close() };
};

export const clipboardOf = (app: ElectronApplication): Promise<string> =>
  app.evaluate(async ({ clipboard }) => clipboard.readText());

export const enterGuidedStore = async (wizard: Wizard, name: string, adminUrl: string): Promise<void> => {
  const { page, words, press, button } = wizard;
  await button('home.connect.button').or(button('home.stores.add')).first().click();
  await page.getByRole('textbox', { name: words('step.store.name') }).fill(name);
  await page.getByRole('radio', { name: words('step.store.way.guided') }).check({ force: true });
  await page.getByRole('textbox', { name: words('guided.address') }).fill(adminUrl);
  await press('common.continue');
};

const topic = ({ page, words }: Wizard, which: GuidedTopic): Locator =>
  page.getByRole('radiogroup', { name: words(`guided.before.${which}`) });

/** `label` = the name of a key set of ours. */
export const answerKeys = async (
  wizard: Wizard,
  which: 'sandbox' | 'production',
  answer: 'empty' | 'other' | { readonly label: string },
): Promise<void> => {
  const name = typeof answer === 'string' ? wizard.words(`guided.before.keys.${answer}`) : answer.label;
  await topic(wizard, which).getByRole('radio', { name }).check({ force: true });
};

export const answerChoice = async (
  wizard: Wizard,
  which: 'project' | 'data-space',
  text: string | null,
): Promise<void> => {
  const { page, words } = wizard;
  const kind = text === null ? 'empty' : 'text';
  await topic(wizard, which)
    .getByRole('radio', { name: words(`guided.before.choice.${kind}`) })
    .check({ force: true });
  if (text === null) return;
  await page.getByRole('textbox', { name: words(`guided.before.name.${which}`) }).fill(text);
  await page.keyboard.press('Tab');
};

export const answerEmpty = async (wizard: Wizard): Promise<void> => {
  await answerKeys(wizard, 'sandbox', 'empty');
  await answerKeys(wizard, 'production', 'empty');
  await answerChoice(wizard, 'project', null);
  await answerChoice(wizard, 'data-space', null);
};

export const fieldBox = ({ page, words }: Wizard, field: GuidedField): Locator =>
  page.getByRole('checkbox', { name: words(`guided.field.${field}`) });

export const tick = async (wizard: Wizard, field: GuidedField): Promise<void> => {
  const box = fieldBox(wizard, field);
  // It is ticked when the program has remembered it.
  await box.click({ force: true });
  await expect(box).toBeChecked();
};

/** Presses Copy and answers what the clipboard holds then. */
export const copyField = async (
  app: ElectronApplication,
  wizard: Wizard,
  field: GuidedKeyField,
): Promise<string> => {
  const name = wizard.words(`guided.field.${field}`);
  await wizard.press('guided.copy.named', { field: name });
  await expect(wizard.page.getByRole('status').filter({ hasText: name })).toBeVisible();
  return (await clipboardOf(app)).trim();
};

export const verify = async (wizard: Wizard): Promise<void> => {
  await wizard.press('guided.verify');
  await expect(wizard.page.getByText(wizard.words('guided.verified.not-possible'))).toBeVisible({
    timeout: 30_000,
  });
};

/** From the first field to connected. */
export const enterAllFields = async (wizard: Wizard, storeName: string): Promise<void> => {
  await wizard.expectTitle('guided.apply.title');
  for (const field of guidedFields) await tick(wizard, field);
  await verify(wizard);
  await wizard.press('guided.finish');
  await wizard.expectConnected(storeName);
};

/** From connected to the first field of the undo. */
export const beginUndo = async (wizard: Wizard): Promise<void> => {
  await wizard.press('undo.button');
  const dialog = wizard.page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: wizard.words('guided.undo.dialog.begin'), exact: true }).click();
  await wizard.expectTitle('guided.undo.title');
};

/** The system opens nothing in a test. */
export const openSheet = async (app: ElectronApplication, wizard: Wizard): Promise<string> => {
  await app.evaluate(({ shell }) => {
    shell.openPath = async () => '';
  });
  await wizard.press('guided.sheet');
  const file = wizard.page.locator('code', { hasText: 'sheets' });
  await expect(file).toBeVisible();
  return (await file.textContent()) ?? '';
};
