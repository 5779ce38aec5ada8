/** Stores with real PHP that one client's keys have connected, by the command line before the program starts. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { stringify } from 'yaml';
import { z } from 'zod';
import { environments } from '../../../shared/model/environment.ts';
import { storeSchema } from '../../../shared/model/store.ts';
import { createMagento, type Magento, type MagentoOptions } from '../../fixtures/magento/create.ts';
import type { Keys } from './gateway.ts';
import { createLocalWorld, type LocalWorld, projectName, storeName, wantedValues } from './local-store.ts';
import { runCommand } from './serve.ts';

export const clientName = 'Corner Shops';
export const otherStore = 'Corner Outlet';

const spaces = { [storeName]: 'Production', [otherStore]: 'Testing 1' } as const;
export type ConnectedName = keyof typeof spaces;
const names: readonly ConnectedName[] = [storeName, otherStore];

export interface ConnectedWorld extends LocalWorld {
  readonly stores: Readonly<Record<ConnectedName, Magento>>;
  /** What this store holds while these keys are its keys, for `createMagento`. */
  valuesOf(name: ConnectedName, keys?: Keys): Record<string, string>;
  /** Somebody else changed the store: it is as it was connected, but for these options. */
  change(name: ConnectedName, options: MagentoOptions): Promise<void>;
}

const writeKeys = async (folder: string, keys: Keys) => {
  const entries = environments.map(async (environment) => {
    const { apiKey, privateKeyPem } = keys[environment];
    const files = { apiKey: `${environment}.txt`, privateKey: `${environment}.pem` };
    await writeFile(path.join(folder, files.apiKey), apiKey);
    await writeFile(path.join(folder, files.privateKey), privateKeyPem);
    return [environment, { apiKey: { file: files.apiKey }, privateKey: { file: files.privateKey } }];
  });
  return Object.fromEntries(await Promise.all(entries));
};

export const createConnectedWorld = async (): Promise<ConnectedWorld> => {
  const world = await createLocalWorld();
  const stores = { [storeName]: world.magento, [otherStore]: await createMagento({ edition: 'Enterprise' }) };
  const keysFolder = `${world.dataFolder}.keys`;
  await mkdir(keysFolder);
  const declaration = {
    version: 1,
    clients: [{ name: clientName, keys: await writeKeys(keysFolder, world.keys) }],
    stores: names.map((name) => ({
      name,
      client: clientName,
      purpose: spaces[name] === 'Production' ? 'production' : 'testing',
      connection: { kind: 'local', root: stores[name].root },
      project: projectName,
      dataSpace: spaces[name],
    })),
  };
  const file = path.join(keysFolder, 'stores.yaml');
  await writeFile(file, stringify(declaration));
  const ended = await runCommand(['apply', '-f', file, '--yes'], world.dataFolder);
  await rm(keysFolder, { recursive: true });
  expect(ended, ended.errors).toMatchObject({ code: 0 });

  const valuesOf = (name: ConnectedName, keys: Keys = world.keys) =>
    wantedValues({ ...world, keys }, spaces[name]);
  return {
    ...world,
    stores,
    valuesOf,
    change: async (name, options) => {
      const { root } = stores[name];
      await stores[name].remove();
      const values = { ...valuesOf(name), ...options.values };
      await createMagento({ edition: 'Enterprise', ...options, values, dir: root });
    },
    close: async () => {
      await world.close();
      await stores[otherStore].remove();
    },
  };
};

const documentSchema = z.looseObject({ content: storeSchema });

/** As if the store had been applied this many days earlier. Nothing may be running. */
export const ageStore = async (dataFolder: string, name: string, days: number): Promise<void> => {
  const folder = path.join(dataFolder, 'stores');
  for (const entry of (await readdir(folder)).filter((each) => each.endsWith('.json'))) {
    const file = path.join(folder, entry);
    const document = documentSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const { applied } = document.content;
    if (document.content.name !== name || applied === null) continue;
    const at = new Date(Date.parse(applied.at) - days * 24 * 60 * 60 * 1000).toISOString();
    const content = { ...document.content, applied: { ...applied, at } };
    await writeFile(file, JSON.stringify({ ...document, content }));
    return;
  }
  throw new Error(`There is no connected store ${name}`);
};
