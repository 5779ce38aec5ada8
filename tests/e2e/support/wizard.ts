/** The wizard in the user's words: what is on the screen is found by role and name, and by nothing else. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { MessageId } from '../../../renderer/app/message-ids.ts';
import type { Language } from '../../../shared/language.ts';
import type { Environment, KeyField } from '../../../shared/model/environment.ts';
import type { Edition } from '../../../shared/model/instance.ts';
import type { Purpose } from '../../../shared/model/store.ts';
import { type Words, wordsOf } from './words.ts';

export interface LocalStoreEntry {
  readonly name: string;
  readonly root: string;
  readonly purpose?: Purpose;
  /** Path of the php program; nothing = the one that is found. */
  readonly php?: string;
}

/** Writing and verifying on a real instance takes seconds on a busy machine. */
const slow = { timeout: 30_000 };

const fieldWord = { apiKey: 'common.api-key', privateKey: 'common.private-key' } as const;

export const createWizard = (page: Page, language: Language = 'en') => {
  const words: Words = wordsOf(language);
  const title = page.getByRole('heading', { level: 1 });
  const button = (id: MessageId, values?: Record<string, string | number>): Locator =>
    page.getByRole('button', { name: words(id, values), exact: true });
  const press = (id: MessageId, values?: Record<string, string | number>): Promise<void> =>
    button(id, values).click();
  const expectTitle = (id: MessageId, values?: Record<string, string | number>): Promise<void> =>
    expect(title).toHaveText(words(id, values), slow);
  const keyField = (environment: Environment, field: KeyField): Locator =>
    page.getByRole('textbox', {
      name: words('step.paste-keys.field', {
        field: words(fieldWord[field]),
        environment: words(`common.${environment}`),
      }),
    });
  const replaceKey = (environment: Environment, field: KeyField): Locator =>
    button('step.paste-keys.replace-named', {
      field: words(fieldWord[field]),
      environment: words(`common.${environment}`),
    });
  const environmentCard = (environment: Environment): Locator =>
    page.getByRole('region', { name: words(`common.${environment}`), exact: true });

  return {
    page,
    words,
    title,
    button,
    press,
    expectTitle,
    keyField,
    environmentCard,
    back: () => press('common.back'),
    continue: () => press('common.continue'),

    /** Home. */
    startPractice: () => press('home.practice.button'),
    openStore: (name: string, state: 'connected' | 'in-progress') =>
      press(state === 'connected' ? 'home.store.open-named' : 'home.store.continue-named', { name }),
    home: () => press('app.home'),
    removeStore: async (name: string) => {
      await press('home.store.more', { name });
      await page.getByRole('menuitem', { name: words('home.store.remove') }).click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByRole('button', { name: words('home.store.remove') }).click();
      await expect(dialog).toHaveCount(0);
    },
    storeCard: (name: string): Locator =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) }),

    /** Store. Resolves when the program has said what it found, or why it could not look. */
    connectLocalStore: async ({ name, root, purpose = 'production', php }: LocalStoreEntry) => {
      const first = button('home.connect.button');
      await first.or(button('home.stores.add')).click();
      await page.getByRole('textbox', { name: words('step.store.name') }).fill(name);
      await page.getByRole('radio', { name: words(`step.store.purpose.${purpose}`) }).check({ force: true });
      await page.getByRole('radio', { name: words('step.store.way.local') }).check({ force: true });
      await page.getByRole('textbox', { name: words('step.store.folder') }).fill(root);
      if (php !== undefined) {
        await press('step.store.more');
        await page.getByRole('textbox', { name: words('step.store.php') }).fill(php);
      }
      await press('step.store.look');
      await expect(button('step.store.look-again').or(page.getByRole('alert')).first()).toBeVisible(slow);
    },
    expectStoreFound: () =>
      expect(page.getByRole('region', { name: words('step.store.found') })).toBeVisible(slow),
    choosePracticeEdition: async (edition: Edition) => {
      const radio = page.getByRole('radio', { name: words(`common.edition.${edition}`), exact: true });
      // It is chosen when the program has looked at the store in its new shape, and not before.
      await radio.click({ force: true });
      await expect(radio).toBeChecked(slow);
      await expect(radio).toBeEnabled(slow);
    },

    /** Get keys. */
    openPracticePortal: () => press('step.get-keys.open-practice-portal'),
    /** A store that has keys offers to take them over first. */
    confirmKeyFiles: async () => {
      const done = button('step.get-keys.done');
      const adopt = button('adopt.button');
      await expect(done.or(adopt)).toBeVisible(slow);
      if (await adopt.isVisible()) {
        await page.getByRole('radio', { name: words('step.get-keys.source.new') }).check({ force: true });
      }
      await done.click();
    },
    adoptKeys: async () => {
      await page.getByRole('checkbox', { name: words('adopt.consent') }).check({ force: true });
      await press('adopt.button');
    },

    /** Enter keys. A value counts as entered when it is kept, and its field has gone. */
    fillKey: async (environment: Environment, field: KeyField, value: string) => {
      await keyField(environment, field).fill(value);
      // Not `blur()`: the field may be gone before that call has returned.
      await page.keyboard.press('Tab');
    },
    pasteEverything: async (text: string) => {
      await press('step.paste-keys.paste-all');
      await page.getByRole('textbox', { name: words('step.paste-keys.block') }).fill(text);
      await press('step.paste-keys.block.read');
    },
    dropArea: (): Locator => page.getByRole('button', { name: words('step.paste-keys.drop') }).locator('..'),
    chooseKeyFiles: () => press('step.paste-keys.choose-files'),
    expectKept: async (environment: Environment, field: KeyField) => {
      await expect(replaceKey(environment, field)).toBeVisible(slow);
      await expect(keyField(environment, field)).toHaveCount(0);
    },
    checkKeys: () => press('step.paste-keys.check'),
    expectAccepted: async (environment: Environment) =>
      expect(
        environmentCard(environment).getByRole('heading', { name: words('check.accepted.title') }),
      ).toBeVisible(slow),

    /** Project and data space. */
    createProject: async (name: string) => {
      await press('step.project.create.open');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: words('step.project.create.name') }).fill(name);
      await dialog.getByRole('button', { name: words('step.project.create.save') }).click();
      await expect(dialog).toHaveCount(0);
      await expect(page.getByRole('radio', { name })).toBeChecked();
    },
    chooseProject: (name: string) => page.getByRole('radio', { name }).check({ force: true }),
    dataSpaces: () => page.getByRole('radio'),
    chooseDataSpace: (name: string | RegExp) => page.getByRole('radio', { name }).check({ force: true }),

    /** Review and apply. */
    changes: (): Locator =>
      page
        .getByRole('table')
        .first()
        .getByRole('row')
        .filter({ hasNot: page.getByRole('columnheader') }),
    confirmByName: (name: string) =>
      page.getByRole('textbox', { name: words('step.review.confirm.label') }).fill(name),
    apply: () => press('step.review.apply'),
    expectApplied: () => expectTitle('step.apply.done.title'),
    expectConnected: (name: string) => expectTitle('step.next-steps.title', { name }),

    /** Language and appearance. */
    choosePreference: async (name: string) => {
      await press('app.preferences');
      await page.getByRole('menuitemradio', { name, exact: true }).click();
      await expect(page.getByRole('menu')).toHaveCount(0);
    },
  };
};
export type Wizard = ReturnType<typeof createWizard>;
