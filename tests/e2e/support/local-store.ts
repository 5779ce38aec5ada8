/** A real PHP instance, a gateway and a user with keys: all that is needed to connect a local store in the real program. */
import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type ConfigPath, configPaths, keyPath } from '../../../shared/model/config-paths.ts';
import { environments } from '../../../shared/model/environment.ts';
import type { SaasProject } from '../../../shared/model/registry.ts';
import type { StepId } from '../../../shared/steps.ts';
import { createMagento, type Magento, type MagentoOptions } from '../../fixtures/magento/create.ts';
import { type Keys, startTestGateway, type TestGateway } from './gateway.ts';
import { type LaunchedApp, launchApp, makeDataFolder } from './launch.ts';
import { createWizard, type Wizard } from './wizard.ts';

export const storeName = 'Corner Shop';
export const projectName = 'Corner Shop Ltd';

export interface Running extends LaunchedApp {
  readonly wizard: Wizard;
}

export interface LocalWorld {
  readonly magento: Magento;
  /** The instance anew in the same folder, as somebody else left it. */
  reinstall(magento: MagentoOptions): Promise<Magento>;
  readonly gateway: TestGateway;
  readonly keys: Keys;
  readonly project: SaasProject;
  readonly dataFolder: string;
  /** Remembers the instance and the data folder as they are; the answer puts them back. Nothing may be running. */
  keep(): Promise<() => Promise<void>>;
  /** Starts the program; with the same data folder and keychain every time. */
  start(env?: Readonly<Record<string, string>>): Promise<Running>;
  /** Ends everything that was started and removes what is left. */
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly magento?: MagentoOptions;
  readonly language?: 'en' | 'ko';
  /** The program's settings name the gateway, as does the instance where it says so. */
  readonly gatewayFrom?: 'settings' | 'instance';
}

const overridesOf = (gateway: TestGateway): Record<string, string> =>
  Object.fromEntries(
    environments.map((environment) => [
      `services_connector/${environment}_gateway_url`,
      `${gateway.urls[environment]}/`,
    ]),
  );

const writeSettings = (dataFolder: string, language: string, gateways: unknown): Promise<void> =>
  writeFile(
    path.join(dataFolder, 'settings.json'),
    JSON.stringify({ version: 1, content: { language, theme: 'light', gateways } }),
  );

const savedAs = (folder: string): string => `${folder}.saved`;

/** Chromium's mark of a running program says nothing about another folder. */
const isOurs = (file: string): boolean => !path.basename(file).startsWith('Singleton');

