/** A process of the program without a window: a whole backend on plain Node, which does what its parent asks for. */
import { createRouterClient } from '@orpc/server';
import { createBackend } from '../../../electron/backend/index.ts';
import { createBook } from '../../../electron/backend/practice/gateway/book.ts';
import { startPracticeGateway } from '../../../electron/backend/practice/gateway/index.ts';
import { emptyGatewayState, gatewayStateSchema } from '../../../electron/backend/practice/gateway/state.ts';
import { openJsonFile } from '../../../electron/backend/practice/json-file.ts';
import { openSharedData } from '../../../electron/backend/stores/shared-data.ts';
import { createNodePorts } from '../../../electron/cli/node-ports.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { createFileSecrets } from '../../fixtures/file-secrets.ts';
import type { Ask } from './processes.ts';

const [, , dataFolder = '', secretsFolder = '', phaseDelay = '0'] = process.argv;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const ports = createNodePorts({ version: '0.0.0', dataFolder, log, built: '' });
const backend = createBackend({
  ...ports,
  secrets: createFileSecrets(secretsFolder),
  practicePhaseDelay: Number(phaseDelay),
});
const client = createRouterClient(backend.router);
const data = openSharedData(dataFolder);

/** Keeps the lock until it is killed; `changing` = in the middle of a change. */
const hold = (changing: boolean): void =>
  data.exclusively(() => {
    if (changing) data.willChange();
    process.send?.({ id: 'held' });
    // The message leaves in the next turn only, which never comes.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });

/** A gateway of this process, which gives out a pair, and so many projects as its merchant makes them. */
const gateway = async (name: string, count: number): Promise<void> => {
  const now = (): Date => new Date();
  const stateFile = `${dataFolder}/gateway.json`;
  const started = await startPracticeGateway({ port: 0, stateFile, log, now });
  const options = { path: stateFile, schema: gatewayStateSchema, initial: emptyGatewayState, now, log };
  const book = createBook(openJsonFile(options), now);
  const pair = started.issuePair({ edition: 'commerce', environment: 'sandbox' }, name);
  for (let index = 0; index < count; index += 1) await book.createProject('commerce', `${name} ${index}`);
  await pair;
  await started.close();
};

const work = {
  create: (name: string) =>
    client.stores.create({
      name,
      purpose: 'testing',
      connection: { kind: 'guided', adminUrl: 'https://shop.test/admin/', page: 'services' },
    }),
  update: client.stores.update,
  remove: client.stores.remove,
  tagMany: client.stores.tagMany,
  list: () => client.stores.list(),
  names: async () => (await client.stores.summaries()).map(({ name }) => name),
  facts: (storeId: string) => client.stores.facts({ storeId }),
  keys: () => client.credentials.list(),
  createKeys: (label: string) => client.credentials.create({ label, practice: false }),
  rename: client.credentials.rename,
  enter: client.credentials.enter,
  check: client.credentials.check,
  settings: client.settings.update,
  readSettings: () => client.settings.get(),
  info: () => client.settings.info(),
  practice: () => client.practice.start({ name: 'Practice', edition: 'commerce' }),
  plan: (storeId: string) => client.onboarding.plan({ storeId }),
  resolve: (storeId: string) => client.onboarding.resolve({ storeId }),
  apply: async (input: { storeId: string; stateToken: string }) => {
    const events = await client.onboarding.apply({ ...input, confirmation: null });
    let last: unknown = null;
    for await (const event of events) last = event;
    return last;
  },
  changes: async () => {
    for await (const _ of await client.stores.changes()) process.send?.({ id: 'changed' });
  },
  rotate: async (keySetId: string) => {
    const events = await client.rotation.run({ keySetId, storeIds: null, concurrency: 3 });
    for await (const { type } of events) if (type === 'store-phase') process.send?.({ id: 'phase' });
  },
  hold: async (changing: boolean) => hold(changing),
  gateway: ({ name, count }: { name: string; count: number }) => gateway(name, count),
};
export type Work = typeof work;

const answer = async ({ id, name, input }: Ask): Promise<void> => {
  try {
    const value: unknown = await Reflect.apply(work[name], undefined, [input]);
    process.send?.({ id, value });
  } catch (error) {
    const data: unknown = error instanceof ProblemError ? error.problem : Reflect.get(Object(error), 'data');
    process.send?.({ id, problem: data ?? { code: String(error) } });
  }
};

process.on('message', (message: Ask) => void answer(message));
process.send?.({ id: 'ready' });
