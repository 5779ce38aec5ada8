/** Rotation over many stores, on the real practice gateway and on real PHP instances. */
import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchReport } from '../../shared/model/batch.ts';
import type { SaasProject } from '../../shared/model/registry.ts';
import { ProblemError } from '../../shared/problems.ts';
import type { Rotation } from '../../shared/rotation.ts';
import {
  type Agency,
  addStore,
  connectAll,
  enterByHand,
  enterNewKeys,
  makeClient,
  openAgency,
  reportOf,
  reviveKeys,
  usePracticeGateway,
} from '../fixtures/agency.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { makePrivateKey } from '../fixtures/magento/values.ts';

const ids = 'services_connector/services_id';

let agency: Agency;
let keySetId: string;
let project: SaasProject;

beforeEach(async () => {
  agency = await openAgency();
  ({ keySetId, project } = await makeClient(agency));
});
afterEach(() => agency.remove());

const addMany = async (count: number): Promise<readonly string[]> => {
  const names = Array.from({ length: count }, (_, index) => `Shop ${String(index).padStart(2, '0')}`);
  const storeIds: string[] = [];
  for (const name of names) storeIds.push(await addStore(agency, name, keySetId, project));
  const report = await connectAll(agency, storeIds, names);
  expect(report.results.every(({ outcome }) => outcome === 'changed')).toBe(true);
  return storeIds;
};

const rotate = async (
  more: { storeIds?: string[]; overwriteForeign?: string[] } = {},
): Promise<BatchReport> => reportOf(await agency.client.rotation.run({ keySetId, storeIds: null, ...more }));

const countBy = (rotation: Rotation): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { state } of rotation.stores) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};
const outcomes = ({ results }: BatchReport): string[] => results.map(({ outcome }) => outcome);
const overview = (): Promise<Rotation> => agency.client.rotation.overview({ keySetId });
const previousInKeychain = (): readonly string[] =>
  agency.accounts().filter((name) => name.endsWith('/previous'));

const problemOf = async (promise: Promise<unknown>) => {
  try {
    await promise;
    return { code: 'none', params: {} };
  } catch (error) {
    const problem = error instanceof ProblemError ? error.problem : Reflect.get(Object(error), 'data');
    return problem;
  }
};

const begin = async (more: { unknownProjects?: string[]; anew?: boolean } = {}) => {
  const fromKeySetId = await enterNewKeys(agency);
  return agency.client.rotation.begin({ keySetId, fromKeySetId, ...more });
};

/** Files that the program wrote, as text; the practice portal's own book knows API keys, as Adobe does. */
const written = async (): Promise<string> => {
  const names = await readdir(agency.folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile() && entry.name !== 'gateway.json')
    .map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
};

describe('over 50 stores with 5 that cannot be reached', () => {
  it('keeps the five on the list through a restart, does exactly those, and then the old pair goes', async () => {
    const reachable = await addMany(45);
    await usePracticeGateway(agency);
    const first = await createMagento();
    const rest = await Promise.all([1, 2, 3, 4].map(() => createMagento()));
    const away: Magento[] = [first, ...rest];
    const awayIds: string[] = [];
    for (const [index, { root }] of away.entries()) {
      const connection = { kind: 'local', root, php: null } as const;
      awayIds.push(await addStore(agency, `Away ${index}`, keySetId, project, connection));
    }
    const connected = await connectAll(
      agency,
      awayIds,
      away.map((_, index) => `Away ${index}`),
    );
    expect(outcomes(connected)).toEqual(Array(5).fill('changed'));
    const before = await first.rows();
    for (const { root } of away) await rename(root, `${root}.away`);

    const begun = await begin();
    expect(begun.open).toMatchObject({
      givenUp: false,
      replaced: [{ environment: 'sandbox' }, { environment: 'production' }],
    });
    expect(countBy(begun)).toEqual({ 'to-do': 50 });
    expect(previousInKeychain()).toHaveLength(4);

    const report = await rotate();
    expect(outcomes(report).filter((outcome) => outcome === 'changed')).toHaveLength(45);
    const failed = report.results.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ storeId }) => storeId).sort()).toEqual([...awayIds].sort());
    expect(failed.every(({ problem }) => problem?.code === 'instance.directory-missing')).toBe(true);

    await agency.restart();
    const left = await overview();
    expect(countBy(left)).toEqual({ 'has-keys': 45, unreachable: 5 });
    expect(
      left.stores.filter(({ missed }) => missed?.problem.code === 'instance.directory-missing'),
    ).toHaveLength(5);
    expect(previousInKeychain()).toHaveLength(4);

    for (const { root } of away) await rename(`${root}.away`, root);
    await usePracticeGateway(agency);
    const second = await rotate();
    expect(second.results.map(({ storeId }) => storeId).sort()).toEqual([...awayIds].sort());
    expect(outcomes(second)).toEqual(Array(5).fill('changed'));
    expect(previousInKeychain()).toEqual([]);
    expect(await overview()).toMatchObject({ open: null });
    expect((await rotate()).results).toEqual([]);

    const after = await first.rows();
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed).toHaveLength(4);
    expect(
      changed.every((path) => path.startsWith('services_connector/services_connector_integration/')),
    ).toBe(true);
    const { store } = await agency.client.stores.facts({ storeId: reachable[0] ?? '' });
    expect(store.history.map(({ kind }) => kind)).toEqual(['applied', 'applied']);
    expect(store.applied?.serverChecks.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);

    const text = `${await written()}\n${agency.logged.join('\n')}\n${JSON.stringify([begun, report, left, second])}`;
    expect(agency.canaries.size).toBeGreaterThanOrEqual(8);
    expect([...agency.canaries].filter((canary) => text.includes(canary))).toHaveLength(0);
    for (const { remove } of away) await remove();
  }, 240_000);
});

