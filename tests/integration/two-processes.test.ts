/** Several processes of the program over one data folder, writing at the same time: nothing of any of them is lost. */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createBook } from '../../electron/backend/practice/gateway/book.ts';
import { emptyGatewayState, gatewayStateSchema } from '../../electron/backend/practice/gateway/state.ts';
import { openJsonFile } from '../../electron/backend/practice/json-file.ts';
import { factsSchema } from '../../shared/contract/stores.ts';
import type { Environment } from '../../shared/model/environment.ts';
import { keySetSchema } from '../../shared/model/key-set-schema.ts';
import type { Store } from '../../shared/model/store.ts';
import { planSchema } from '../../shared/plan-schema.ts';
import { openTestData } from '../fixtures/data-folder.ts';
import {
  buildOtherProcess,
  type OtherProcess,
  removeOtherProcess,
  startOtherProcess,
} from './support/processes.ts';

let folder: string;
let started: OtherProcess[];

const start = async (phaseDelay?: number): Promise<OtherProcess> => {
  const process = await startOtherProcess(folder, phaseDelay);
  started.push(process);
  return process;
};
const storeIn = (facts: unknown): Store => factsSchema.parse(facts).store;
const keySetsIn = (answer: unknown) => z.array(keySetSchema).parse(answer);
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
  );

beforeAll(buildOtherProcess);
afterAll(removeOtherProcess);
beforeEach(async () => {
  started = [];
  folder = await mkdtemp(join(tmpdir(), 'processes-'));
  await mkdir(join(folder, 'data'));
});
afterEach(async () => {
  await Promise.all(started.map((process) => process.kill()));
  await rm(folder, { recursive: true, force: true });
});

/** What the portal's page does, in a third process. */
const issueIn = (path: string, environment: Environment) => {
  const now = (): Date => new Date();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const file = openJsonFile({ path, schema: gatewayStateSchema, initial: emptyGatewayState, now, log });
  return createBook(file, now).issuePair({ edition: 'commerce', environment }, 'Pair');
};

interface Pair {
  readonly a: OtherProcess;
  readonly b: OtherProcess;
  readonly storeId: string;
  readonly keySetId: string;
}
/** Both change something at the same time; the answer is checked in both processes. */
type Round = (pair: Pair, round: number) => Promise<void>;

const both = (work: readonly Promise<unknown>[]): Promise<unknown> => Promise.all(work);

/** What each process sees of the store afterwards. */
const seen = ({ a, b, storeId }: Pair) =>
  Promise.all([a, b].map(async (each) => storeIn(await each.ask('facts', storeId))));

const rounds: readonly Round[] = [
  async ({ a, b }, round) => {
    const names = [`by a ${round}`, `by b ${round}`];
    await both([a.ask('create', names[0] ?? ''), b.ask('create', names[1] ?? '')]);
    for (const each of [a, b]) expect(await each.ask('names')).toEqual(expect.arrayContaining(names));
  },
  async (pair, round) => {
    const { a, b, storeId } = pair;
    await both([
      a.ask('update', { storeId, choices: { name: `Shared ${round}` } }),
      b.ask('update', { storeId, choices: { tags: [`round ${round}`] } }),
    ]);
    const expected = { name: `Shared ${round}`, tags: [`round ${round}`] };
    for (const store of await seen(pair)) expect(store).toMatchObject(expected);
  },
  async (pair, round) => {
    const { a, b, storeId } = pair;
    await both([
      a.ask('tagMany', { storeIds: [storeId], add: [`a ${round}`], remove: [`a ${round - rounds.length}`] }),
      b.ask('update', { storeId, choices: { hasKeyFiles: round % 2 === 0 } }),
    ]);
    for (const store of await seen(pair)) {
      expect(store.tags).toContain(`a ${round}`);
      expect(store.hasKeyFiles).toBe(round % 2 === 0);
    }
  },
  async (pair, round) => {
    const { a, b, storeId } = pair;
    await both([
      a.ask('tagMany', { storeIds: [storeId], add: ['of a'], remove: ['of b'] }),
      b.ask('tagMany', { storeIds: [storeId], add: [`b ${round}`], remove: [`b ${round - rounds.length}`] }),
    ]);
    for (const store of await seen(pair)) {
      expect(store.tags).toEqual(expect.arrayContaining(['of a', `b ${round}`]));
    }
  },
  async ({ a, b, keySetId }, round) => {
    const apiKey = `${round}`.padStart(32, '0');
    await both([
      a.ask('rename', { keySetId, label: `Client ${round}` }),
      b.ask('enter', {
        keySetId,
        input: { kind: 'field', slot: { environment: 'sandbox', field: 'apiKey' }, text: apiKey },
      }),
    ]);
    for (const each of [a, b]) {
      const [keySet] = keySetsIn(await each.ask('keys'));
      expect(keySet?.label).toBe(`Client ${round}`);
      expect(keySet?.sandbox.apiKey?.last4).toBe(apiKey.slice(-4));
    }
  },
  async ({ a, b }, round) => {
    const store = storeIn(await a.ask('create', `to remove ${round}`));
    await both([a.ask('remove', { storeId: store.id }), b.ask('create', `stays ${round}`)]);
    for (const each of [a, b]) {
      const names = await each.ask('names');
      expect(names).toContain(`stays ${round}`);
      expect(names).not.toContain(`to remove ${round}`);
    }
  },
  async ({ a, b }, round) => {
    const name = `one name ${round}`;
    const codes = await Promise.all([codeOf(a.ask('create', name)), codeOf(b.ask('create', name))]);
    expect(codes.toSorted()).toEqual(['done', 'stores.name-taken']);
  },
  async ({ a, b }, round) => {
    const [theme, language] = [
      round % 2 ? ('dark' as const) : ('light' as const),
      round % 3 ? ('ko' as const) : null,
    ];
    await both([a.ask('settings', { theme }), b.ask('settings', { language })]);
    for (const each of [a, b]) expect(await each.ask('readSettings')).toMatchObject({ theme, language });
  },
];

