/** States that nobody walks through on purpose: failed requests, things that went away, and names that are too long. */
import { expect } from '@playwright/test';
import { problemOf } from '../../shared/problems.ts';
import { emptyKeySet, instanceFacts, keyView, privateView } from '../fixtures/scripted/data.ts';
import type { World } from '../fixtures/scripted/world.ts';
import { lateWordsOf } from './support/client-words.ts';
import { openGallery } from './support/gallery.ts';
import { test } from './support/test.ts';
import { visitIn } from './support/visit.ts';

const visit = visitIn(openGallery());
const store = 'Nordlicht Outdoor';
const busy = problemOf('stores.busy');
const many = (world: World, count: number): void => {
  for (let index = 0; index < count; index += 1) world.addStoreAt('next-steps', `${store} ${index + 1}`);
};

test('in a dialog, more about a problem is shown in the dialog', async () => {
  await visit(
    (world) => {
      world.addStoreAt('next-steps', store);
      world.script.problems['stores.remove'] = busy;
    },
    async (wizard) => {
      const { page, words } = wizard;
      await wizard.press('home.store.more', { name: store });
      await page.getByRole('menuitem', { name: words('home.store.remove') }).click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByRole('button', { name: words('home.store.remove') }).click();
      await dialog.getByText(words('common.more-about-this')).click();
      await expect(dialog.getByText('stores.busy')).toBeVisible();
      await expect(page.getByRole('complementary', { includeHidden: true })).toHaveCount(0);
    },
  );
});

test('a store that cannot be read has its help, and one that is gone has a way home', async () => {
  await visit(
    (world) => {
      world.addStoreAt('review', store);
      world.script.problems['stores.facts'] = busy;
    },
    async (wizard, world) => {
      const { page, words } = wizard;
      await wizard.openStore(store, 'in-progress');
      await expect(page.getByRole('main')).toContainText(words('problem.stores.busy.title'));
      await page.getByText(words('common.more-about-this')).click();
      await expect(page.getByRole('complementary')).toContainText('stores.busy');
      world.script.problems = {};
      await wizard.press('problem-action.retry');
      await wizard.expectTitle('step.review.title');
    },
  );
});

test('a client that went away is not waited for', async () => {
  await visit(
    (world) => {
      world.addStoreAt('next-steps', store);
      const keySet = emptyKeySet('gone', 'Hagebau', false);
      world.keySets.set(keySet.id, keySet);
    },
    async ({ page, press, title }, world) => {
      const late = lateWordsOf('en');
      await press('home.clients');
      await expect(page.getByRole('heading', { name: 'Hagebau' })).toBeVisible();
      world.keySets.delete('gone');
      await page
        .getByRole('button', { name: late('clients.keys.enter.named', { name: 'Hagebau' }), exact: true })
        .click();
      await expect(page.getByText(late('clients.gone.title'))).toBeVisible();
      await page.getByRole('button', { name: late('rotation.back-to-clients'), exact: true }).click();
      await expect(title).toBeFocused();
    },
  );
});

test('after something was removed, the keyboard goes on at the title', async () => {
  await visit(
    (world) => {
      many(world, 2);
    },
    async (wizard) => {
      await wizard.removeStore(`${store} 1`);
      await expect(wizard.title).toBeFocused();
      await wizard.removeStore(`${store} 2`);
      await wizard.expectTitle('home.welcome.title');
      await expect(wizard.title).toBeFocused();
    },
  );
});

test('help that came along from another step gives the keyboard to the title', async () => {
  await visit(
    (world) => void world.addStoreAt('review', store),
    async (wizard) => {
      await wizard.openStore(store, 'in-progress');
      await wizard.expectTitle('step.review.title');
      await wizard.press('common.help');
      await wizard.back();
      await wizard.expectTitle('step.data-space.title');
      await wizard.press('common.close-help');
      await expect(wizard.title).toBeFocused();
    },
  );
});

