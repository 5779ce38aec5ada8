/** States that nobody walks through on purpose: late answers, failed requests, pages left in the middle, things that went away. */
import { expect, type Page } from '@playwright/test';
import { noAnswers } from '../../shared/model/connections/guided.ts';
import { pairIdentity } from '../../shared/model/key-set.ts';
import { problemOf } from '../../shared/problems.ts';
import { emptyKeySet } from '../fixtures/scripted/data.ts';
import type { World } from '../fixtures/scripted/world.ts';
import { lateWordsOf } from './support/client-words.ts';
import { openGallery } from './support/gallery.ts';
import { looks } from './support/looks.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

const show = openGallery();
const store = 'Nordlicht Outdoor';
const busy = problemOf('stores.busy');

/** The world stays at hand, so that it can change while the page is open. */
const visit = (arrange: (world: World) => void, walk: (wizard: Wizard, world: World) => Promise<void>) => {
  let world: World | null = null;
  return show(
    (given) => {
      world = given;
      arrange(given);
    },
    async ({ page, language }) => {
      if (world === null) throw new Error('Nothing is arranged');
      await walk(createWizard(page, language), world);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    },
    { shown: looks.slice(0, 1) },
  );
};

/** Answers of this procedure wait until the returned function is called. */
const hold = async (page: Page, procedure: string): Promise<() => void> => {
  let release = (): void => undefined;
  const free = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/rpc/${procedure}*`, async (route) => {
    await free;
    await route.continue();
  });
  return release;
};
const answered = (page: Page, procedure: string) =>
  page.waitForResponse((response) => response.url().includes(`/rpc/${procedure}`));
const many = (world: World, count: number): void => {
  for (let index = 0; index < count; index += 1) world.addStoreAt('next-steps', `${store} ${index + 1}`);
};

test('an answer that comes after the page was left moves nobody', async () => {
  await visit(
    (world) => void world.addStoreAt('review', store),
    async (wizard) => {
      const { page, words } = wizard;
      await wizard.press('home.stores.add');
      await page.getByRole('textbox', { name: words('step.store.name') }).fill('Nordlicht Kids');
      await page.getByRole('radio', { name: words('step.store.way.local') }).check({ force: true });
      await page.getByRole('textbox', { name: words('step.store.folder') }).fill('/var/www/kids');
      const release = await hold(page, 'stores/inspect');
      await wizard.press('step.store.look');
      await wizard.home();
      await wizard.openStore(store, 'in-progress');
      await wizard.expectTitle('step.review.title');
      const late = answered(page, 'stores/inspect');
      release();
      await (await late).finished();
      await page.waitForTimeout(300);
      await wizard.expectTitle('step.review.title');
    },
  );
});

test('a step that was left does not open the one behind it', async () => {
  await visit(
    (world) => void world.addStoreAt('data-space', store),
    async (wizard) => {
      const { page, words } = wizard;
      await wizard.openStore(store, 'in-progress');
      await wizard.expectTitle('step.data-space.title');
      await page.getByRole('radio').first().check({ force: true });
      const release = await hold(page, 'stores/update');
      await wizard.press('step.choice.continue');
      await page
        .getByRole('navigation')
        .getByRole('button', { name: words('app.step.store') })
        .click();
      await wizard.expectTitle('step.store.title');
      const late = answered(page, 'stores/update');
      release();
      await (await late).finished();
      await page.waitForTimeout(300);
      await wizard.expectTitle('step.store.title');
    },
  );
});

test('what is typed while containers are looked for stays', async () => {
  await visit(
    (world) => {
      const target = { tool: 'docker', container: 'shop' } as const;
      const connection = { kind: 'docker', target, root: '/var/www/html', user: null, php: null } as const;
      world.script.containers = [{ name: 'shop', source: 'container', image: 'php:8.2', connection }];
    },
    async (wizard) => {
      const { page, words } = wizard;
      await wizard.press('home.connect.button');
      await page.getByRole('radio', { name: words('step.store.way.docker') }).check({ force: true });
      const release = await hold(page, 'docker/find');
      await wizard.press('docker.find');
      const name = page.getByRole('textbox', { name: words('step.store.name') });
      await name.fill('Nordlicht Kids');
      release();
      await expect(page.getByRole('textbox', { name: words('docker.root') })).toHaveValue('/var/www/html');
      await expect(name).toHaveValue('Nordlicht Kids');
    },
  );
});

test('pasted values stay in their field until they could be kept, and the notice repeats the attempt', async () => {
  await visit(
    (world) => {
      world.addStoreAt('paste-keys', store);
      world.script.problems['credentials.enter'] = busy;
    },
    async (wizard, world) => {
      const { page, words } = wizard;
      await wizard.openStore(store, 'in-progress');
      await wizard.pasteEverything('PRIVATE KEY');
      await expect(page.getByText(words('problem.stores.busy.title'))).toBeVisible();
      const block = page.getByRole('textbox', { name: words('step.paste-keys.block') });
      await expect(block).toHaveValue('PRIVATE KEY');
      world.script.problems = {};
      await wizard.press('problem-action.retry');
      await wizard.expectKept('production', 'privateKey');
      await expect(block).toHaveCount(0);
      await expect(page.getByText(words('problem.stores.busy.title'))).toHaveCount(0);
    },
  );
});

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

test('a page stays as it is when it cannot be read again', async () => {
  await visit(
    (world) => void world.addStoreAt('next-steps', store),
    async (wizard, world) => {
      await wizard.openStore(store, 'connected');
      await wizard.expectConnected(store);
      world.script.problems['stores.facts'] = busy;
      const again = answered(wizard.page, 'stores/facts');
      await wizard.page.getByRole('button', { name: lateWordsOf('en')('check.now') }).click();
      await (await again).finished();
      await wizard.page.waitForTimeout(300);
      await wizard.expectConnected(store);
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

test('answers about the page of the Admin are there when the store is opened again', async () => {
  await visit(
    (world) => {
      const facts = world.addStoreAt('review', store);
      const { keySet } = facts;
      const { project, dataSpace } = facts.store;
      if (!keySet || !project || !dataSpace) throw new Error('The store has not come to its review');
      world.change(facts.store.id, {
        connection: { kind: 'guided', adminUrl: null, page: 'services' },
        guided: {
          target: {
            projectId: project.projectId,
            environmentId: dataSpace.environmentId,
            sandboxPair: pairIdentity(keySet.sandbox) ?? '',
            productionPair: pairIdentity(keySet.production) ?? '',
          },
          ticked: [],
          verified: null,
          answers: noAnswers,
          former: null,
        },
      });
    },
    async (wizard) => {
      const { page, words } = wizard;
      const sandbox = page.getByRole('radiogroup', { name: words('guided.before.sandbox') });
      await wizard.openStore(store, 'in-progress');
      await wizard.expectTitle('guided.before.title');
      const kept = answered(page, 'guided/answer');
      await sandbox.getByRole('radio').first().check({ force: true });
      await (await kept).finished();
      await wizard.home();
      await wizard.openStore(store, 'in-progress');
      await expect(sandbox.getByRole('radio').first()).toBeChecked();
    },
  );
});

test('an apply that was refused before it began says why', async () => {
  await visit(
    (world) => {
      world.addStoreAt('review', store);
      world.script.problems['onboarding.apply'] = problemOf('apply.elsewhere');
    },
    async (wizard) => {
      await wizard.openStore(store, 'in-progress');
      await wizard.press('step.review.apply');
      await expect(wizard.page.getByText(wizard.words('problem.apply.elsewhere.title'))).toBeVisible();
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
