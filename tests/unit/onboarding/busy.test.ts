/** A data folder that another process keeps busy at the worst moment: the user is told what is true, and nothing falls over. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InstanceConnection } from '../../../electron/backend/instance/connection.ts';
import { createMemoryStore } from '../../../electron/backend/keychain/memory.ts';
import { createEventLog } from '../../../electron/backend/onboarding/events.ts';
import { createOnboarding } from '../../../electron/backend/onboarding/index.ts';
import { openJournal } from '../../../electron/backend/onboarding/journal.ts';
import { createSnapshots } from '../../../electron/backend/onboarding/snapshots.ts';
import type { Repository } from '../../../electron/backend/stores/repository.ts';
import type { ApplyEvent } from '../../../shared/contract/onboarding.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { openTestData } from '../../fixtures/data-folder.ts';
import { appliedStore, connectedInstance, emptyInstance, keySet, readyStore } from '../plan-fixture.ts';

let folder: string;
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'busy-'));
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
  rmSync(folder, { recursive: true, force: true });
});

const now = (): Date => new Date(readyStore.createdAt);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
type Moment = 'inspected' | 'applied' | 'asked';

/** From this moment on nothing can be written down any more. */
const worldBusyFrom = (busyFrom: Moment | null, more: Partial<InstanceConnection> = {}) => {
  const { data, repository } = openTestData(folder, now);
  repository.keySets.save({ ...keySet, journal: null });
  repository.stores.save({ ...readyStore, instance: null });
  let isBusy = false;
  const at = (moment: Moment): void => {
    isBusy ||= moment === busyFrom;
  };
  const stores: Repository['stores'] = {
    ...repository.stores,
    update: (id, change) => {
      if (isBusy) throw new ProblemError('stores.busy');
      return repository.stores.update(id, change);
    },
  };
  const connection: InstanceConnection = {
    inspect: async () => {
      at('inspected');
      return emptyInstance;
    },
    apply: async () => {
      at('applied');
      return { kind: 'applied', facts: connectedInstance, snapshot: [] };
    },
    finish: async () => connectedInstance,
    restore: () => Promise.reject(new Error('not here')),
    validateKeys: async () => {
      at('asked');
      return [];
    },
    close: () => Promise.resolve(),
    ...more,
  };
  const journal = openJournal(join(folder, 'journal'), data);
  const onboarding = createOnboarding({
    repository: { ...repository, stores },
    journal,
    readPair: async () => ({ apiKey: 'api', privateKeyPem: 'pem' }),
    connect: async () => connection,
    gatewaysFor: async () => ({ sandbox: '', production: '' }),
    snapshots: createSnapshots({
      secrets: createMemoryStore(),
      folder: join(folder, 'snapshots'),
      mayBeOld: () => false,
    }),
    factsOf: (store) => ({ store, keySet, apply: 'none' }),
    now,
    log: silent,
  });
  const apply = async (stateToken = emptyInstance.stateToken): Promise<ApplyEvent | undefined> => {
    const events: ApplyEvent[] = [];
    const request = { storeId: readyStore.id, stateToken, confirmation: null };
    for await (const event of onboarding.apply(request, undefined)) events.push(event);
    await onboarding.close();
    await new Promise((resolve) => setImmediate(resolve));
    return events.at(-1);
  };
  return { apply, onboarding, repository, journal };
};

it('before anything is written: nothing was changed', async () => {
  const { apply, onboarding } = worldBusyFrom('inspected', {
    apply: () => Promise.reject(new ProblemError('instance.database-down')),
  });
  expect(await apply()).toMatchObject({ type: 'failed', outcome: 'unchanged' });
  expect(onboarding.stateOf(readyStore.id)).toBe('none');
  expect(unhandled).toEqual([]);
});

it('after the values were written: nobody says that nothing was changed, and the end is found later', async () => {
  const { apply, onboarding } = worldBusyFrom('applied');
  const problem = { code: 'stores.busy' };
  expect(await apply()).toMatchObject({ type: 'failed', outcome: 'unknown', problem });
  expect(onboarding.stateOf(readyStore.id)).toBe('interrupted');
  expect(unhandled).toEqual([]);
});

it('when only the store’s own word on its keys is left to write down: the apply is done', async () => {
  const { apply, repository, onboarding } = worldBusyFrom('asked');
  expect(await apply()).toMatchObject({ type: 'done' });
  expect(repository.stores.get(readyStore.id)?.applied?.projectId).toBe('project-1');
  expect(onboarding.stateOf(readyStore.id)).toBe('none');
});

it('when the store is not as it was planned: the run ends with an event all the same', async () => {
  const { apply } = worldBusyFrom('inspected');
  const problem = { code: 'stores.busy' };
  expect(await apply('another state')).toMatchObject({ type: 'failed', outcome: 'unchanged', problem });
  expect(unhandled).toEqual([]);
});

it('a connection that cannot be closed fails nothing', async () => {
  const { apply } = worldBusyFrom(null, { close: () => Promise.reject(new Error('lost')) });
  expect(await apply()).toMatchObject({ type: 'done' });
  expect(unhandled).toEqual([]);
});

it('an undo that expired waits for the next start', async () => {
  const { onboarding, repository } = worldBusyFrom('inspected');
  const undoable = {
    at: readyStore.createdAt,
    until: '2025-01-01T00:00:00.000Z',
    paths: [],
    appliedBefore: null,
  };
  repository.stores.save({ ...appliedStore, undoable });
  await onboarding.plan(readyStore.id).catch(() => undefined);
  await onboarding.forgetExpiredUndo();
  expect(repository.stores.get(readyStore.id)?.undoable).not.toBeNull();
});

it.skipIf(process.platform === 'win32')('the journal is its owner’s', async () => {
  const { journal } = worldBusyFrom(null);
  await journal.begin({
    storeId: readyStore.id,
    startedAt: readyStore.createdAt,
    scope: 'all',
    paths: [],
    target: null,
    hasSnapshot: false,
    writer: null,
  });
  const modeOf = (name: string): number => statSync(join(folder, name)).mode & 0o777;
  expect(modeOf('journal')).toBe(0o700);
  expect(modeOf(`journal/${readyStore.id}.json`)).toBe(0o600);
});

it('a window that follows for long leaves no listeners behind', async () => {
  const log = createEventLog();
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener: (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    },
    removeEventListener: (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    },
  });
  const followed = log.follow(signal);
  for (let count = 0; count < 20; count += 1) {
    const next = followed.next();
    log.push({ type: 'undoing' });
    await next;
  }
  log.end();
  await followed.next();
  expect(listeners).toBe(0);
});
