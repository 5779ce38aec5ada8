/** Pictures of the pages about clients, new keys and checks, in both languages and themes, and no barrier that axe can find. */
import { expect, type Page } from '@playwright/test';
import type { Language } from '../../shared/language.ts';
import type { KeySet } from '../../shared/model/key-set.ts';
import type { Store } from '../../shared/model/store.ts';
import type { Drift, StoreCheck } from '../../shared/model/store-check.ts';
import { problemOf } from '../../shared/problems.ts';
import { checkedPair, emptyKeySet, fullPair } from '../fixtures/scripted/data.ts';
import type { World } from '../fixtures/scripted/world.ts';
import { type LateWords, lateWordsOf } from './support/client-words.ts';
import { openGallery } from './support/gallery.ts';
import { inspect } from './support/look.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 150_000 });

const show = openGallery();

interface Visit extends Wizard {
  readonly late: LateWords;
  readonly look: (name: string) => Promise<void>;
  readonly pressLate: (
    id: Parameters<LateWords>[0],
    values?: Record<string, string | number>,
  ) => Promise<void>;
}

const visitOf = (page: Page, language: Language, theme: string): Visit => {
  const late = lateWordsOf(language);
  return {
    ...createWizard(page, language),
    late,
    look: (name) => inspect(page, `clients-${name}-${language}-${theme}`),
    pressLate: (id, values) => page.getByRole('button', { name: late(id, values), exact: true }).click(),
  };
};

const inEveryLook = (arrange: (world: World) => void, walk: (visit: Visit) => Promise<void>): Promise<void> =>
  show(arrange, ({ page, language, theme }) => walk(visitOf(page, language, theme)));

const at = '2026-03-02T09:30:00.000Z';
const label = 'Nordlicht';

/** One client with both pairs and five connected stores. */
const addClient = (world: World): { readonly keySet: KeySet; readonly stores: readonly Store[] } => {
  const keySet: KeySet = {
    ...emptyKeySet(world.id('keys'), label, false),
    sandbox: checkedPair('sandbox'),
    production: checkedPair('production'),
  };
  world.keySets.set(keySet.id, keySet);
  const names = [
    'Nordlicht Outdoor',
    'Nordlicht Kids',
    'Nordlicht Outlet',
    'Nordlicht B2B',
    'Nordlicht Korea',
  ];
  const stores = names.map((name) => {
    const { store } = world.addStoreAt('next-steps', name);
    if (store.keySetId !== null) world.keySets.delete(store.keySetId);
    return world.change(store.id, { keySetId: keySet.id }).store;
  });
  return { keySet, stores };
};

const other = (seed: string) => seed.repeat(64).slice(0, 64);
const newPair = (environment: 'sandbox' | 'production'): KeySet['sandbox'] => {
  const pair = {
    apiKey: { last4: environment === 'sandbox' ? 'a41b' : 'e97d', fingerprint: other('1a2b3c') },
    privateKey: { bits: 2048, fingerprint: other('4d5e6f') },
  };
  const check = {
    pair: `${pair.apiKey.fingerprint}:${pair.privateKey.fingerprint}`,
    checkedAt: at,
    gateway: 'https://commerce.adobe.io/',
    verdict: 'accepted' as const,
  };
  return { ...pair, check };
};

/** Two stores have the new pair; of the others each is left for another reason. */
const addOpenRotation = (world: World): void => {
  const { keySet, stores } = addClient(world);
  const { sandbox, production } = keySet;
  if (!sandbox.apiKey || !sandbox.privateKey || !production.apiKey || !production.privateKey) return;
  world.keySets.set(keySet.id, {
    ...keySet,
    sandbox: newPair('sandbox'),
    production: newPair('production'),
    previous: {
      since: at,
      givenUp: false,
      sandbox: { apiKey: sandbox.apiKey, privateKey: sandbox.privateKey },
      production: { apiKey: production.apiKey, privateKey: production.privateKey },
    },
  });
  const [first, second, third, fourth, fifth] = stores;
  for (const store of [first, second]) if (store) world.markApplied(store.id);
  if (third) {
    const problem = problemOf('ssh.timeout', { host: 'outlet.nordlicht.example', port: 22 });
    world.change(third.id, { missedKeys: { at, problem } });
  }
  if (fourth) world.change(fourth.id, { missedKeys: { at, problem: problemOf('rotation.foreign-keys') } });
  if (fifth) {
    const adminUrl = 'https://kr.nordlicht.example/admin/';
    world.change(fifth.id, { connection: { kind: 'guided', adminUrl, page: 'services' } });
  }
};

