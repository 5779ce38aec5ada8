/** Keys that cannot be used, gateways that do not answer, keychains that do not keep: each says so, and what was entered stays. */
import { generateKeyPairSync } from 'node:crypto';
import { expect } from '@playwright/test';
import { environments } from '../../shared/model/environment.ts';
import { startKeyringSession } from '../integration/support/keyring-session.ts';
import {
  blockOf,
  checkKeys,
  createLocalWorld,
  enterAllKeys,
  expectFullyNew,
  type LocalWorld,
  storeName,
  walk,
} from './support/local-store.ts';
import { expectNoProblem, expectProblem } from './support/problems.ts';
import { test } from './support/test.ts';
import type { Wizard } from './support/wizard.ts';

let world: LocalWorld;
test.beforeEach(async () => {
  test.setTimeout(180_000);
  world = await createLocalWorld();
});
test.afterEach(() => world.close());

const hostOf = (url: string): string => new URL(url).host;

const expectAllKept = async (wizard: Wizard): Promise<void> => {
  for (const environment of environments) {
    await wizard.expectKept(environment, 'apiKey');
    await wizard.expectKept(environment, 'privateKey');
  }
};

const atKeys = async (env?: Readonly<Record<string, string>>): Promise<Wizard> => {
  const { wizard } = await world.start(env);
  await walk(world, wizard, 'store', 'paste-keys');
  await wizard.expectTitle('step.paste-keys.title');
  return wizard;
};

/** Asks again where it was asked before. */
const ask = (wizard: Wizard): Promise<void> =>
  wizard.button('step.paste-keys.check').or(wizard.button('step.paste-keys.check-again')).click();

test('values that are refused or in the wrong place', async () => {
  const { keys } = world;
  const wizard = await atKeys();
  await test.step('an EC key is refused by name and stays in its field', async () => {
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    await wizard.fillKey('sandbox', 'privateKey', privateKey);
    await expectProblem(wizard, 'key.ec');
    await expect(wizard.keyField('sandbox', 'privateKey')).toHaveValue(privateKey);
    await wizard.fillKey('sandbox', 'privateKey', keys.sandbox.privateKeyPem);
    await wizard.expectKept('sandbox', 'privateKey');
    await expectNoProblem(wizard, 'key.ec');
  });
  await test.step('swapped fields: one click moves the value', async () => {
    await wizard.fillKey('production', 'apiKey', keys.production.privateKeyPem);
    await wizard.press('step.paste-keys.offer.move.button');
    await wizard.expectKept('production', 'privateKey');
    await expect(wizard.keyField('production', 'apiKey')).toHaveValue('');
    await wizard.fillKey('production', 'apiKey', keys.production.apiKey);
    await wizard.fillKey('sandbox', 'apiKey', keys.sandbox.apiKey);
    await expectAllKept(wizard);
    await checkKeys(wizard);
  });
});

test('swapped environments: one click swaps them', async () => {
  const { keys } = world;
  const wizard = await atKeys();
  await wizard.pasteEverything(blockOf({ sandbox: keys.production, production: keys.sandbox }));
  await expectAllKept(wizard);
  await ask(wizard);
  const offer = wizard.page.getByRole('heading', { name: wizard.words('step.paste-keys.offer.swap.title') });
  await expect(offer).toBeVisible({ timeout: 30_000 });
  await wizard.press('step.paste-keys.offer.swap.button');
  await expectAllKept(wizard);
  if (await wizard.button('step.paste-keys.check').isVisible()) await wizard.checkKeys();
  for (const environment of environments) await wizard.expectAccepted(environment);
  await wizard.continue();
  await walk(world, wizard, 'project', 'next-steps');
  await expectFullyNew(world);
});

