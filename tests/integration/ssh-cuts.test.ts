/** An SSH connection that breaks anywhere during an apply: the store is fully old or fully new, and the user is told which. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WRITABLE_PATHS } from '../../electron/backend/instance/agent/index.ts';
import type { ApplyEvent } from '../../shared/contract/onboarding.ts';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import { keyPath } from '../../shared/model/config-paths.ts';
import { environments, keyFields } from '../../shared/model/environment.ts';
import { problemOfCall, startBackend, type TestBackend } from '../fixtures/backend.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { makeValues } from '../fixtures/magento/values.ts';
import { collect } from '../fixtures/onboarding.ts';
import { type CuttingProxy, type Direction, startCuttingProxy } from '../fixtures/sshd/cutting-proxy.ts';
import { connectionOf, makePlace, type Place, targetOf } from '../fixtures/sshd/place.ts';
import { makeKey, type Sshd, startSshd } from '../fixtures/sshd/server.ts';

const wantedCuts = 200;
const lanes = 2;
/** Every so many cuts the server cannot be reached again until the program has given up. */
const goesAwayEvery = 4;
const name = 'Luma';
/** Nothing listens there: the store's own question about its keys is answered at once. */
const nowhere = { sandbox: 'http://127.0.0.1:9/', production: 'http://127.0.0.1:9/' };

let place: Place;
let server: Sshd;
beforeAll(async () => {
  place = await makePlace();
  server = await startSshd({ authorized: [(await makeKey(place.file('id'))).publicLine] });
  // The user's own SSH files are looked for in the home folder.
  vi.stubEnv('HOME', place.home);
  vi.stubEnv('SSH_AUTH_SOCK', '');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  await place.remove();
});

type Values = ReturnType<typeof makeValues>;
type Id = keyof Values extends infer Path
  ? Path extends `services_connector/services_id/${infer Last}`
    ? Last
    : never
  : never;
/** What the user has entered and chosen, and what the store has to hold then. */
interface Side {
  readonly keySetId: string;
  /** Adobe cannot be asked here; the user goes on all the same. */
  readonly unconfirmedPairs: string[];
  readonly values: Values;
}

interface Lane extends Pick<TestBackend, 'client'> {
  readonly store: Magento;
  readonly proxy: CuttingProxy;
  readonly storeId: string;
}

/** A program, a store and a proxy of its own, so that one lane works while another waits. */
const withLane = async <T>(work: (lane: Lane) => Promise<T>): Promise<T> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cuts-'));
  const proxy = await startCuttingProxy(server.port);
  const store = await createMagento();
  const { client, close } = await startBackend({ dataFolder, gateways: nowhere });
  try {
    const target = targetOf(proxy.port, { method: 'key', file: place.file('id') });
    const { storeId } = await connect({ client }, connectionOf(target, store.root));
    return await work({ client, store, proxy, storeId });
  } finally {
    await close();
    await proxy.close();
    await store.remove();
    await rm(dataFolder, { recursive: true, force: true });
  }
};

/** As in the wizard: the server's fingerprint is shown, trusted, and the store is looked at. */
const connect = async (
  { client }: Pick<Lane, 'client'>,
  connection: ReturnType<typeof connectionOf>,
): Promise<{ readonly storeId: string }> => {
  const unknown = await problemOfCall(client.stores.detect({ connection }));
  expect(unknown).toMatchObject({
    code: 'ssh.host-key-unknown',
    params: { fingerprint: server.fingerprint },
  });
  await client.ssh.trustHost({ fingerprint: server.fingerprint });
  const { store } = await client.stores.create({ name, purpose: 'production', connection });
  await client.stores.inspect({ storeId: store.id });
  return { storeId: store.id };
};

const makeSide = async ({ client }: Pick<Lane, 'client'>): Promise<Side> => {
  const values = makeValues();
  const { id } = await client.credentials.create({ label: name, practice: false });
  for (const environment of environments) {
    for (const field of keyFields) {
      const slot = { environment, field };
      const input = { kind: 'field', slot, text: values[keyPath(slot)] } as const;
      const { findings } = await client.credentials.enter({ keySetId: id, input });
      expect(findings).toMatchObject([{ outcome: 'accepted' }]);
    }
  }
  const { sandbox, production } = await client.credentials.check({ keySetId: id, storeId: null });
  const unconfirmedPairs = [sandbox, production].map((check) => {
    if (check?.verdict !== 'not-confirmed') throw new Error(`The check said ${check?.verdict}`);
    return check.pair;
  });
  return { keySetId: id, unconfirmedPairs, values };
};

const choose = async ({ client, storeId }: Lane, side: Side): Promise<void> => {
  const { keySetId, unconfirmedPairs, values } = side;
  const id = (last: Id) => values[`services_connector/services_id/${last}` as const];
  const project = { projectId: id('project_id'), projectName: id('project_name') };
  const dataSpace = {
    environmentId: id('environment_id'),
    environmentName: id('environment_name'),
    environmentType: id('environment'),
    imsOrganizationId: id('ims_organization_id'),
  };
  const choices = { keySetId, hasKeyFiles: true, unconfirmedPairs, project, dataSpace };
  await client.stores.update({ storeId, choices });
};