describe('two processes that write at once', () => {
  it('lose nothing of each other, 500 times', { timeout: 120_000 }, async () => {
    const [a, b] = await Promise.all([start(), start()]);
    const store = storeIn(await a.ask('create', 'Shared'));
    const { id: keySetId } = keySetSchema.parse(await b.ask('createKeys', 'Client'));
    const pair = { a, b, storeId: store.id, keySetId };
    for (let round = 0; round < 500; round += 1) await rounds[round % rounds.length]?.(pair, round);
    // Whoever comes third finds it all, and nothing else.
    const names = openTestData(join(folder, 'data'), () => new Date()).repository.stores.list();
    expect(names).toHaveLength(1 + 63 * 2 + 62 + 62);
    for (const name of ['stores', 'key-sets']) {
      const files = await readdir(join(folder, 'data', name));
      expect(files.filter((file) => !file.endsWith('.json'))).toEqual([]);
    }
  });
});

describe('a process that was killed', () => {
  it.each([false, true])(
    'keeps nobody out, killed inside the lock; in the middle of a change: %s',
    async (changing) => {
      const [a, b] = await Promise.all([start(), start()]);
      await b.ask('create', 'Before');
      const held = a.next('held');
      a.ask('hold', changing).catch(() => undefined);
      await held;
      const begun = performance.now();
      expect(await codeOf(b.ask('create', 'Meanwhile'))).toBe('stores.busy');
      expect(performance.now() - begun).toBeLessThan(6_000);
      // Reading waits for nobody.
      expect(await b.ask('names')).toEqual(['Before']);
      await a.kill();
      await b.ask('create', 'After');
      expect(await b.ask('names')).toEqual(['After', 'Before']);
      const third = await start();
      await third.ask('create', 'Third');
      expect(await b.ask('names')).toEqual(['Third', 'After', 'Before']);
    },
  );

  it('leaves whole documents, wherever it was killed', async () => {
    const b = await start();
    const store = storeIn(await b.ask('create', 'Shared'));
    for (let round = 0; round < 4; round += 1) {
      const a = await start();
      const writing = async (): Promise<void> => {
        for (let each = 0; ; each += 1) {
          await a.ask('update', { storeId: store.id, choices: { tags: [`${round} ${each}`] } });
        }
      };
      writing().catch(() => undefined);
      await sleep(20 + Math.random() * 80);
      await Promise.all([
        a.kill(),
        b.ask('update', { storeId: store.id, choices: { name: `Round ${round}` } }),
      ]);
      expect(storeIn(await b.ask('facts', store.id))).toMatchObject({ name: `Round ${round}` });
    }
    expect(await b.ask('info')).toMatchObject({ notices: [] });
  });
});

