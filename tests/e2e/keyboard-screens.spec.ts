/** The whole way without a mouse: from the first start to connected, with the focus always somewhere, and seen there. */
import { expect, type Locator } from '@playwright/test';
import type { MessageId } from '../../renderer/app/message-ids.ts';
import { openGallery } from './support/gallery.ts';
import { looks } from './support/looks.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 120_000 });

const show = openGallery();

/** Where the keyboard is can be seen by an outline, of the element or of what is drawn for it. */
const isMarked = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const drawn = [element, ...(element.closest('label')?.querySelectorAll('*') ?? [])];
    return drawn.some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && outlineWidth !== '0px';
    });
  });

const isTextField = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.matches('textarea, input:not([type="radio"], [type="checkbox"])'));

/** Presses Tab until it is there; a user gives up as well when it never is. */
const tabTo = async (target: Locator): Promise<void> => {
  const { keyboard } = target.page();
  await expect(target).toBeVisible();
  await expect(target).toBeEnabled();
  for (let presses = 0; presses < 40; presses += 1) {
    await keyboard.press('Tab');
    if (!(await target.evaluate((element) => element === document.activeElement))) continue;
    // A text field has a caret, and a frame of another colour.
    if (!(await isTextField(target))) expect(await isMarked(target), `focus on ${target}`).toBe(true);
    return;
  }
  throw new Error(`Tab does not reach ${target}`);
};
const enter = async (target: Locator): Promise<void> => {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
};
const expectStep = async ({ expectTitle, title }: Wizard, id: MessageId): Promise<void> => {
  await expectTitle(id);
  await expect(title, 'a screen reader begins at the title').toBeFocused();
};

/** Opens a dialog by keyboard, goes through its fields, and leaves it: the keyboard is where it was. */
const lookInto = async (opener: Locator): Promise<void> => {
  const page = opener.page();
  await enter(opener);
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press('Tab');
  await expect(dialog.locator(':focus'), 'Tab stays in the dialog').toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener, 'a dialog gives the keyboard back').toBeFocused();
};

test('from the first start to connected', async () => {
  await show(
    () => undefined,
    async ({ page, language }) => {
      const { keyboard } = page;
      const wizard = createWizard(page, language);
      const { words, button } = wizard;
      const radio = (id: MessageId): Locator => page.getByRole('radio', { name: words(id) });
      const choose = async (first: Locator, wanted: Locator): Promise<void> => {
        await tabTo(first);
        for (let presses = 0; presses < 6 && !(await wanted.isChecked()); presses += 1) {
          await keyboard.press('ArrowDown');
        }
        await expect(wanted).toBeChecked();
      };

      await enter(button('home.connect.button'));
      await expectStep(wizard, 'step.store.title');
      await tabTo(page.getByRole('textbox', { name: words('step.store.name') }));
      await keyboard.type('Nordlicht Outdoor');
      await choose(radio('step.store.way.admin'), radio('step.store.way.local'));
      await tabTo(page.getByRole('textbox', { name: words('step.store.folder') }));
      await keyboard.type('/var/www/nordlicht');
      await enter(button('step.store.look'));
      await wizard.expectStoreFound();
      await enter(button('common.continue'));

      await expectStep(wizard, 'step.get-keys.title');
      await enter(button('step.get-keys.done'));

      await expectStep(wizard, 'step.paste-keys.title');
      const pasteAll = button('step.paste-keys.paste-all');
      await enter(pasteAll);
      await expect(page.getByRole('textbox', { name: words('step.paste-keys.block') })).toBeFocused();
      await keyboard.type('PRIVATE KEY');
      await enter(button('step.paste-keys.block.read'));
      await wizard.expectKept('production', 'privateKey');
      await expect(pasteAll, 'the button that is gone gives the keyboard back').toBeFocused();
      await enter(button('step.paste-keys.check'));
      await wizard.expectAccepted('production');
      await enter(button('common.continue'));

      await expectStep(wizard, 'step.project.title');
      await lookInto(button('step.project.create.open'));
      await choose(page.getByRole('radio').first(), page.getByRole('radio').first());
      await enter(button('step.choice.continue'));

      await expectStep(wizard, 'step.data-space.title');
      await choose(page.getByRole('radio').first(), page.getByRole('radio').first());
      await enter(button('step.choice.continue'));

      await expectStep(wizard, 'step.review.title');
      await enter(button('step.review.apply'));
      await expectStep(wizard, 'step.apply.done.title');
      await enter(button('step.apply.continue'));
      await wizard.expectConnected('Nordlicht Outdoor');
      await expect(wizard.title).toBeFocused();
    },
    { shown: looks.slice(0, 1) },
  );
});

test('help, menus and dialogs give the keyboard back', async () => {
  await show(
    (world) => void world.addStoreAt('review', 'Nordlicht Outdoor'),
    async ({ page, language }) => {
      const { keyboard } = page;
      const { words, button, openStore } = createWizard(page, language);
      const more = button('home.store.more', { name: 'Nordlicht Outdoor' });
      await enter(more);
      const entry = page.getByRole('menuitem', { name: words('home.store.remove'), exact: true });
      for (let presses = 0; presses < 6; presses += 1) {
        if (await entry.evaluate((element) => element === document.activeElement)) break;
        await keyboard.press('ArrowDown');
      }
      await keyboard.press('Enter');
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await keyboard.press('Escape');
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      await expect(more).toBeFocused();
      await enter(button('app.preferences'));
      await expect(page.getByRole('menu')).toBeVisible();
      await keyboard.press('Escape');
      await expect(button('app.preferences')).toBeFocused();
      await openStore('Nordlicht Outdoor', 'in-progress');
      const help = button('common.help');
      await enter(help);
      await keyboard.press('Escape');
      await expect(help).toBeFocused();
    },
    { shown: looks.slice(0, 1) },
  );
});