const applyFrom = async ({ client, storeId }: Lane, stateToken: string): Promise<readonly ApplyEvent[]> =>
  collect(await client.onboarding.apply({ storeId, stateToken, confirmation: name }));

const tokenOf = async ({ client, storeId }: Lane): Promise<string> =>
  (await client.onboarding.plan({ storeId })).stateToken;

interface Word {
  readonly held: 'old' | 'new';
  readonly way: 'done' | 'unchanged' | 'resolved';
  /** Of the state that the program says the store is in; null = of the one before. */
  readonly stateToken: string | null;
}

const foundIn = ({ store }: StoreFacts): string => {
  if (store.instance === null) throw new Error('Nothing is known of the store');
  return store.instance.stateToken;
};

/** What the user is told in the end; reads back where the program did not know. */
const lastWord = async (lane: Lane, events: readonly ApplyEvent[]): Promise<Word> => {
  const { client, proxy, storeId } = lane;
  const last = events.at(-1);
  const { apply } = await client.stores.facts({ storeId });
  if (last?.type === 'done') {
    expect(apply).toBe('none');
    return { held: 'new', way: 'done', stateToken: foundIn(last.facts) };
  }
  if (last?.type !== 'failed') throw new Error(`It ended with ${last?.type}`);
  expect(last.problem.code).toMatch(/^ssh\.|^apply\.unknown-outcome$/);
  if (last.outcome === 'unchanged') {
    expect(apply).toBe('none');
    return { held: 'old', way: 'unchanged', stateToken: null };
  }
  expect(last).toMatchObject({ outcome: 'unknown', problem: { code: 'apply.unknown-outcome' } });
  expect(apply).toBe('interrupted');
  proxy.comeBack();
  const { outcome, work, facts } = await client.onboarding.resolve({ storeId });
  expect([work, facts.apply]).toEqual(['apply', 'none']);
  if (outcome === 'mixed') throw new Error('neither old nor new');
  return { held: outcome, way: 'resolved', stateToken: foundIn(facts) };
};

const expectHeld = async ({ store }: Lane, { values }: Side, where: string): Promise<void> => {
  const { decrypted, effective } = await store.look(WRITABLE_PATHS);
  expect(decrypted, where).toMatchObject(values);
  expect(effective, where).toEqual(values);
};

type Count = Record<`${Word['way']}: ${Word['held']}`, number>;

const cutOften = (count: number, counted: Partial<Count>): Promise<void> =>
  withLane(async (lane) => {
    const { proxy } = lane;
    let [present, other] = [await makeSide(lane), await makeSide(lane)];
    await choose(lane, present);
    expect((await applyFrom(lane, await tokenOf(lane))).at(-1)?.type).toBe('done');
    // One whole apply tells how many bytes there are to cut at.
    await choose(lane, other);
    let stateToken = await tokenOf(lane);
    proxy.disarm();
    stateToken = (await lastWord(lane, await applyFrom(lane, stateToken))).stateToken ?? 'none';
    const total = proxy.counted();
    expect(Math.min(total.up, total.down)).toBeGreaterThan(5_000);
    [present, other] = [other, present];

    for (let cuts = 0, round = 0; cuts < count; round++) {
      if (round > count * 1.5) throw new Error(`only ${cuts} cuts in ${round} rounds`);
      await choose(lane, other);
      const direction: Direction = round % 2 === 0 ? 'up' : 'down';
      const at = 1 + Math.floor(Math.random() * total[direction]);
      const then = round % goesAwayEvery < 2 ? 'stays' : 'goes-away';
      proxy.arm(direction, at, then);
      const events = await applyFrom(lane, stateToken);
      if (proxy.hasCut()) cuts += 1;
      proxy.disarm();
      const word = await lastWord(lane, events);
      const { held, way } = word;
      proxy.comeBack();
      const where = `cut ${direction} at ${at} of ${total[direction]}, the server ${then}: ${way}, ${held}`;
      await expectHeld(lane, held === 'new' ? other : present, where);
      counted[`${way}: ${held}`] = (counted[`${way}: ${held}`] ?? 0) + 1;
      stateToken = word.stateToken ?? stateToken;
      if (held === 'new') [present, other] = [other, present];
    }
  });

it(`${wantedCuts} cuts at random places`, { timeout: 900_000 }, async () => {
  const counted: Partial<Count> = {};
  await Promise.all(Array.from({ length: lanes }, () => cutOften(wantedCuts / lanes, counted)));
  // Every word has to be met, and both ends often, or the cuts were not where it matters.
  const words = ['done: new', 'unchanged: old', 'resolved: old', 'resolved: new'] as const;
  for (const word of words) expect(counted[word] ?? 0, word).toBeGreaterThan(0);
  const often = wantedCuts / 10;
  expect((counted['unchanged: old'] ?? 0) + (counted['resolved: old'] ?? 0)).toBeGreaterThan(often);
  expect((counted['done: new'] ?? 0) + (counted['resolved: new'] ?? 0)).toBeGreaterThan(often);
});
