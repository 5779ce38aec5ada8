/** Checks on real PHP instances and on practice stores: each kind of drift is provoked and found; the network is no drift. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchReport } from '../../shared/model/batch.ts';
import type { Store } from '../../shared/model/store.ts';
import type { StoreCheck } from '../../shared/model/store-check.ts';
import {
  type Agency,
  addStore,
  connectAll,
  enterByHand,
  makeClient,
  openAgency,
  portalBook,
  reportOf,
  usePracticeGateway,
} from '../fixtures/agency.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';

const projectPath = 'services_connector/services_id/project_id';
const spacePath = 'services_connector/services_id/environment_id';
const keyPath = 'services_connector/services_connector_integration/sandbox_api_key';

let agency: Agency;

beforeEach(async () => {
  agency = await openAgency();
});
afterEach(() => agency.remove());

const check = async (storeIds: string[] | null = null): Promise<BatchReport> =>
  reportOf(await agency.client.checks.run({ storeIds }));
const storeOf = async (storeId: string): Promise<Store> =>
  (await agency.client.stores.facts({ storeId })).store;
const kindsOf = (found: StoreCheck | null): string[] => (found?.drifts ?? []).map(({ kind }) => kind).sort();
const outcome = ({ results }: BatchReport) =>
  results.map((result) => [result.outcome, result.problem?.code ?? null]);

/** Keys deleted in the portal, for both environments. */
const deleteKeys = async (): Promise<void> => {
  const book = await portalBook(agency);
  for (const { edition, environment, apiKey } of (await book.read()).keys) {
    await book.deleteKey({ edition, environment }, apiKey);
  }
};

