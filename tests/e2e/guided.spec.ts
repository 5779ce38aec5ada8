/** Entering by hand: from the first start to connected to undone, with nothing but the Admin's pages. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { MessageId } from '../../renderer/app/message-ids.ts';
import { guidedFields } from '../../shared/model/connections/guided-fields.ts';
import {
  type AdminStandIn,
  answerChoice,
  answerEmpty,
  answerKeys,
  beginUndo,
  clipboardOf,
  copyField,
  enterAllFields,
  enterGuidedStore,
  fieldBox,
  openSheet,
  startAdminStandIn,
  tick,
  verify,
} from './support/guided-walk.ts';
import { killProgram } from './support/kill.ts';
import { createLocalWorld, type LocalWorld, projectName, storeName, walk } from './support/local-store.ts';
import { inspect, inspectAllLooks } from './support/look.ts';
import { keptStore } from './support/store-files.ts';
import { test } from './support/test.ts';
import type { Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 300_000 });

let world: LocalWorld;
let admin: AdminStandIn;
test.beforeEach(async () => {
  world = await createLocalWorld();
  admin = await startAdminStandIn();
});
test.afterEach(async () => {
  await world.close();
  admin.close();
});

const expectText = (wizard: Wizard, id: MessageId, values?: Record<string, string>): Promise<void> =>
  expect(wizard.page.getByText(wizard.words(id, values))).toBeVisible();

test('an empty page: connected through a kill, undone through another one', async () => {
  const { keys } = world;
  const first = await world.start();
  const { wizard } = first;
  await enterGuidedStore(wizard, storeName, admin.url);
  await walk(world, wizard, 'get-keys', 'review');
  await wizard.expectTitle('guided.review.title');
  await wizard.press('guided.review.begin');
  await wizard.expectTitle('guided.before.title');
  await inspectAllLooks(wizard.page, 'guided-01-before');

  // What is missing is named, and nothing that was answered is lost: not by going on, going back, or a kill.
  await answerKeys(wizard, 'sandbox', 'empty');
  await answerChoice(wizard, 'project', '-----BEGIN PRIVATE KEY-----');
  await wizard.continue();
  await expectText(wizard, 'guided.before.missing.title');
  await expectText(wizard, 'guided.before.looks-like-key');
  // The first open question has the keyboard.
  const firstOpen = wizard.page
    .getByRole('radiogroup', { name: wizard.words('guided.before.production') })
    .getByRole('radio')
    .first();
  await expect(firstOpen).toBeFocused();
  await inspect(wizard.page, 'guided-02-before-missing-en-light');
  await answerChoice(wizard, 'project', null);
  await wizard.back();
  await wizard.expectTitle('guided.review.title');
  await wizard.press('guided.review.begin');
  await wizard.expectTitle('guided.before.title');
  const answered = (w: Wizard, name: string) =>
    w.page.getByRole('radiogroup', { name }).getByRole('radio', { checked: true });
  await expect(answered(wizard, wizard.words('guided.before.sandbox'))).toHaveCount(1);
  await expect(answered(wizard, wizard.words('guided.before.production'))).toHaveCount(0);
  await answerEmpty(wizard);
  await wizard.continue();
  await wizard.expectTitle('guided.apply.title');

  expect(await copyField(first.app, wizard, 'sandbox-api-key')).toBe(keys.sandbox.apiKey);
  await tick(wizard, 'sandbox-api-key');
  expect(await copyField(first.app, wizard, 'sandbox-private-key')).toBe(keys.sandbox.privateKeyPem.trim());
  await tick(wizard, 'sandbox-private-key');
  await killProgram(first.app);

  const second = await world.start();
  const again = second.wizard;
  await again.openStore(storeName, 'in-progress');
  await again.expectTitle('guided.apply.title');
  await expect(fieldBox(again, 'sandbox-private-key')).toBeChecked();
  await expect(fieldBox(again, 'production-api-key')).not.toBeChecked();
  await again.press('guided.copy.named', { field: again.words('guided.field.production-api-key') });
  await expect.poll(() => clipboardOf(second.app)).toBe(keys.production.apiKey);
  await inspectAllLooks(again.page, 'guided-03-apply');
  // The questions can be opened again, and hold what was answered.
  await again.press('guided.before.change');
  await again.expectTitle('guided.before.title');
  await expect(answered(again, again.words('guided.before.data-space'))).toHaveCount(1);
  await again.continue();
  for (const field of guidedFields.slice(2)) await tick(again, field);
  expect(await readFile(await openSheet(second.app, again), 'utf8')).toContain(world.project.projectId);
  await verify(again);
  await expectText(again, 'guided.verified.keys');
  await expectText(again, 'guided.verified.registry');
  await expect(again.page.getByText(again.words('guided.verified.admin.answers').slice(0, -1))).toBeVisible();
  await again.press('guided.finish');
  await again.expectConnected(storeName);
  await expectText(again, 'guided.by-hand.text');
  await inspectAllLooks(again.page, 'guided-04-connected');

  await again.press('undo.button');
  await expect(again.page.getByRole('alertdialog').getByRole('row')).toHaveCount(7);
  await inspect(again.page, 'guided-05-undo-dialog-en-light');
  await again.page.keyboard.press('Escape');
  await beginUndo(again);
  // Back takes it back, as long as nothing is undone.
  await again.back();
  await again.expectConnected(storeName);
  await beginUndo(again);
  await inspectAllLooks(again.page, 'guided-06-undo-empty');
  // By keyboard: the button goes with its press, and the next field is at hand.
  await again.button('guided.undo.leave.named', { field: again.words('guided.field.data-space') }).focus();
  await again.page.keyboard.press('Enter');
  await expect(fieldBox(again, 'project')).toBeFocused();
  await tick(again, 'project');
  await tick(again, 'sandbox-api-key');
  await killProgram(second.app);

  const third = await world.start();
  const last = third.wizard;
  await expect(last.storeCard(storeName)).toContainText(last.words('undo.button'));
  await last.openStore(storeName, 'in-progress');
  await last.expectTitle('guided.undo.title');
  await expect(fieldBox(last, 'project')).toBeChecked();
  await expect(fieldBox(last, 'sandbox-private-key')).not.toBeChecked();
  await expectText(last, 'guided.undo.left');
  await expect(last.button('common.back')).toHaveCount(0);
  for (const field of guidedFields.slice(1, 4)) await tick(last, field);
  await verify(last);
  await expectText(last, 'guided.undo.verified.keys.none');
  await inspectAllLooks(last.page, 'guided-07-undo-verified');
  await last.press('guided.undo.finish');
  await last.expectTitle('step.undo.done.title');
  await expectText(last, 'guided.undo.left.text', { names: last.words('guided.field.data-space') });
  await inspectAllLooks(last.page, 'guided-08-undone');
  await last.press('step.undo.home');
  await expect(last.storeCard(storeName)).toContainText(last.words('home.state.in-progress'));
  await last.press('home.store.more', { name: storeName });
  await expect(last.page.getByRole('menuitem', { name: last.words('undo.button') })).toHaveCount(0);
  await last.page.keyboard.press('Escape');
  await last.openStore(storeName, 'in-progress');
  await last.expectTitle('guided.review.title');
  const store = await keptStore(world.dataFolder, storeName);
  expect(store).toMatchObject({ applied: null, undoable: null, project: { projectName } });
  expect(store.history.map(({ kind }: { kind: string }) => kind)).toEqual(['applied', 'undone']);

  const said: string[] = [];
  third.app.process().stdout?.on('data', (chunk) => said.push(String(chunk)));
  await third.app.evaluate(({ clipboard }) => {
    clipboard.clear = () => void process.stdout.write('clipboard cleared\n');
  });
  await last.press('guided.review.begin');
  await last.expectTitle('guided.before.title');
  await answerEmpty(last);
  await last.continue();
  expect(await copyField(third.app, last, 'sandbox-api-key')).toBe(keys.sandbox.apiKey);
  await third.app.close();
  expect(said.join(''), 'quitting takes the key out of the clipboard').toContain('clipboard cleared');
});

test('a page with keys of ours and keys of others: what we have is put back, the rest is said', async () => {
  const formerName = 'Former Shop';
  const formerKeys = await world.gateway.issueKeys('open-source');
  const formerProject = await world.gateway.createProject(formerKeys, 'Former Ltd');
  const [formerSpace] = formerProject.dataSpaces;
  if (!formerSpace) throw new Error('The former project has no data space');
  const { app, wizard } = await world.start();
  // The former keys are in the keychain because another store uses them.
  await enterGuidedStore(wizard, formerName, admin.url);
  await walk({ ...world, keys: formerKeys }, wizard, 'get-keys', 'project');
  await wizard.expectTitle('step.project.title');
  await wizard.home();

  await enterGuidedStore(wizard, storeName, admin.url);
  await wizard.expectTitle('step.get-keys.title');
  await wizard.page
    .getByRole('radio', { name: wizard.words('step.get-keys.source.new') })
    .check({ force: true });
  await walk(world, wizard, 'get-keys', 'review');
  await wizard.press('guided.review.begin');
  await wizard.expectTitle('guided.before.title');
  await answerKeys(wizard, 'sandbox', 'other');
  await answerKeys(wizard, 'production', { label: formerName });
  await answerChoice(wizard, 'project', 'Former Ltd');
  await answerChoice(wizard, 'data-space', formerSpace.environmentId);
  await expectText(wizard, 'guided.before.other.title');
  await expectText(wizard, 'plan.warning.moves-production-with-keys.title');
  await inspectAllLooks(wizard.page, 'guided-11-before-with-keys');
  await wizard.continue();
  await enterAllFields(wizard, storeName);

  // From the list, as any other undo.
  await wizard.home();
  await wizard.press('home.store.more', { name: storeName });
  await wizard.page.getByRole('menuitem', { name: wizard.words('undo.button') }).click();
  const dialog = wizard.page.getByRole('alertdialog');
  await expect(dialog).toContainText(wizard.words('guided.undo.dialog.own-copy.title'));
  await inspect(wizard.page, 'guided-12-undo-dialog-en-light');
  await dialog.getByRole('button', { name: wizard.words('guided.undo.dialog.begin'), exact: true }).click();
  await wizard.expectTitle('guided.undo.title');
  await inspect(wizard.page, 'guided-13-undo-own-copy-en-light');
  await tick(wizard, 'sandbox-api-key');
  await tick(wizard, 'sandbox-private-key');
  expect(await copyField(app, wizard, 'production-api-key')).toBe(formerKeys.production.apiKey);
  await tick(wizard, 'production-api-key');
  expect(await copyField(app, wizard, 'production-private-key')).toBe(
    formerKeys.production.privateKeyPem.trim(),
  );
  await inspectAllLooks(wizard.page, 'guided-14-undo-put-back');
  for (const field of guidedFields.slice(3)) await tick(wizard, field);
  await verify(wizard);
  await expectText(wizard, 'guided.undo.verified.keys.accepted');
  await expectText(wizard, 'guided.undo.verified.registry.confirmed');
  const sheet = await readFile(await openSheet(app, wizard), 'utf8');
  expect(sheet).toContain('Former Ltd');
  await wizard.press('guided.undo.finish');
  await wizard.expectTitle('step.undo.done.title');
  await wizard.press('step.undo.home');
  expect((await keptStore(world.dataFolder, storeName)).history.at(-1)?.kind).toBe('undone');
});