test('the way home from a store ends at the title of the long list', async () => {
  await visit(
    (world) => many(world, 9),
    async (wizard) => {
      await expect(wizard.title).toBeVisible();
      await wizard.page.getByRole('button', { name: `${store} 1`, exact: true }).click();
      await wizard.expectConnected(`${store} 1`);
      await wizard.home();
      await expect(wizard.title).toBeFocused();
    },
  );
});

test('a range in the long list begins at the store that was chosen, wherever it stands by now', async () => {
  await visit(
    (world) => many(world, 12),
    async ({ page, words, press }) => {
      const box = (index: number) =>
        page.getByRole('checkbox', {
          name: words('many.select', { name: `${store} ${index}` }),
          exact: true,
        });
      await box(1).check();
      // The order turns: what was the first line is the last one.
      await press('many.column.name');
      await box(3).click({ modifiers: ['Shift'] });
      for (const index of [1, 2, 3]) await expect(box(index)).toBeChecked();
      for (const index of [4, 5]) await expect(box(index)).not.toBeChecked();
    },
  );
});

test('work on many stores that was stopped says so, and an apply that failed is tried again', async () => {
  await visit(
    (world) => {
      for (let index = 0; index < 10; index += 1) world.addStoreAt('review', `${store} ${index + 1}`);
      world.script.problems['batch.apply'] = busy;
    },
    async ({ page, words, button, press }, world) => {
      const dialog = page.getByRole('dialog');
      await page.getByRole('checkbox', { name: words('many.select-all') }).check();
      await press('many.apply');
      await dialog.getByRole('button', { name: words('many.apply.button', { count: 10 }) }).click();
      await expect(dialog.getByText(words('problem.stores.busy.title'))).toBeVisible();
      world.script.problems = {};
      await press('problem-action.retry');
      await expect(dialog.getByText(words('many.outcome.changed', { count: 10 }))).toBeVisible();
      await press('common.close');
      world.script.storeTime = 1_000;
      await press('many.check');
      await expect(dialog.getByRole('progressbar')).toBeVisible();
      await dialog.getByRole('button', { name: words('many.stop') }).click();
      await expect(dialog.getByText(words('many.stopped', { done: 0, total: 10 }))).toBeVisible();
      await expect(dialog.getByRole('progressbar')).toHaveCount(0);
      await expect(button('common.close')).toBeVisible();
    },
  );
});

test('after keys that were taken over in part, another way does what it says', async () => {
  await visit(
    (world) => {
      const pairOf = (environment: 'sandbox' | 'production') => ({
        apiKey: keyView[environment],
        privateKey: { fingerprint: privateView[environment].fingerprint },
      });
      world.addStoreAt('project', 'Nordlicht Kids');
      const { store: added } = world.addStoreAt('get-keys', store);
      const keys = { sandbox: pairOf('sandbox'), production: pairOf('production') };
      world.change(added.id, { instance: { ...instanceFacts(), keys } });
      const slot = { environment: 'sandbox', field: 'privateKey' } as const;
      world.script.adopted = [{ outcome: 'refused', ...slot, problem: problemOf('key.truncated') }];
    },
    async (wizard) => {
      const { page, words, button } = wizard;
      await wizard.openStore(store, 'in-progress');
      await wizard.adoptKeys();
      await expect(page.getByText(words('adopt.partly'))).toBeVisible();
      await page.getByRole('radio', { name: words('step.get-keys.source.known') }).check({ force: true });
      await expect(button('step.get-keys.use-known')).toBeVisible();
      await expect(page.getByText(words('adopt.partly'))).toHaveCount(0);
    },
  );
});

test('a name keeps its room beside marks that are longer than the line', async () => {
  await visit(
    (world) => {
      const long =
        'Nordlicht Outdoor and everything that belongs to it, south and north and east of the river';
      world.addStoreAt('next-steps', long);
      world.addStoreAt('data-space', store);
    },
    async (wizard) => {
      await wizard.page.setViewportSize({ width: 860, height: 600 });
      await wizard.openStore(store, 'in-progress');
      const name = wizard.page.getByText('Production', { exact: true }).first();
      expect((await name.boundingBox())?.height).toBeLessThan(40);
    },
  );
});
