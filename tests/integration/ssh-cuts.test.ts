/** An SSH connection that breaks anywhere during an apply: the store is fully old or fully new, and we say which. */
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
const signal = () => AbortSignal.timeout(60_000);

type Values = ReturnType<typeof makeValues>;
interface Side {
  readonly values: Values;
  readonly facts: InstanceFacts;
}

let place: Place;
let store: Magento;
let server: Sshd;
let proxy: CuttingProxy;
let connection: InstanceConnection;

beforeAll(async () => {
  place = await makePlace();
  const key = await makeKey(place.file('id'));
  server = await startSshd({ authorized: [key.publicLine] });
  proxy = await startCuttingProxy(server.port);
  await place.write('known_hosts', server.knownHosts.replaceAll(`]:${server.port} `, `]:${proxy.port} `));
  store = await createMagento();
  const target = targetOf(proxy.port, { method: 'key', file: key.file });
  connection = await place.ssh().open(connectionOf(target, store.root));
});
afterAll(async () => {
  await connection.close();
  await proxy.close();
  await server.stop();
  await store.remove();
  await place.remove();
});

const changesTo = (values: Values): ConfigChange[] =>
  WRITABLE_PATHS.map((path) => ({ path, value: values[path] }));

const apply = async (values: Values): Promise<InstanceFacts> => {
  const { stateToken } = await connection.inspect(signal());
  const result = await connection.apply(changesTo(values), stateToken, () => undefined, signal());
  if (result.kind !== 'applied') throw new Error(result.kind);
  return result.facts;
};

const entryFrom = (before: Side, after: Side): JournalEntry => ({
  storeId: 'store',
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

it(`${wantedCuts} cuts at random places`, { timeout: 400_000 }, async () => {
  const one = makeValues();
  const two = makeValues();
  const sides: [Side, Side] = [
    { values: one, facts: await apply(one) },
    { values: two, facts: await apply(two) },
  ];
  let [other, present] = sides;
  // One whole apply tells how many bytes there are to cut at.
  proxy.disarm();
  const { stateToken } = await connection.inspect(signal());
  proxy.disarm();
  await connection.apply(changesTo(other.values), stateToken, () => undefined, signal());
  [other, present] = [present, other];
  const total = proxy.counted();
  expect(Math.min(total.up, total.down)).toBeGreaterThan(500);

  const ends = { old: 0, new: 0 };
  let cuts = 0;
  for (let round = 0; cuts < wantedCuts; round++) {
    if (round > wantedCuts * 1.5) throw new Error(`only ${cuts} cuts in ${round} rounds`);
    const direction: Direction = round % 2 === 0 ? 'up' : 'down';
    const at = 1 + Math.floor(Math.random() * total[direction]);
    const where = `cut ${direction} at ${at} of ${total[direction]}`;
    const { stateToken: token } = await connection.inspect(signal());
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
    const { held } = await settle(connection, entryFrom(present, other), signal());
    expect(['old', 'new'], where).toContain(held);
    if (failure === null) expect(held, where).toBe('new');
    const { values } = held === 'new' ? other : present;
    expect(await store.decrypted(), where).toMatchObject(values);
    expect(await store.effective(WRITABLE_PATHS), where).toEqual(values);
    ends[held === 'new' ? 'new' : 'old'] += 1;
    if (held === 'new') [other, present] = [present, other];
  }
  // Both ends have to be met, or the cuts were not where it matters.
  expect(ends.old).toBeGreaterThan(20);
  expect(ends.new).toBeGreaterThan(20);
});