describe('beginning', () => {
  it('refuses the same pair, an incomplete one, one of another kind, and a second rotation', async () => {
    await addMany(1);
    const { client } = agency;
    const same = await problemOf(client.rotation.begin({ keySetId, fromKeySetId: keySetId }));
    expect(same).toMatchObject({ code: 'rotation.same-pair' });
    const { id: empty } = await client.credentials.create({ label: 'Empty', practice: true });
    const none = await problemOf(client.rotation.begin({ keySetId, fromKeySetId: empty }));
    expect(none).toMatchObject({ code: 'rotation.no-pair' });
    const { id: real } = await client.credentials.create({ label: 'Real', practice: false });
    await client.practice.makeKeys({ keySetId: real, edition: 'commerce' });
    const other = await problemOf(client.rotation.begin({ keySetId, fromKeySetId: real }));
    expect(other).toMatchObject({ code: 'rotation.other-kind' });
    await begin();
    const fromKeySetId = await enterNewKeys(agency);
    const second = await problemOf(client.rotation.begin({ keySetId, fromKeySetId }));
    expect(second).toMatchObject({ code: 'rotation.open' });
    const anew = await client.rotation.begin({ keySetId, fromKeySetId, anew: true });
    expect(countBy(anew)).toEqual({ 'to-do': 1 });
    expect(outcomes(await rotate())).toEqual(['changed']);
    expect(previousInKeychain()).toEqual([]);
  });

  it('refuses a pair that the gateway does not accept, and changes nothing', async () => {
    await addMany(1);
    const fromKeySetId = await enterNewKeys(agency);
    await enterNewKeys(agency);
    const problem = await problemOf(agency.client.rotation.begin({ keySetId, fromKeySetId }));
    expect(problem).toMatchObject({ code: 'gateway.rejected' });
    expect((await overview()).open).toBeNull();
    expect((await agency.client.credentials.list()).map(({ id }) => id)).toContain(fromKeySetId);
  });

  it('refuses another account’s pair, naming the stores, unless each of them is named', async () => {
    const [storeId = ''] = await addMany(1);
    const fromKeySetId = await enterNewKeys(agency, 'open-source');
    const problem = await problemOf(agency.client.rotation.begin({ keySetId, fromKeySetId }));
    expect(problem).toMatchObject({ code: 'rotation.other-account', params: { names: 'Shop 00' } });
    expect(previousInKeychain()).toEqual([]);
    const begun = await agency.client.rotation.begin({ keySetId, fromKeySetId, unknownProjects: [storeId] });
    expect(countBy(begun)).toEqual({ 'to-do': 1 });
  });

  it('is over at once where no store has the old pair', async () => {
    await addStore(agency, 'Later', keySetId, project);
    expect(await begin()).toMatchObject({ open: null, stores: [{ state: 'not-connected' }] });
    expect(previousInKeychain()).toEqual([]);
  });
});

