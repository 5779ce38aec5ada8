/** Answers that come late, or not at all: nobody is moved by them, and nothing that was typed is lost. */
import { expect } from '@playwright/test';
import { noAnswers } from '../../shared/model/connections/guided.ts';
import { pairIdentity } from '../../shared/model/key-set.ts';
import { problemOf } from '../../shared/problems.ts';
import { lateWordsOf } from './support/client-words.ts';
import { openGallery } from './support/gallery.ts';
import { test } from './support/test.ts';
import { answered, hold, visitIn } from './support/visit.ts';

const visit = visitIn(openGallery());
const store = 'Nordlicht Outdoor';
const busy = problemOf('stores.busy');

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

test('where the stream of changes broke off, what was missed is read when the user comes back', async () => {
  await visit(
    (world) => void world.addStoreAt('review', store),
    async (wizard, world) => {
      const { page } = wizard;
      await page.route('**/rpc/stores/changes*', (route) => route.abort());
      await page.reload();
      await wizard.openStore(store, 'in-progress');
      await wizard.expectTitle('step.review.title');
      const [id] = world.stores.keys();
      world.change(id ?? '', { name: 'Nordlicht Kids' });
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await expect(page.getByRole('banner')).toContainText('Nordlicht Kids');
    },
  );
});
