/** The program is killed at any moment and started again: it is where the facts say, and asks nothing twice. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import type { MessageId } from '../../renderer/app/message-ids.ts';
import { environments } from '../../shared/model/environment.ts';
import type { HoldPoint } from '../fixtures/magento/create.ts';
import { killProgram, phpOf, untilEnded } from './support/kill.ts';
import {
  createLocalWorld,
  expectFullyNew,
  expectFullyOld,
  type LocalWorld,
  type Running,
  storeName,
  walk,
} from './support/local-store.ts';
import { test } from './support/test.ts';
import type { Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 120_000 });

let world: LocalWorld;

test('killed at every step', async () => {
  world = await createLocalWorld();
  let running = await world.start();
  let { wizard } = running;
  const again = async (title: MessageId): Promise<void> => {
    await killProgram(running.app);
    running = await world.start();
    ({ wizard } = running);
    await wizard.openStore(storeName, 'in-progress');
    await wizard.expectTitle(title);
  };

  await test.step('store: before it is kept, the first start again', async () => {
    await wizard.expectTitle('home.welcome.title');
    await wizard.press('home.connect.button');
    await wizard.expectTitle('step.store.title');
    await killProgram(running.app);
    running = await world.start();
    ({ wizard } = running);
    await wizard.expectTitle('home.welcome.title');
  });
  await test.step('store: found', async () => {
    await wizard.connectLocalStore({ name: storeName, root: world.magento.root });
    await wizard.expectStoreFound();
    await again('step.get-keys.title');
  });
  await test.step('get keys: on its page', () => again('step.get-keys.title'));
  await test.step('paste keys: one value entered', async () => {
    await wizard.confirmKeyFiles();
    await wizard.expectTitle('step.paste-keys.title');
    await wizard.fillKey('sandbox', 'privateKey', world.keys.sandbox.privateKeyPem);
    await wizard.expectKept('sandbox', 'privateKey');
    await again('step.paste-keys.title');
    await wizard.expectKept('sandbox', 'privateKey');
    await expect(wizard.keyField('sandbox', 'apiKey')).toBeVisible();
    await expect(wizard.keyField('production', 'apiKey')).toBeVisible();
    await expect(wizard.keyField('production', 'privateKey')).toBeVisible();
  });
  await test.step('paste keys: all entered and checked', async () => {
    await wizard.fillKey('sandbox', 'apiKey', world.keys.sandbox.apiKey);
    await wizard.fillKey('production', 'apiKey', world.keys.production.apiKey);
    await wizard.fillKey('production', 'privateKey', world.keys.production.privateKeyPem);
    for (const environment of environments) {
      await wizard.expectKept(environment, 'apiKey');
      await wizard.expectKept(environment, 'privateKey');
    }
    await again('step.paste-keys.title');
    for (const environment of environments) {
      await wizard.expectKept(environment, 'apiKey');
      await wizard.expectKept(environment, 'privateKey');
    }
    await wizard.checkKeys();
    for (const environment of environments) await wizard.expectAccepted(environment);
    await again('step.project.title');
  });
  await test.step('project', async () => {
    await walk(world, wizard, 'project', 'data-space');
    await wizard.expectTitle('step.data-space.title');
    await again('step.data-space.title');
  });
  await test.step('data space', async () => {
    await walk(world, wizard, 'data-space', 'review');
    await wizard.expectTitle('step.review.title');
    await again('step.review.title');
    await expect(wizard.changes()).toHaveCount(10);
    await expectFullyOld(world);
  });
  await test.step('next steps', async () => {
    await walk(world, wizard, 'review', 'next-steps');
    await wizard.expectConnected(storeName);
    await killProgram(running.app);
    running = await world.start();
    ({ wizard } = running);
    await wizard.openStore(storeName, 'connected');
    await wizard.expectConnected(storeName);
    await expectFullyNew(world);
    await world.close();
  });
});

/** Applies until the instance holds PHP at the point. */
const applyUntilHeld = async (point: HoldPoint): Promise<Running> => {
  const running = await world.start();
  await running.wizard.openStore(storeName, 'in-progress');
  await running.wizard.expectTitle('step.review.title');
  await world.magento.hold(point);
  await running.wizard.apply();
  await expect.poll(() => world.magento.isHeld(point), { timeout: 30_000 }).toBe(true);
  return running;
};

const resolution = (page: Page, outcome: 'old' | 'new') => page.locator(`[data-resolution="${outcome}"]`);

