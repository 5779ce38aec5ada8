/** The program is killed while it gives stores their new keys: the next run goes on, and no store is changed twice. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Agency,
  addStore,
  connectAll,
  enterNewKeys,
  makeClient,
  openAgency,
  reportOf,
} from '../fixtures/agency.ts';
import { createFileSecrets } from '../fixtures/file-secrets.ts';
import { buildOtherProcess, removeOtherProcess, startOtherProcess } from './support/processes.ts';

let folder: string;
let agency: Agency;

beforeAll(async () => {
  await buildOtherProcess();
  folder = await mkdtemp(join(tmpdir(), 'rotation-kill-'));
  const keychain = createFileSecrets(join(folder, 'secrets'));
  agency = await openAgency({ folder: join(folder, 'data'), keychain });
});
afterAll(async () => {
  await agency.remove();
  await removeOtherProcess();
  await rm(folder, { recursive: true, force: true });
});

it('whichever of six moments it is', async () => {
  const { keySetId, project } = await makeClient(agency);
  const names = Array.from({ length: 24 }, (_, index) => `Shop ${index}`);
  const storeIds: string[] = [];
  for (const name of names) storeIds.push(await addStore(agency, name, keySetId, project));
  await connectAll(agency, storeIds, names);
  const fromKeySetId = await enterNewKeys(agency);
  await agency.client.rotation.begin({ keySetId, fromKeySetId });
  await agency.stop();

  for (const wait of [0, 15, 40, 70, 110, 160]) {
    const child = await startOtherProcess(folder, 60);
    void child.ask('rotate', keySetId).catch(() => undefined);
    await child.next('phase');
    await sleep(wait);
    await child.kill();
  }

  const client = await agency.restart();
  const between = await client.rotation.overview({ keySetId });
  expect(between.open).not.toBeNull();
  const report = await reportOf(await client.rotation.run({ keySetId, storeIds: null }));
  expect(report.results.every(({ outcome }) => ['changed', 'unchanged'].includes(outcome))).toBe(true);
  const after = await client.rotation.overview({ keySetId });
  expect(after.open).toBeNull();
  expect(after.stores.map(({ state }) => state)).toEqual(Array(24).fill('has-keys'));
  for (const { store } of await client.stores.list()) {
    const written = store.history.filter(({ kind }) => kind === 'applied' || kind === 'interrupted-new');
    expect(written, JSON.stringify(store.history)).toHaveLength(2);
  }
}, 180_000);