describe('an apply in another process', () => {
  const readyIn = async (a: OtherProcess): Promise<string> => {
    const { store, keySet } = factsSchema.parse(await a.ask('practice'));
    const keySetId = keySet?.id ?? '';
    const stateFile = join(folder, 'data/practice/gateway.json');
    for (const environment of ['sandbox', 'production'] as const) {
      const pair = await issueIn(stateFile, environment);
      for (const [field, text] of [
        ['apiKey', pair.apiKey],
        ['privateKey', pair.privateKeyPem],
      ] as const) {
        await a.ask('enter', { keySetId, input: { kind: 'field', slot: { environment, field }, text } });
      }
    }
    await a.ask('check', { keySetId, storeId: store.id });
    await a.ask('update', {
      storeId: store.id,
      choices: {
        project: { projectId: 'project-1', projectName: 'Luma' },
        dataSpace: {
          environmentId: 'space-1',
          environmentName: 'Production',
          environmentType: 'Production',
          imsOrganizationId: null,
        },
      },
    });
    return store.id;
  };

  it('is seen, never begun twice, never resolved; and resolved when that process was killed', async () => {
    const [a, b] = [await start(400), await start()];
    const storeId = await readyIn(a);
    const { stateToken } = planSchema.parse(await a.ask('plan', storeId));
    const stateOf = async (process: OtherProcess) =>
      factsSchema.parse(await process.ask('facts', storeId)).apply;

    a.ask('apply', { storeId, stateToken }).catch(() => undefined);
    await expect.poll(() => stateOf(b), { timeout: 10_000, interval: 20 }).toBe('running');
    expect(factsSchema.array().parse(await b.ask('list'))[0]?.apply).toBe('running');
    expect(await codeOf(b.ask('apply', { storeId, stateToken }))).toBe('apply.elsewhere');
    expect(await codeOf(b.ask('resolve', storeId))).toBe('apply.elsewhere');
    expect(await codeOf(b.ask('remove', { storeId }))).toBe('apply.elsewhere');
    expect(await codeOf(b.ask('update', { storeId, choices: { name: 'Other' } }))).toBe('apply.elsewhere');
    expect(await codeOf(b.ask('update', { storeId, choices: { tags: ['t'] } }))).toBe('apply.elsewhere');

    await expect
      .poll(() => readdir(join(folder, 'data/journal')), { timeout: 10_000, interval: 20 })
      .toContain(`${storeId}.json`);
    expect(await stateOf(b)).toBe('running');
    await a.kill();
    expect(await stateOf(b)).toBe('interrupted');
    expect(await codeOf(b.ask('apply', { storeId, stateToken }))).toBe('apply.unknown-outcome');
    expect(await b.ask('resolve', storeId)).toMatchObject({ work: 'apply', facts: { apply: 'none' } });
    expect(await stateOf(b)).toBe('none');
    // Whoever asks again, from another window of the same process, is answered the same.
    expect(await b.ask('resolve', storeId)).toMatchObject({ work: 'apply' });
  });

  it('begins in one process only, when two begin it at the same time', async () => {
    const [a, b] = [await start(50), await start(50)];
    const storeId = await readyIn(a);
    const { stateToken } = planSchema.parse(await a.ask('plan', storeId));
    const begin = (process: OtherProcess) => codeOf(process.ask('apply', { storeId, stateToken }));
    expect((await Promise.all([begin(a), begin(b)])).toSorted()).toEqual(['apply.elsewhere', 'done']);
    const { history } = storeIn(await b.ask('facts', storeId));
    expect(history.map(({ kind }) => kind)).toEqual(['applied']);
  });
});

describe('changes of another process', () => {
  it('are told, and those of this process are not', async () => {
    const [a, b] = await Promise.all([start(), start()]);
    let told = 0;
    const count = async (): Promise<void> => {
      for (;;) {
        await a.next('changed');
        told += 1;
      }
    };
    void count();
    a.ask('changes').catch(() => undefined);
    await a.ask('create', 'By a');
    await sleep(600);
    expect(told).toBe(0);
    await b.ask('create', 'By b');
    await expect.poll(() => told, { timeout: 5_000, interval: 20 }).toBe(1);
    expect(await a.ask('names')).toEqual(['By b', 'By a']);
    for (let each = 0; each < 20; each += 1) await b.ask('create', `More ${each}`);
    await expect.poll(() => told, { timeout: 5_000, interval: 20 }).toBeGreaterThan(1);
    await sleep(400);
    // Changes come in groups.
    expect(told).toBeLessThan(12);
  });
});

describe('two practice gateways over one state', () => {
  it('lose no pairs and no projects of each other', async () => {
    const [a, b] = await Promise.all([start(), start()]);
    await both([a.ask('gateway', { name: 'a', count: 40 }), b.ask('gateway', { name: 'b', count: 40 })]);
    const { keys, projects } = gatewayStateSchema.parse(
      JSON.parse(await readFile(join(folder, 'data/gateway.json'), 'utf8')),
    );
    expect(projects).toHaveLength(80);
    expect(keys).toHaveLength(2);
    expect(keys.filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1);
  });
});