const expectTold = async ({ page, words, expectTitle }: Wizard, outcome: 'old' | 'new'): Promise<void> => {
  await expectTitle('step.apply.interrupted.title');
  await expect(resolution(page, outcome)).toContainText(words(`step.apply.interrupted.${outcome}.title`), {
    timeout: 30_000,
  });
};

/** From what was told to connected, whichever it was. */
const complete = async (wizard: Wizard, outcome: 'old' | 'new'): Promise<void> => {
  if (outcome === 'old') {
    await wizard.press('step.apply.to-review');
    await walk(world, wizard, 'review', 'next-steps');
  } else await wizard.press('step.apply.continue');
  await wizard.expectConnected(storeName);
  await expectFullyNew(world);
};

const expectedAfter = { old: expectFullyOld, new: expectFullyNew } as const;

/** What a kill of both leaves behind. Nothing is certain at `before-commit` but that it is all or nothing. */
const afterBothKilled: readonly [HoldPoint, 'old' | 'new'][] = [
  ['before-write', 'old'],
  ['before-commit', 'old'],
  ['after-commit', 'new'],
  ['before-clean', 'new'],
];

const afterProgramKilled: readonly [HoldPoint, 'old' | 'new'][] = [
  ['before-write', 'old'],
  ['before-commit', 'new'],
  ['after-commit', 'new'],
  ['before-clean', 'new'],
];

test.describe('killed during an apply', () => {
  /** Puts instance and program back to where the program was killed at the review. */
  let backToReview: () => Promise<void>;

  test.beforeAll(async () => {
    world = await createLocalWorld();
    const { app, wizard } = await world.start();
    await walk(world, wizard, 'store', 'review');
    await wizard.expectTitle('step.review.title');
    await killProgram(app);
    backToReview = await world.keep();
  });
  test.beforeEach(() => backToReview());
  test.afterAll(() => world.close());

  for (const [point, outcome] of afterBothKilled) {
    test(`the program and PHP killed at ${point}: ${outcome}`, async () => {
      const running = await applyUntilHeld(point);
      await killProgram(running.app, 'kill');
      await world.magento.release(point);
      const { wizard, close } = await world.start();
      await wizard.openStore(storeName, 'in-progress');
      await expectTold(wizard, outcome);
      if (outcome === 'new') {
        await expect(resolution(wizard.page, 'new')).toContainText(
          wizard.words('step.apply.interrupted.finished'),
        );
      }
      await expectedAfter[outcome](world);
      await complete(wizard, outcome);
      await close();
    });
  }

  for (const [point, outcome] of afterProgramKilled) {
    test(`only the program killed at ${point}, PHP goes on: ${outcome}`, async () => {
      const running = await applyUntilHeld(point);
      const php = await phpOf(running.app);
      expect(php).toHaveLength(1);
      await killProgram(running.app, 'spare');
      await world.magento.release(point);
      await untilEnded(php);
      const { wizard, close } = await world.start();
      await wizard.openStore(storeName, 'in-progress');
      await expectTold(wizard, outcome);
      await expectedAfter[outcome](world);
      await complete(wizard, outcome);
      await close();
    });
  }

  for (const [point, outcome] of afterProgramKilled) {
    test(`started again while PHP is still held at ${point}: nothing is said before it has ended`, async () => {
      const running = await applyUntilHeld(point);
      const php = await phpOf(running.app);
      await killProgram(running.app, 'spare');
      const { wizard, close } = await world.start();
      await wizard.openStore(storeName, 'in-progress');
      await wizard.expectTitle('step.apply.interrupted.title');
      // Long enough for an answer that would be given too early.
      await sleep(3_000);
      await expect(wizard.page.locator('[data-resolution]')).toHaveCount(0);
      await world.magento.release(point);
      await untilEnded(php);
      await expectTold(wizard, outcome);
      await expectedAfter[outcome](world);
      await complete(wizard, outcome);
      await close();
    });
  }

  test('killed once more while it reads the store back', async () => {
    const running = await applyUntilHeld('before-commit');
    await killProgram(running.app, 'spare');
    const second = await world.start();
    await second.wizard.openStore(storeName, 'in-progress');
    await second.wizard.expectTitle('step.apply.interrupted.title');
    await killProgram(second.app);
    await world.magento.release('before-commit');
    const { wizard, close } = await world.start();
    await wizard.openStore(storeName, 'in-progress');
    await expectTold(wizard, 'new');
    await complete(wizard, 'new');
    await close();
  });
});
