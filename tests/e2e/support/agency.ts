/** A client with practice keys and three connected sample stores, made with the command line before the program starts. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { instanceStateSchema } from '../../../electron/backend/practice/instance-state.ts';
import { makeDataFolder } from './launch.ts';
import { runCommand } from './serve.ts';
import { keptStore } from './store-files.ts';

export const clientName = 'Luma';
export const storeNames = ['Luma Busan', 'Luma Korea', 'Luma Seoul'] as const;
export type StoreName = (typeof storeNames)[number];

const spaces = { 'Luma Busan': 'Testing 1', 'Luma Korea': 'Production', 'Luma Seoul': 'Testing 2' } as const;

const declaration = `version: 1
clients:
  - name: ${clientName}
    keys: practice
stores:
${storeNames
  .map(
    (name) => `  - name: ${name}
    client: ${clientName}
    purpose: ${spaces[name] === 'Production' ? 'production' : 'testing'}
    connection: { kind: practice, edition: commerce }
    project: { name: Luma, create: true }
    dataSpace: ${spaces[name]}
`,
  )
  .join('')}`;

export const makeConnectedStores = async (): Promise<string> => {
  const dataFolder = await makeDataFolder();
  const folder = await mkdtemp(path.join(tmpdir(), 'stores-yaml-'));
  const file = path.join(folder, 'stores.yaml');
  await writeFile(file, declaration);
  const ended = await runCommand(['apply', '-f', file, '--yes'], dataFolder);
  expect(ended, ended.errors).toMatchObject({ code: 0 });
  return dataFolder;
};

/** Locks the production API key of a sample store as its env.php would, or takes that lock away. */
export const lockKey = async (dataFolder: string, name: StoreName, isLocked: boolean): Promise<void> => {
  const file = path.join(dataFolder, 'practice', `store-${(await keptStore(dataFolder, name)).id}.json`);
  const envelope: unknown = JSON.parse(await readFile(file, 'utf8'));
  const state = instanceStateSchema.parse(envelope);
  const path_ = 'services_connector/services_connector_integration/production_api_key' as const;
  const locks = isLocked ? [{ path: path_, source: 'env.php' as const }] : [];
  await writeFile(file, JSON.stringify({ ...state, locks }));
};
