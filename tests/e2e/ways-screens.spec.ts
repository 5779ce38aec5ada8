/** Pictures of every way to reach a store, with what each asks and what it may find, in both languages and themes. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Store } from '../../shared/model/store.ts';
import type { Problem } from '../../shared/problems.ts';
import { instanceFacts, keyView, privateView } from '../fixtures/scripted/data.ts';
import type { World } from '../fixtures/scripted/world.ts';
import { openGallery } from './support/gallery.ts';
import { projectRoot } from './support/launch.ts';
import { inspect } from './support/look.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 400_000 });

const show = openGallery();

const inEveryLook = (
  name: string,
  arrange: (world: World) => void,
  open: (wizard: Wizard) => Promise<void>,
  height = 780,
): Promise<void> =>
  show(
    arrange,
    async ({ page, language, theme }) => {
      await open(createWizard(page, language));
      await inspect(page, `ways-${name}-${language}-${theme}`);
    },
    { size: { width: 1120, height } },
  );

type Way = 'admin' | 'ssh' | 'docker' | 'guided';
const fill = (page: Page, name: string, text: string): Promise<void> =>
  page.locator(`input[name="${name}"]`).fill(text);

const chooseWay = async ({ page, words, button }: Wizard, way: Way): Promise<void> => {
  await button('home.connect.button').or(button('home.stores.add')).first().click();
  await page.getByRole('textbox', { name: words('step.store.name') }).fill('Nordlicht Outdoor');
  await page.getByRole('radio', { name: words(`step.store.way.${way}`) }).check({ force: true });
};
const openWay =
  (way: Way, more: (wizard: Wizard) => Promise<void> = async () => undefined) =>
  async (wizard: Wizard): Promise<void> => {
    await chooseWay(wizard, way);
    await more(wizard);
  };
const nothing = (): void => undefined;

/** Fills the way's fields and looks at the store. */
const look: Record<'admin' | 'ssh' | 'docker', (wizard: Wizard) => Promise<void>> = {
  admin: async ({ page, press }) => {
    await fill(page, 'admin-address', 'https://staging.nordlicht.example/backoffice');
    await press('step.store.look');
  },
  ssh: async ({ page, press }) => {
    await fill(page, 'ssh-host', 'deploy@shop.nordlicht.example');
    await press('step.store.look');
  },
  docker: async ({ page, press, button }) => {
    await press('docker.find');
    await page.getByRole('radio', { name: 'nordlicht-web' }).check({ force: true });
    await expect(button('step.store.look')).toBeEnabled();
    await press('step.store.look');
  },
};

const shown = (wizard: Wizard, { code }: Problem): Promise<void> =>
  expect(wizard.page.locator(`[data-problem="${code}"]`)).toBeVisible();

const problemAt = (procedure: string, problem: Problem) => (world: World) => {
  world.script.problems = { [procedure]: problem };
};

const host = 'shop.nordlicht.example';
const fingerprint = 'SHA256:3kZ0q7cYw9v8n2bT1xR5mJ4hLs6dPfGaEuQiWoNzKtM';
const file = '/home/kim/.ssh/id_ed25519';

const sshProblems: readonly (readonly [string, string, Problem])[] = [
  [
    'host-key-changed',
    'stores.inspect',
    { code: 'ssh.host-key-changed', params: { host, keyType: 'ssh-ed25519', fingerprint } },
  ],
  ['password-refused', 'stores.inspect', { code: 'ssh.password-refused', params: { host, user: 'deploy' } }],
  [
    'wrong-owner',
    'stores.inspect',
    { code: 'ssh.wrong-owner', params: { owner: 'www-data', user: 'deploy' } },
  ],
  ['not-found', 'ssh.findRoots', { code: 'ssh.root-not-found', params: { host } }],
];
const withRoot = (world: World): void => {
  world.script.roots = ['/var/www/nordlicht'];
};

test('SSH: the form, the questions, the problems', async () => {
  await inEveryLook('ssh-form', nothing, openWay('ssh'));
  const questions: readonly (readonly [string, Problem])[] = [
    ['host-key', { code: 'ssh.host-key-unknown', params: { host, keyType: 'ssh-ed25519', fingerprint } }],
    ['password', { code: 'ssh.password-needed', params: { host, user: 'deploy' } }],
    ['passphrase', { code: 'ssh.passphrase-needed', params: { file } }],
  ];
  const dialog = async ({ page }: Wizard): Promise<void> => expect(page.getByRole('dialog')).toBeVisible();
  for (const [name, problem] of questions) {
    await inEveryLook(`ssh-${name}`, problemAt('ssh.findRoots', problem), async (wizard) => {
      await openWay('ssh', look.ssh)(wizard);
      await dialog(wizard);
    });
  }
  const roots = (world: World): void => {
    world.script.roots = [
      '/var/www/nordlicht',
      '/var/www/nordlicht-staging',
      '/home/deploy/releases/current',
    ];
  };
  await inEveryLook('ssh-roots', roots, async (wizard) => {
    await openWay('ssh', look.ssh)(wizard);
    await dialog(wizard);
  });
  for (const [name, procedure, problem] of sshProblems) {
    const arrange = (world: World): void => {
      withRoot(world);
      problemAt(procedure, problem)(world);
    };
    await inEveryLook(`ssh-${name}`, arrange, async (wizard) => {
      await openWay('ssh', look.ssh)(wizard);
      await shown(wizard, problem);
    });
  }
});