test('gateways that do not say yes or no, and one that says no', async () => {
  const { gateway, keys } = world;
  const production = hostOf(gateway.urls.production);
  const wizard = await atKeys();
  await enterAllKeys(wizard, keys);
  await test.step('down', async () => {
    await gateway.goDown();
    await ask(wizard);
    await expectProblem(wizard, 'gateway.unreachable', { gateway: production });
    await expectAllKept(wizard);
    await expect(wizard.button('step.paste-keys.continue-anyway')).toBeEnabled();
    await gateway.goUp();
  });
  const faults = [
    ['a 502 page', 'bad-gateway-page', 'gateway.server-error'],
    ['a sign-in page', 'sign-in-page', 'gateway.html-page'],
    ['a clock that is an hour off', { clock: 3_600 }, 'gateway.clock-off'],
  ] as const;
  for (const [name, fault, code] of faults) {
    await test.step(name, async () => {
      gateway.faults.set('production', fault);
      await ask(wizard);
      await expectProblem(wizard, code);
      await wizard.expectAccepted('sandbox');
      await expectAllKept(wizard);
      await expect(wizard.button('step.paste-keys.continue-anyway')).toBeEnabled();
      gateway.faults.clear();
    });
  }
  await test.step('good again', async () => {
    await ask(wizard);
    for (const environment of environments) await wizard.expectAccepted(environment);
  });
  await test.step('deleted in the portal', async () => {
    await gateway.deleteKey('production', keys.production.apiKey);
    await ask(wizard);
    await expectProblem(wizard, 'gateway.rejected');
    const card = wizard.environmentCard('production');
    await expect(card).toContainText('Client ID is invalid');
    await wizard.expectAccepted('sandbox');
    await expectAllKept(wizard);
    await expect(wizard.button('step.paste-keys.continue-anyway')).toHaveCount(0);
    await expect(wizard.button('common.continue')).toHaveCount(0);
  });
});

test('the gateway goes down at the list of projects, and comes back', async () => {
  const { gateway } = world;
  const wizard = await atKeys();
  await enterAllKeys(wizard, world.keys);
  await checkKeys(wizard);
  await gateway.goDown();
  await wizard.continue();
  await expectProblem(wizard, 'gateway.unreachable', { gateway: hostOf(gateway.urls.production) });
  await gateway.goUp();
  await wizard.press('problem-action.retry');
  await walk(world, wizard, 'project', 'review');
  await wizard.expectTitle('step.review.title');
});

test('a locked keychain: the value waits in its field, and may be kept for this run only', async () => {
  const session = await startKeyringSession({ keyring: true });
  try {
    const wizard = await atKeys(keychainOf(session.env));
    await wizard.fillKey('sandbox', 'apiKey', world.keys.sandbox.apiKey);
    await wizard.expectKept('sandbox', 'apiKey');
    await session.lock();
    await wizard.fillKey('sandbox', 'privateKey', world.keys.sandbox.privateKeyPem);
    await expectProblem(wizard, 'keychain.locked');
    await expect(wizard.keyField('sandbox', 'privateKey')).toHaveValue(world.keys.sandbox.privateKeyPem);
    // Still locked: trying again says so again, and takes nothing away.
    await wizard.press('problem-action.retry');
    await expectProblem(wizard, 'keychain.locked');
    await expect(wizard.keyField('sandbox', 'privateKey')).toHaveValue(world.keys.sandbox.privateKeyPem);
    await wizard.press('problem-action.use-session-keychain');
    await wizard.expectKept('sandbox', 'privateKey');
    await expectNoProblem(wizard, 'keychain.locked');
    await expect(wizard.page.getByText(wizard.words('keychain.session-badge'))).toBeVisible();
  } finally {
    await world.close();
    await session.stop();
  }
});

test('no keychain at all: keys for this run only, by an explicit choice, with a badge', async () => {
  const wizard = await atKeys({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' });
  const { page, words } = wizard;
  const badge = page.getByText(words('keychain.session-badge'), { exact: true });
  await expectProblem(wizard, 'keychain.unavailable');
  await expect(badge).toHaveCount(0);
  await wizard.press('problem-action.use-session-keychain');
  await expect(badge).toBeVisible();
  await expectNoProblem(wizard, 'keychain.unavailable');
  await enterAllKeys(wizard, world.keys);
  await expect(page.getByText(words('step.paste-keys.kept.session')).first()).toBeVisible();
  await checkKeys(wizard);
  await wizard.continue();
  await walk(world, wizard, 'project', 'next-steps');
  await wizard.expectConnected(storeName);
  await expect(badge).toBeVisible();
  await expectFullyNew(world);
});

/** What a program needs to find the keychain of another session; the display stays. */
const keychainOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    ['DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR', 'XDG_DATA_HOME'].map((name) => [name, env[name] ?? '']),
  );
