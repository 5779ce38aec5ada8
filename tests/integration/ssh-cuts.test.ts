/** An SSH connection that breaks anywhere during an apply: the store is fully old or fully new, and we say which. */
import { appendFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WRITABLE_PATHS } from '../../electron/backend/instance/agent/index.ts';
import type { ConfigChange, InstanceConnection } from '../../electron/backend/instance/connection.ts';
import type { JournalEntry } from '../../electron/backend/onboarding/journal.ts';
import { settle } from '../../electron/backend/onboarding/settle.ts';
import type { InstanceFacts } from '../../shared/model/instance.ts';
import { currentValue } from '../../shared/plan-values.ts';
import { ProblemError } from '../../shared/problems.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { makeValues } from '../fixtures/magento/values.ts';
import { type CuttingProxy, type Direction, startCuttingProxy } from '../fixtures/sshd/cutting-proxy.ts';
import { connectionOf, makePlace, type Place, targetOf } from '../fixtures/sshd/place.ts';
import { makeKey, type Sshd, startSshd } from '../fixtures/sshd/server.ts';

const wantedCuts = 200;
const lanes = 2;
const signal = () => AbortSignal.timeout(60_000);

type Values = ReturnType<typeof makeValues>;
interface Side {
  readonly values: Values;
  readonly facts: InstanceFacts;
}

let place: Place;
let server: Sshd;
beforeAll(async () => {
  place = await makePlace();
  server = await startSshd({ authorized: [(await makeKey(place.file('id'))).publicLine] });
});
afterAll(async () => {
  await server.stop();
  await place.remove();
});

const changesTo = (values: Values): ConfigChange[] =>
  WRITABLE_PATHS.map((path) => ({ path, value: values[path] }));

const entryFrom = (before: Side, after: Side): JournalEntry => ({
  storeId: 'store',
  scope: 'all',
  startedAt: new Date().toISOString(),
  paths: WRITABLE_PATHS.map((path) => ({
    path,
    before: currentValue(path, before.facts),
    after: currentValue(path, after.facts),
  })),
  target: null,
  hasSnapshot: false,
  writer: null,
});

interface Lane {
  readonly store: Magento;
  readonly proxy: CuttingProxy;
  readonly connection: InstanceConnection;
}

/** A store of its own behind a proxy of its own, so that one lane works while another waits. */
const withLane = async <T>(work: (lane: Lane) => Promise<T>): Promise<T> => {
  const proxy = await startCuttingProxy(server.port);
  const known = server.knownHosts.replaceAll(`]:${server.port} `, `]:${proxy.port} `);
  await appendFile(place.file('known_hosts'), known);
  const store = await createMagento();
  const target = targetOf(proxy.port, { method: 'key', file: place.file('id') });
  const connection = await place.ssh().open(connectionOf(target, store.root));
  try {
    return await work({ store, proxy, connection });
  } finally {
    await connection.close();
    await proxy.close();
    await store.remove();
  }
};

const apply = async ({ connection }: Lane, values: Values): Promise<InstanceFacts> => {
  const { stateToken } = await connection.inspect(signal());
  const result = await connection.apply(changesTo(values), stateToken, () => undefined, signal());
  if (result.kind !== 'applied') throw new Error(result.kind);
  return result.facts;
};

const cutOften = (count: number): Promise<Record<'old' | 'new', number>> =>
  withLane(async (lane) => {
    const { connection, proxy, store } = lane;
    const [one, two] = [makeValues(), makeValues()];
    let other: Side = { values: one, facts: await apply(lane, one) };
    // One whole apply tells how many bytes there are to cut at.
    const { stateToken } = other.facts;
    proxy.disarm();
    const whole = await connection.apply(changesTo(two), stateToken, () => undefined, signal());
    const total = proxy.counted();
    expect(Math.min(total.up, total.down)).toBeGreaterThan(500);
    let present: Side = { values: two, facts: whole.facts };

    let { stateToken: token } = present.facts;
    const ends = { old: 0, new: 0 };
    for (let cuts = 0, round = 0; cuts < count; round++) {
      if (round > count * 1.5) throw new Error(`only ${cuts} cuts in ${round} rounds`);
      const direction: Direction = round % 2 === 0 ? 'up' : 'down';
      const at = 1 + Math.floor(Math.random() * total[direction]);
      const where = `cut ${direction} at ${at} of ${total[direction]}`;
      proxy.arm(direction, at);
      const failure = await connection
        .apply(changesTo(other.values), token, () => undefined, signal())
        .then(
          () => null,
          (error: unknown) => error,
        );
      if (proxy.hasCut()) cuts += 1;
      if (failure !== null) expect(failure, where).toBeInstanceOf(ProblemError);
      proxy.disarm();
      const { held, facts } = await settle(connection, entryFrom(present, other), signal());
      if (held === 'mixed') throw new Error(`${where}: neither old nor new`);
      if (failure === null) expect(held, where).toBe('new');
      const { values } = held === 'new' ? other : present;
      const { decrypted, effective } = await store.look(WRITABLE_PATHS);
      expect(decrypted, where).toMatchObject(values);
      expect(effective, where).toEqual(values);
      ends[held] += 1;
      token = facts.stateToken;
      if (held === 'new') [other, present] = [present, other];
    }
    return ends;
  });

it(`${wantedCuts} cuts at random places`, { timeout: 900_000 }, async () => {
  const ends = await Promise.all(Array.from({ length: lanes }, () => cutOften(wantedCuts / lanes)));
  const sum = (end: 'old' | 'new'): number => ends.reduce((total, one) => total + one[end], 0);
  // Both ends have to be met, or the cuts were not where it matters.
  expect(sum('old')).toBeGreaterThan(wantedCuts / 10);
  expect(sum('new')).toBeGreaterThan(wantedCuts / 10);
});