const containers = (world: World): void => {
  const connection = (container: string) => ({
    kind: 'docker' as const,
    target: { tool: 'docker' as const, container },
    root: '/var/www/html',
    user: null,
    php: null,
  });
  world.script.containers = [
    {
      source: 'ddev',
      name: 'ddev-nordlicht-web',
      image: 'ddev/ddev-webserver:v1.24',
      connection: connection('ddev-nordlicht-web'),
    },
    {
      source: 'compose',
      name: 'nordlicht-web',
      image: 'php:8.2-fpm',
      connection: connection('nordlicht-web'),
    },
    {
      source: 'container',
      name: 'search',
      image: 'opensearchproject/opensearch:2',
      connection: connection('search'),
    },
  ];
};

test('Docker: the form, the list, the problems', async () => {
  const container = 'nordlicht-web';
  await inEveryLook('docker-form', nothing, openWay('docker'));
  await inEveryLook(
    'docker-none',
    nothing,
    openWay('docker', ({ press }) => press('docker.find')),
  );
  await inEveryLook(
    'docker-list',
    containers,
    openWay('docker', async ({ page, press }) => {
      await press('docker.find');
      await page.getByRole('radio', { name: container }).last().check({ force: true });
    }),
  );
  const missing: Problem = { code: 'docker.engine-not-running', params: {} };
  await inEveryLook('docker-not-running', problemAt('docker.find', missing), async (wizard) => {
    await openWay('docker', ({ press }) => press('docker.find'))(wizard);
    await shown(wizard, missing);
  });
});

const signedOut = (world: World): void => {
  world.signIn.signedIn = false;
};
const openAdminDialog = async (wizard: Wizard): Promise<void> => {
  await openWay('admin', look.admin)(wizard);
  await expect(wizard.page.getByRole('dialog')).toBeVisible();
};
const enterForm = async ({ page, press }: Wizard): Promise<void> => {
  await fill(page, 'username', 'kim');
  await fill(page, 'password', 'not-a-real-one');
  await press('admin.sign-in.submit');
};

test('Admin: the form, the characters of a picture, the code', async () => {
  const image = await readFile(path.join(projectRoot, 'tests/fixtures/magento/admin/captcha.png'), 'base64');
  await inEveryLook('admin-address', nothing, openWay('admin'));
  await inEveryLook('admin-form', signedOut, openAdminDialog);
  const captcha = (world: World): void => {
    signedOut(world);
    world.signIn.asks = { next: 'captcha', image: `data:image/png;base64,${image}` };
  };
  await inEveryLook('admin-captcha', captcha, async (wizard) => {
    await openAdminDialog(wizard);
    await enterForm(wizard);
    await expect(wizard.page.locator('input[name="captcha"]')).toBeVisible();
  });
  const code = (world: World): void => {
    signedOut(world);
    world.signIn.asks = { next: 'code' };
  };
  await inEveryLook('admin-code', code, async (wizard) => {
    await openAdminDialog(wizard);
    await enterForm(wizard);
    await expect(wizard.page.locator('input[name="code"]')).toBeVisible();
  });
});

test('Admin: the problems, the window', async () => {
  const address = 'staging.nordlicht.example';
  const problems: readonly Problem[] = [
    { code: 'admin.wrong-password', params: {} },
    { code: 'admin.basic-needed', params: { address } },
    { code: 'admin.permission-missing', params: {} },
    { code: 'admin.second-factor-unsupported', params: { provider: 'duo' } },
    { code: 'admin.wrong-address', params: { address: 'https://staging.nordlicht.example/backoffice/' } },
  ];
  for (const problem of problems) {
    const arrange = (world: World): void => {
      signedOut(world);
      problemAt('admin.signIn', problem)(world);
    };
    await inEveryLook(`admin-${problem.code.slice(6)}`, arrange, async (wizard) => {
      await openAdminDialog(wizard);
      await enterForm(wizard);
      await shown(wizard, problem);
    });
  }
  const desktop = (world: World): void => {
    signedOut(world);
    world.info = { ...world.info, host: 'electron' };
    world.signIn.holdsWindow = true;
  };
  await inEveryLook('admin-window', desktop, openAdminDialog);
  await inEveryLook('admin-window-waiting', desktop, async (wizard) => {
    await openAdminDialog(wizard);
    await wizard.press('admin.sign-in.open');
    await expect(wizard.page.getByText(wizard.words('admin.sign-in.waiting'))).toBeVisible();
  });
  const basic = (world: World): void => {
    desktop(world);
    problemAt('admin.openWindow', { code: 'admin.basic-needed', params: { address } })(world);
  };
  await inEveryLook('admin-window-basic', basic, async (wizard) => {
    await openAdminDialog(wizard);
    await wizard.press('admin.sign-in.open');
    await shown(wizard, { code: 'admin.basic-needed', params: {} });
  });
  const expired: Problem = { code: 'admin.session-ended', params: {} };
  await inEveryLook('admin-session-ended', problemAt('stores.inspect', expired), async (wizard) => {
    await openWay('admin', look.admin)(wizard);
    await shown(wizard, expired);
  });
});