const openClients = async ({ press, page, late, words }: Visit): Promise<void> => {
  await press('home.clients');
  await expect(page.getByRole('heading', { level: 1, name: words('home.clients') })).toBeVisible();
  await expect(page.getByText(late('clients.stores', { count: 5 }))).toBeVisible();
};

test('clients, and replacing the keys of one', async () => {
  await inEveryLook(
    (world) => {
      addClient(world);
      const practice = { ...emptyKeySet('keys-practice', 'Sample', true), sandbox: fullPair('sandbox') };
      world.keySets.set(practice.id, practice);
      world.script.problems = {
        'rotation.begin': problemOf('rotation.other-account', { names: 'Nordlicht Kids, Nordlicht Outdoor' }),
      };
    },
    async (visit) => {
      const { page, late, look, pressLate, press, words } = visit;
      await openClients(visit);
      await look('1-list');
      await pressLate('clients.keys.replace.named', { name: label });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        late('rotation.explain.title', { name: label }),
      );
      await look('2-explain');
      await pressLate('rotation.explain.enter');
      await look('3-enter');
      await press('step.paste-keys.paste-all');
      await page.getByRole('textbox', { name: words('step.paste-keys.block') }).fill('PRIVATE KEY');
      await press('step.paste-keys.block.read');
      await press('step.paste-keys.check');
      await press('common.continue');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        late('rotation.confirm.title', { name: label }),
      );
      await look('4-confirm');
      await pressLate('rotation.confirm.go');
      await expect(page.getByRole('checkbox')).toHaveCount(2);
      await look('5-other-account');
      await pressLate('rotation.discard');
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await look('6-discard');
    },
  );
});

test('what is left of a replacement', async () => {
  await inEveryLook(addOpenRotation, async (visit) => {
    const { page, late, look, pressLate } = visit;
    await expect(page.getByText(late('rotation.notice.title', { count: 3, name: label }))).toBeVisible();
    await look('7-home');
    await openClients(visit);
    await look('8-list');
    await pressLate('clients.keys.continue.named', { name: label });
    await expect(page.getByText(late('rotation.group.left', { count: 2 }))).toBeVisible();
    await look('9-todo');
    await pressLate('rotation.give-up');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await look('10-give-up');
  });
});

const drifts: Drift[] = [
  { kind: 'keys-changed', environment: 'production' },
  { kind: 'gateway-changed', environment: 'production', address: null },
  { kind: 'project-changed', applied: '6f1c9a52-8d8e-4a01-9f0d-2b6a54b0c7aa', now: null },
  {
    kind: 'data-space-changed',
    applied: '0c2be3b1-3f3c-4c57-a6a7-1d0f6c1b9a01',
    now: '5a7d1b44-7f1e-4f7b-8a57-7d52a8a8bb02',
  },
  { kind: 'lock-added', path: 'services_connector/services_id/environment_id', source: 'env.php' },
  { kind: 'gateway-changed', environment: 'sandbox', address: 'https://gateway.nordlicht.example/' },
  { kind: 'stale' },
];
const rejected: Drift = {
  kind: 'keys-rejected',
  environment: 'production',
  message: 'Client ID is invalid',
  requestId: 'r-4711',
};
const found = (result: StoreCheck['result'], more: Partial<StoreCheck>): StoreCheck => ({
  at,
  result,
  drifts: [],
  problem: null,
  ...more,
});

const checks: readonly (readonly [name: string, check: StoreCheck | null])[] = [
  ['11-not-checked', null],
  ['12-as-applied', found('as-applied', {})],
  ['13-drifted', found('drifted', { drifts })],
  ['14-keys-rejected', found('keys-rejected', { drifts: [rejected] })],
  [
    '15-unreachable',
    found('unreachable', { problem: problemOf('ssh.timeout', { host: 'shop.nordlicht.example', port: 22 }) }),
  ],
];

for (const [name, check] of checks) {
  test(`a store after a check: ${name}`, async () => {
    await inEveryLook(
      (world) => {
        const { store } = world.addStoreAt('next-steps', 'Nordlicht Outdoor');
        world.change(store.id, { check });
      },
      async ({ page, late, look, openStore }) => {
        const isFine = check === null || check.result === 'as-applied';
        await openStore('Nordlicht Outdoor', isFine ? 'connected' : 'in-progress');
        await expect(page.getByRole('region', { name: late('check.title') })).toBeVisible();
        await look(name);
      },
    );
  });
}

test('the menu with the schedule', async () => {
  await inEveryLook(
    () => undefined,
    async ({ page, press, look }) => {
      await press('app.preferences');
      await expect(page.getByRole('menu')).toBeVisible();
      await look('16-preferences');
    },
  );
});