export const createLocalWorld = async (options: WorldOptions = {}): Promise<LocalWorld> => {
  const { language = 'en', gatewayFrom = 'settings' } = options;
  const gateway = await startTestGateway();
  const keys = await gateway.issueKeys();
  const project = await gateway.createProject(keys, projectName);
  const given = options.magento ?? {};
  const values = { ...given.values, ...(gatewayFrom === 'instance' ? overridesOf(gateway) : {}) };
  const install = (more: MagentoOptions, dir?: string): Promise<Magento> =>
    createMagento({
      edition: 'Enterprise',
      ...given,
      ...more,
      values: { ...values, ...more.values },
      ...(dir && { dir }),
    });
  const magento = await install({});
  const dataFolder = await makeDataFolder();
  const { sandbox, production } = gateway.urls;
  await writeSettings(
    dataFolder,
    language,
    gatewayFrom === 'settings' ? { sandbox, production } : { sandbox: null, production: null },
  );
  const started: LaunchedApp[] = [];
  return {
    magento,
    reinstall: async (more) => {
      await magento.remove();
      return install(more, magento.root);
    },
    gateway,
    keys,
    project,
    dataFolder,
    keep: async () => {
      const folders = [magento.root, dataFolder];
      for (const folder of folders) {
        await cp(folder, savedAs(folder), { recursive: true, verbatimSymlinks: true, filter: isOurs });
      }
      return async () => {
        for (const folder of folders) {
          await rm(folder, { recursive: true, force: true, maxRetries: 3 });
          await cp(savedAs(folder), folder, { recursive: true, verbatimSymlinks: true });
        }
      };
    },
    start: async (env) => {
      const launched = await launchApp({ dataFolder, ...(env && { env }) });
      started.push(launched);
      return { ...launched, wizard: createWizard(launched.page, language) };
    },
    close: async () => {
      for (const launched of started) await launched.close();
      await gateway.close();
      await magento.remove();
      for (const folder of [dataFolder, savedAs(dataFolder), savedAs(magento.root)]) {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  };
};

/** Both pairs with labels, as a license holder sends them in one message. */
export const blockOf = (keys: Keys): string =>
  environments
    .map(
      (environment) =>
        `${environment} API key: ${keys[environment].apiKey}\n${environment} private key:\n${keys[environment].privateKeyPem}`,
    )
    .join('\n');

export const enterAllKeys = async (wizard: Wizard, keys: Keys): Promise<void> => {
  await wizard.pasteEverything(blockOf(keys));
  for (const environment of environments) {
    await wizard.expectKept(environment, 'apiKey');
    await wizard.expectKept(environment, 'privateKey');
  }
};

export const checkKeys = async (wizard: Wizard): Promise<void> => {
  await wizard.checkKeys();
  for (const environment of environments) await wizard.expectAccepted(environment);
};

/** Each walks one step, from the moment its title is shown to the next step. */
const walks: Partial<Record<StepId, (world: LocalWorld, wizard: Wizard) => Promise<void>>> = {
  store: async ({ magento }, wizard) => {
    await wizard.connectLocalStore({ name: storeName, root: magento.root });
    await wizard.expectStoreFound();
    await wizard.continue();
  },
  'get-keys': async (_world, wizard) => {
    await wizard.expectTitle('step.get-keys.title');
    await wizard.confirmKeyFiles();
  },
  'paste-keys': async ({ keys }, wizard) => {
    await wizard.expectTitle('step.paste-keys.title');
    await enterAllKeys(wizard, keys);
    await checkKeys(wizard);
    await wizard.continue();
  },
  project: async (_world, wizard) => {
    await wizard.expectTitle('step.project.title');
    await wizard.chooseProject(projectName);
    await wizard.continue();
  },
  'data-space': async (_world, wizard) => {
    await wizard.expectTitle('step.data-space.title');
    await wizard.chooseDataSpace(/^Production/);
    await wizard.continue();
  },
  review: async (_world, wizard) => {
    await wizard.expectTitle('step.review.title');
    await wizard.apply();
  },
  apply: async (_world, wizard) => {
    await wizard.expectApplied();
    await wizard.continue();
  },
};

const order: readonly StepId[] = [
  'store',
  'get-keys',
  'paste-keys',
  'project',
  'data-space',
  'review',
  'apply',
  'next-steps',
];

/** From one step (its page is open; for `store`, home) up to another. */
export const walk = async (world: LocalWorld, wizard: Wizard, from: StepId, to: StepId): Promise<void> => {
  for (const step of order.slice(order.indexOf(from), order.indexOf(to))) {
    await walks[step]?.(world, wizard);
  }
};

/** What the instance has to hold once it is connected, as a separate PHP reads it. */
export const wantedValues = ({ keys, project }: LocalWorld, spaceName = 'Production') => {
  const space = project.dataSpaces.find(({ environmentName }) => environmentName === spaceName);
  if (space === undefined) throw new Error(`There is no data space ${spaceName}`);
  const wanted: Partial<Record<ConfigPath, string>> = {
    'services_connector/services_id/project_id': project.projectId,
    'services_connector/services_id/project_name': project.projectName,
    'services_connector/services_id/environment_id': space.environmentId,
    'services_connector/services_id/environment_name': space.environmentName,
    'services_connector/services_id/environment': space.environmentType,
    'services_connector/services_id/ims_organization_id': space.imsOrganizationId ?? '',
  };
  for (const environment of environments) {
    wanted[keyPath({ environment, field: 'apiKey' })] = keys[environment].apiKey;
    wanted[keyPath({ environment, field: 'privateKey' })] = keys[environment].privateKeyPem.trim();
  }
  return wanted;
};

/** The rows, their encryption and what the running store uses, all read by another PHP. */
export const expectFullyNew = async (world: LocalWorld, spaceName?: string): Promise<void> => {
  const wanted = wantedValues(world, spaceName);
  expect(await world.magento.decrypted()).toMatchObject(wanted);
  expect(await world.magento.effective(configPaths)).toEqual(wanted);
  const rows = await world.magento.rows();
  for (const environment of environments) {
    for (const field of ['apiKey', 'privateKey'] as const) {
      expect(rows[keyPath({ environment, field })]).toMatch(/^0:3:[A-Za-z0-9+/=]+$/);
    }
  }
};

/** None of our paths has a row. */
export const expectNoRows = async ({ magento }: LocalWorld): Promise<void> => {
  const rows = Object.keys(await magento.rows());
  expect(rows.filter((row) => configPaths.some((known) => known === row))).toEqual([]);
};

/** None of our paths has a row, and the running store uses no value of ours. */
export const expectFullyOld = async (world: LocalWorld): Promise<void> => {
  await expectNoRows(world);
  const used = Object.values(await world.magento.effective(configPaths));
  expect(used.filter((value) => value !== null && value !== '')).toEqual([]);
};