describe('the stores that are left', () => {
  it('leaves keys alone that somebody else put there, until the store is named', async () => {
    const magento = await createMagento();
    await usePracticeGateway(agency);
    const connection = { kind: 'local', root: magento.root, php: null } as const;
    const storeId = await addStore(agency, 'Shop', keySetId, project, connection);
    await connectAll(agency, [storeId], ['Shop']);
    const path = 'services_connector/services_connector_integration/production_private_key';
    const foreign = makePrivateKey();
    await magento.remove();
    await createMagento({ dir: magento.root, values: { ...(await valuesOf()), [path]: foreign } });
    await begin();
    const refused = await rotate();
    expect(refused.results[0]).toMatchObject({
      outcome: 'refused',
      problem: { code: 'rotation.foreign-keys' },
    });
    expect((await magento.decrypted())[path]).toBe(foreign);
    expect((await overview()).stores[0]).toMatchObject({
      state: 'to-do',
      missed: { problem: { code: 'rotation.foreign-keys' } },
    });
    expect(outcomes(await rotate({ overwriteForeign: [storeId] }))).toEqual(['changed']);
    expect((await magento.decrypted())[path]).not.toBe(foreign);
    expect((await magento.rows())[`${ids}/project_id`]).toBe(project.projectId);
    await magento.remove();
  });

  it('leaves entering by hand to the user, and is finished by it', async () => {
    await addMany(1);
    const connection = { kind: 'guided', adminUrl: null, page: 'services' } as const;
    const { store } = await agency.client.stores.create({ name: 'By hand', purpose: 'testing', connection });
    const storeId = store.id;
    const [, dataSpace = null] = project.dataSpaces;
    await usePracticeGateway(agency);
    await agency.client.stores.update({ storeId, choices: { keySetId, hasKeyFiles: true } });
    await agency.client.stores.update({ storeId, choices: { project, dataSpace } });
    await enterByHand(agency, storeId);
    await begin();
    const report = await rotate();
    expect(report.results.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ['refused', 'rotation.by-hand'],
      ['changed', undefined],
    ]);
    expect(countBy(await overview())).toEqual({ 'has-keys': 1, 'by-hand': 1 });
    await enterByHand(agency, storeId);
    await expect.poll(previousInKeychain).toEqual([]);
    expect(countBy(await overview())).toEqual({ 'has-keys': 2 });
  });

  it('are those with the new pair, once it is given up', async () => {
    const [one = '', two = ''] = await addMany(2);
    await begin();
    expect(outcomes(await rotate({ storeIds: [one] }))).toEqual(['changed']);
    // The portal's new pair has replaced the old one at once: it cannot come back.
    const gone = await problemOf(agency.client.rotation.giveUp({ keySetId }));
    expect(gone).toMatchObject({ code: 'gateway.rejected' });
    expect(countBy(await overview())).toEqual({ 'has-keys': 1, 'to-do': 1 });

    await reviveKeys(agency);
    const back = await agency.client.rotation.giveUp({ keySetId });
    expect(back.open).toMatchObject({ givenUp: true });
    const states = Object.fromEntries(back.stores.map(({ storeId, state }) => [storeId, state]));
    expect(states).toEqual({ [one]: 'to-do', [two]: 'has-keys' });
    expect(outcomes(await rotate())).toEqual(['changed']);
    expect(previousInKeychain()).toEqual([]);
    expect(await problemOf(agency.client.rotation.giveUp({ keySetId }))).toMatchObject({
      code: 'rotation.not-open',
    });
  });

  it('has an undone store on the list again', async () => {
    const [one = ''] = await addMany(2);
    await begin();
    expect(outcomes(await rotate({ storeIds: [one] }))).toEqual(['changed']);
    const undone = await reportOf(await agency.client.batch.undo({ storeIds: [one] }));
    expect(outcomes(undone)).toEqual(['changed']);
    expect(countBy(await overview())).toEqual({ 'to-do': 2 });
    expect(outcomes(await rotate())).toEqual(['changed', 'changed']);
    expect(previousInKeychain()).toEqual([]);
  });
});

/** What the client's keys and choices are on an instance, read from one that was just connected. */
const valuesOf = async (): Promise<Record<string, string>> => {
  const magento = await createMagento();
  const connection = { kind: 'local', root: magento.root, php: null } as const;
  const storeId = await addStore(agency, 'Sample', keySetId, project, connection);
  await connectAll(agency, [storeId], ['Sample']);
  const values = await magento.decrypted();
  await agency.client.stores.remove({ storeId });
  await magento.remove();
  return Object.fromEntries(
    Object.entries(values).flatMap(([path, value]) => (value === null ? [] : [[path, value]])),
  );
};