describe('a PHP instance', () => {
  let magento: Magento;
  let storeId: string;

  beforeEach(async () => {
    magento = await createMagento();
    const { keySetId, project } = await makeClient(agency);
    await usePracticeGateway(agency);
    const connection = { kind: 'local', root: magento.root, php: null } as const;
    storeId = await addStore(agency, 'Shop', keySetId, project, connection);
    const connected = await connectAll(agency, [storeId], ['Shop']);
    expect(connected.results[0]).toMatchObject({ outcome: 'changed' });
  });
  afterEach(() => magento.remove());

  it('is as it was applied, and each change is found for what it is', async () => {
    expect(outcome(await check())).toEqual([['unchanged', null]]);
    expect((await storeOf(storeId)).check).toMatchObject({ result: 'as-applied', drifts: [], problem: null });

    await magento.setRow(projectPath, 'another', true);
    expect(outcome(await check())).toEqual([['drifted', null]]);
    expect((await storeOf(storeId)).check).toMatchObject({ result: 'drifted' });
    expect(kindsOf((await storeOf(storeId)).check)).toEqual(['project-changed']);

    await magento.setRow(spacePath, 'another', true);
    await check();
    expect(kindsOf((await storeOf(storeId)).check)).toEqual(['data-space-changed', 'project-changed']);

    await magento.setRow('services_connector/sandbox_gateway_url', 'http://127.0.0.1:9/', true);
    await check();
    expect(kindsOf((await storeOf(storeId)).check)).toEqual([
      'data-space-changed',
      'gateway-changed',
      'project-changed',
    ]);
  });

  it('with another key says so, and its own word on it', async () => {
    const held = Object.entries(await magento.decrypted()).flatMap(([path, value]) =>
      value === null ? [] : [[path, value]],
    );
    await magento.remove();
    const values = { ...Object.fromEntries(held), [keyPath]: 'somebody-elses-api-key-0123456789' };
    await createMagento({ dir: magento.root, values });
    await check();
    const found = (await storeOf(storeId)).check;
    expect(kindsOf(found)).toContain('keys-changed');
    expect(found?.drifts).toContainEqual({ kind: 'keys-changed', environment: 'sandbox' });
    expect(found?.drifts).toContainEqual(
      expect.objectContaining({ kind: 'keys-rejected', environment: 'sandbox' }),
    );
    expect(found?.result).toBe('keys-rejected');
  });

  it('with a lock that was added, or rows that are not in use', async () => {
    const file = join(magento.root, 'app/etc/env.php');
    const text = await readFile(file, 'utf8');
    const lock = `'services_connector' => ['services_id' => ['project_id' => 'locked']],`;
    const defaults = /'system' =>\s*(?:array \(|\[)\s*'default' =>\s*(?:array \(|\[)/;
    const locked = text.replace(defaults, (found) => `${found}${lock}`);
    expect(locked).not.toBe(text);
    await writeFile(file, locked);
    await check();
    expect(kindsOf((await storeOf(storeId)).check)).toContain('lock-added');
    await writeFile(file, text);
    await magento.effective([spacePath]);
    await magento.setRow(spacePath, 'another', false);
    await check();
    expect(kindsOf((await storeOf(storeId)).check)).toContain('stale');
  });

  it('that cannot be reached keeps its problem, and a new apply clears the check', async () => {
    await rename(magento.root, `${magento.root}.away`);
    expect(outcome(await check())).toEqual([['failed', 'instance.directory-missing']]);
    expect((await storeOf(storeId)).check).toMatchObject({
      result: 'unreachable',
      problem: { code: 'instance.directory-missing' },
    });
    await rename(`${magento.root}.away`, magento.root);
    await magento.setRow(projectPath, 'another', true);
    const again = await reportOf(
      await agency.client.batch.apply({
        storeIds: [storeId],
        moveData: ['Shop'],
        allowSharedDataSpace: ['Shop'],
      }),
    );
    expect(again.results[0]).toMatchObject({ outcome: 'changed' });
    expect((await storeOf(storeId)).check).toBeNull();
  });
});

describe('the gateway', () => {
  const connectThree = async (): Promise<readonly string[]> => {
    const { keySetId, project } = await makeClient(agency);
    const names = ['One', 'Two', 'Three'];
    const storeIds: string[] = [];
    for (const name of names) storeIds.push(await addStore(agency, name, keySetId, project));
    await connectAll(agency, storeIds, names);
    return storeIds;
  };

  it('is asked once per pair, and its refusal is told for every store', async () => {
    const storeIds = await connectThree();
    expect(outcome(await check())).toEqual(Array(3).fill(['unchanged', null]));
    await deleteKeys();
    expect(outcome(await check())).toEqual(Array(3).fill(['drifted', null]));
    for (const storeId of storeIds) {
      const { store } = await agency.client.stores.facts({ storeId });
      expect(store.check?.result).toBe('keys-rejected');
      expect(kindsOf(store.check)).toEqual(['keys-rejected', 'keys-rejected']);
    }
    const calls = agency.logged.filter((line) => line.includes('/merchant-registry/v1/ping'));
    const before = calls.length;
    await check();
    const asked = agency.logged.filter((line) => line.includes('/merchant-registry/v1/ping')).length - before;
    expect(asked).toBe(2);
  });

  it('that does not answer says nothing about the keys', async () => {
    const { keySetId, project } = await makeClient(agency);
    const { client } = agency;
    await usePracticeGateway(agency);
    const connection = { kind: 'guided', adminUrl: null, page: 'services' } as const;
    const { store } = await client.stores.create({ name: 'By hand', purpose: 'production', connection });
    const storeId = store.id;
    const [dataSpace = null] = project.dataSpaces;
    await client.stores.update({ storeId, choices: { keySetId, hasKeyFiles: true } });
    await client.stores.update({ storeId, choices: { project, dataSpace } });
    await enterByHand(agency, storeId);
    expect(outcome(await check())).toEqual([['unchanged', null]]);
    const gateways = { sandbox: 'http://127.0.0.1:9/', production: 'http://127.0.0.1:9/' };
    await client.settings.update({ gateways });
    expect(outcome(await check())).toEqual([['failed', 'gateway.unreachable']]);
    expect((await storeOf(storeId)).check).toMatchObject({ result: 'as-applied', drifts: [] });
    await usePracticeGateway(agency);
    await deleteKeys();
    expect(outcome(await check())).toEqual([['drifted', null]]);
    expect((await storeOf(storeId)).check?.result).toBe('keys-rejected');
  });
});

it('takes connected stores only, and says so of one that is not', async () => {
  const connection = { kind: 'practice', edition: 'commerce' } as const;
  const { store } = await agency.client.stores.create({ name: 'New', purpose: 'testing', connection });
  expect((await check()).results).toEqual([]);
  expect(outcome(await check([store.id]))).toEqual([['refused', 'stores.not-connected']]);
});