const found = async (wizard: Wizard): Promise<void> => {
  await openWay('ssh', look.ssh)(wizard);
  await wizard.expectStoreFound();
};
/** Everything about a store at once. */
const tall = 1500;
const oldKeys = {
  sandbox: { apiKey: keyView.sandbox, privateKey: { fingerprint: privateView.sandbox.fingerprint } },
  production: { apiKey: keyView.production, privateKey: { unreadable: 'not-a-private-key' } },
};

test('what is found on a store, and what is missing there', async () => {
  const plain = (world: World): void => {
    withRoot(world);
    world.script.instance = { reach: { sandbox: 'reached', production: 'reached' } };
  };
  await inEveryLook('found', plain, found);
  const everything = (world: World): void => {
    withRoot(world);
    world.script.instance = {
      cloud: true,
      edition: 'commerce',
      keys: oldKeys,
      locks: [
        { path: 'services_connector/services_id/project_id', source: 'env.php' },
        { path: 'services_connector/services_id/environment_id', source: 'environment-variable' },
      ],
      gateways: { sandbox: 'https://gateway.nordlicht.example/', production: null },
      activeEnvironment: 'sandbox',
      stale: true,
      reach: { sandbox: 'reached', production: 'not-reached' },
      clockOffset: 312,
      ids: {
        projectId: '6f1c9a52-8d8e-4a01-9f0d-2b6a54b0c7aa',
        projectName: 'Nordlicht Outdoor',
        environmentId: '0c2be3b1-3f3c-4c57-a6a7-1d0f6c1b9a01',
        environmentName: 'Production',
        environmentType: 'Production',
        imsOrganizationId: null,
      },
    };
  };
  await inEveryLook('found-everything', everything, found, tall);
  const without = (world: World): void => {
    withRoot(world);
    const modules = instanceFacts().modules.map((one) => ({ ...one, installed: false, enabled: false }));
    world.script.instance = { modules };
  };
  await inEveryLook('found-no-modules', without, found, tall);
  const disabled = (world: World): void => {
    withRoot(world);
    const [first, ...rest] = instanceFacts().modules;
    world.script.instance = { modules: first ? [{ ...first, enabled: false }, ...rest] : rest };
  };
  await inEveryLook('found-module-disabled', disabled, found, tall);
  const adopt = (world: World): void => {
    withRoot(world);
    world.script.instance = {
      keys: {
        ...oldKeys,
        production: {
          apiKey: keyView.production,
          privateKey: { fingerprint: privateView.production.fingerprint },
        },
      },
    };
  };
  await inEveryLook('adopt', adopt, async (wizard) => {
    await found(wizard);
    await wizard.continue();
    await expect(wizard.button('adopt.button')).toBeVisible();
  });
});

test('undo: as it was, and changed since', async () => {
  const connected = (world: World): void => {
    world.addStoreAt('next-steps', 'Nordlicht Outdoor');
  };
  const openUndo = async (wizard: Wizard): Promise<void> => {
    await wizard.openStore('Nordlicht Outdoor', 'connected');
    await wizard.press('undo.button');
    await expect(wizard.page.getByRole('alertdialog').getByRole('table')).toBeVisible();
  };
  const applied = (world: World): void => {
    connected(world);
    const [store] = world.stores.values();
    if (store?.instance == null) return;
    const ids = {
      ...store.instance.ids,
      projectId: '6f1c9a52-8d8e-4a01-9f0d-2b6a54b0c7aa',
      projectName: 'Nordlicht Outdoor',
      environmentName: 'Production',
    };
    world.change(store.id, { instance: { ...store.instance, ids } });
  };
  await inEveryLook('undo', applied, openUndo);
  await inEveryLook('undo-changed-since', connected, openUndo);
});

test('a data space that another store uses', async () => {
  const guided = { kind: 'guided', adminUrl: null, page: 'services' } as const;
  const shared = (world: World): Store => {
    world.addStoreAt('next-steps', 'Nordlicht Kids');
    return world.addStoreAt('review', 'Nordlicht Outdoor').store;
  };
  const open =
    (go: 'step.review.apply' | 'guided.review.begin') =>
    async ({ page, words, button, openStore }: Wizard): Promise<void> => {
      await openStore('Nordlicht Outdoor', 'in-progress');
      const box = page.getByRole('checkbox', {
        name: words('step.review.shared.label', { names: 'Nordlicht Kids' }),
      });
      await expect(box).toBeVisible();
      await expect(button(go)).toBeDisabled();
      await box.check({ force: true });
      await expect(button(go)).toBeEnabled();
      await box.uncheck({ force: true });
    };
  await inEveryLook('shared-space', shared, open('step.review.apply'));
  const byHand = (world: World): void => {
    world.change(shared(world).id, { connection: guided });
  };
  await inEveryLook('shared-space-by-hand', byHand, open('guided.review.begin'));
});
