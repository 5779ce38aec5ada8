/** An instance that was connected before: nothing is proposed where nothing differs, and moving it takes a typed confirmation. */
import { expect } from '@playwright/test';
import type { Language } from '../../shared/language.ts';
import {
  createLocalWorld,
  expectFullyNew,
  type LocalWorld,
  storeName,
  walk,
  wantedValues,
} from './support/local-store.ts';
import { test } from './support/test.ts';

let world: LocalWorld;
test.beforeEach(() => test.setTimeout(120_000));
test.afterEach(() => world.close());

/** A world whose instance holds its keys and its project already, and one of its data spaces. */
const connectedWorld = async (spaceName: string, language: Language = 'en'): Promise<LocalWorld> => {
  const made = await createLocalWorld({ language });
  return { ...made, magento: await made.reinstall({ values: wantedValues(made, spaceName) }) };
};

test('the same keys, project and data space: no change is proposed, and Finish records it', async () => {
  world = await connectedWorld('Production');
  const before = await world.magento.rows();
  const { wizard } = await world.start();
  await wizard.connectLocalStore({ name: storeName, root: world.magento.root });
  await wizard.expectStoreFound();
  await expect(wizard.page.getByText(wizard.words('step.store.note.connected.title'))).toBeVisible();
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'project');

  // What the instance uses is chosen already: two times Continue and nothing else.
  await wizard.expectTitle('step.project.title');
  await expect(wizard.page.getByRole('radio')).toBeChecked();
  await wizard.continue();
  await wizard.expectTitle('step.data-space.title');
  await expect(wizard.page.getByRole('radio', { name: /^Production/ })).toBeChecked();
  await wizard.continue();

  await wizard.expectTitle('step.review.connected.title');
  await expect(wizard.page.locator('[data-change]:not([data-change="same"])')).toHaveCount(0);
  await expect(wizard.page.locator('[data-change="same"]')).toHaveCount(10);
  await wizard.press('step.review.finish');
  await walk(world, wizard, 'apply', 'next-steps');
  await wizard.expectConnected(storeName);
  expect(await world.magento.rows()).toEqual(before);
  await wizard.press('step.next-steps.home');
  await expect(wizard.storeCard(storeName)).toContainText(wizard.words('home.state.connected'));
});

for (const language of ['en', 'ko'] as const) {
  test(`another data space: a warning and a typed confirmation (${language})`, async () => {
    world = await connectedWorld('Testing 1', language);
    const before = await world.magento.rows();
    const { wizard } = await world.start();
    await walk(world, wizard, 'store', 'review');
    await wizard.expectTitle('step.review.title');

    const { page, words } = wizard;
    await expect(page.getByText(words('plan.warning.moves-production.title'))).toBeVisible();
    await expect(
      page.getByText(words('plan.warning.moves-data.text', { fromName: 'Testing 1', toName: 'Production' })),
    ).toBeVisible();
    const apply = wizard.button('step.review.apply-anyway');
    await expect(apply).toBeDisabled();
    await wizard.confirmByName('Corner');
    await expect(apply).toBeDisabled();
    expect(await world.magento.rows()).toEqual(before);
    await wizard.confirmByName(storeName);
    await apply.click();
    await walk(world, wizard, 'apply', 'next-steps');
    await wizard.expectConnected(storeName);
    await expectFullyNew(world, 'Production');
  });
}
