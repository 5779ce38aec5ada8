/** The service behind the guided way, on real files: progress, copying, verifying, finishing, undoing and the sheets. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuided } from '../../electron/backend/guided/index.ts';
import { createMemoryStore } from '../../electron/backend/keychain/memory.ts';
import { createSnapshots } from '../../electron/backend/onboarding/snapshots.ts';
import type { Gateway } from '../../electron/backend/registry/types.ts';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import { type GuidedAnswers, noAnswers } from '../../shared/model/connections/guided.ts';
import { guidedFields } from '../../shared/model/connections/guided-fields.ts';
import type { Environment } from '../../shared/model/environment.ts';
import type { Store } from '../../shared/model/store.ts';
import { openTestData } from '../fixtures/data-folder.ts';
import { keySet, notConfirmed, pairView as pairOf, readyStore } from '../unit/plan-fixture.ts';

const secretsOf = (environment: Environment) => ({
  apiKey: `${environment}-API-KEY-CANARY`,
  privateKeyPem: `${environment}-PRIVATE-KEY-CANARY`,
});
/** Another merchant's keys, which the page showed before. */
const formerSet = {
  ...keySet,
  id: 'former',
  label: 'Former keys',
  journal: null,
  sandbox: pairOf('sandbox', 'f'),
  production: pairOf('production', 'f'),
};
const secretOf = (keySetId: string, environment: Environment) => {
  const { apiKey, privateKeyPem } = secretsOf(environment);
  const prefix = keySetId === formerSet.id ? 'former-' : '';
  return { apiKey: `${prefix}${apiKey}`, privateKeyPem: `${prefix}${privateKeyPem}` };
};
const empty: GuidedAnswers = {
  sandbox: { kind: 'empty' },
  production: { kind: 'empty' },
  project: { kind: 'empty' },
  'data-space': { kind: 'empty' },
};
const formerAnswers: GuidedAnswers = {
  sandbox: { kind: 'key-set', keySetId: formerSet.id },
  production: { kind: 'key-set', keySetId: formerSet.id },
  project: { kind: 'text', text: ' Old project ' },
  'data-space': { kind: 'text', text: 'old-space' },
};
const storeId = readyStore.id;
let folder: string;
let secrets: ReturnType<typeof createMemoryStore>;
let gateways: Gateway[];
let verdict: 'accepted' | 'rejected';
let time: string;
let copied: string[];
let asked: string[];
let answer: () => Promise<Response>;
let keySetNow: typeof keySet;
let spaceIds: string[];

const snapshotsOf = () =>
  createSnapshots({ secrets, folder: join(folder, 'snapshots'), mayBeOld: () => true });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guided-'));
  secrets = createMemoryStore();
  gateways = [];
  verdict = 'accepted';
  time = '2026-02-03T04:05:06.000Z';
  copied = [];
  asked = [];
  answer = async () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.test/' } });
  keySetNow = keySet;
  spaceIds = [readyStore.dataSpace?.environmentId ?? ''];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process of the program over the same folder. */
const start = (change: Partial<Store> = {}, hasClipboard = true) => {
  const now = (): Date => new Date(time);
  const repository = openTestData(folder, now).repository;
  if (repository.stores.get(storeId) === null) {
    const connection = { kind: 'guided', adminUrl: 'https://shop.test/admin/', page: 'services' } as const;
    repository.stores.save({ ...readyStore, instance: null, connection, ...change });
    repository.keySets.save({ ...keySet, journal: null });
    repository.keySets.save(formerSet);
  }
  const get = (id: string): Store => repository.stores.get(id) ?? readyStore;
  const factsOf = (store: Store): StoreFacts => ({ store, keySet: keySetNow, apply: 'none' });
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const clipboard = { copy: async (text: string) => void copied.push(text), clear: async () => undefined };
  const project = readyStore.project ?? { projectId: '', projectName: '' };
  const space = { environmentName: 'x', environmentType: 'x', imsOrganizationId: null };
  const former = [
    {
      projectId: 'old-project',
      projectName: 'Old project',
      dataSpaces: [{ ...space, environmentId: 'old-space' }],
    },
  ];
  const rejected = { status: 403, message: 'Client ID is invalid', requestId: null };
  return {
    get: () => get(storeId),
    repository,
    update: (changed: Partial<Store>) =>
      repository.stores.update(storeId, (store) => ({ ...store, ...changed })),
    guided: createGuided({
      ports: {
        fetch: (url, init) => {
          asked.push(`${url} ${init.redirect}`);
          return answer();
        },
        clipboard: hasClipboard ? clipboard : undefined,
        openFile: async () => false,
        dataFolder: folder,
        now,
        log: silent,
      },
      repository,
      stores: { get, factsOf },
      credentials: {
        readPair: async (keySetId, environment) => secretOf(keySetId, environment),
        check: async () => ({
          keySet: keySetNow,
          sandbox: keySetNow.sandbox.check,
          production: keySetNow.production.check,
          offers: [],
        }),
      },
      projects: {
        list: async () => [
          { ...project, dataSpaces: spaceIds.map((environmentId) => ({ ...space, environmentId })) },
        ],
      },
      snapshots: snapshotsOf(),
      registry: {
        checkPair: async (asking) => {
          gateways.push(asking);
          const gateway = asking.baseUrl;
          return verdict === 'accepted' ? { gateway, verdict } : { gateway, verdict, ...rejected };
        },
        projects: async (asking) => {
          gateways.push(asking);
          return former;
        },
      },
      gatewaysFor: async () => ({ sandbox: 'https://sandbox.test/', production: 'https://live.test/' }),
    }),
  };
};

type Running = ReturnType<typeof start>;

/** Begun, with the questions answered. */
const begin = async ({ guided }: Running, answers: GuidedAnswers = empty): Promise<void> => {
  guided.begin(storeId);
  await guided.answer(storeId, answers, true);
};

const connect = async (running: Running, answers?: GuidedAnswers): Promise<Store> => {
  const { guided } = running;
  await begin(running, answers);
  for (const field of guidedFields) guided.tick(storeId, field, true);
  await guided.verify(storeId);
  return (await guided.finish(storeId)).store;
};

const problem = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) });

describe('guided', () => {
  it('goes from the review to connected, and remembers the ticks for another process', async () => {
    const first = start();
    await begin(first);
    first.guided.tick(storeId, 'sandbox-private-key', true);
    first.guided.tick(storeId, 'sandbox-api-key', true);
    first.guided.tick(storeId, 'project', true);
    first.guided.tick(storeId, 'project', false);

    const { guided, get } = start();
    guided.begin(storeId);
    expect(get().guided?.ticked).toEqual(['sandbox-api-key', 'sandbox-private-key']);
    for (const field of guidedFields.slice(2)) guided.tick(storeId, field, true);
    await expect(guided.finish(storeId)).rejects.toEqual(problem('apply.not-ready'));
    await guided.verify(storeId);
    expect(asked).toEqual(['https://shop.test/admin/ manual']);
    expect(get().guided?.verified).toMatchObject({
      keysAccepted: true,
      admin: { kind: 'answers', status: 302 },
    });
    const { store } = await guided.finish(storeId);
    expect(store).toMatchObject({ guided: null, applied: { changedPaths: 6 } });
    expect(store.applied?.serverChecks.map(({ verdict }) => verdict)).toEqual([
      'not-possible',
      'not-possible',
    ]);
    expect(store.history.at(-1)?.kind).toBe('applied');
  });

  it('does not finish while a field is open, and not with other values than those entered', async () => {
    const running = start();
    const { guided, update } = running;
    await begin(running);
    await guided.verify(storeId);
    for (const field of guidedFields.slice(1)) guided.tick(storeId, field, true);
    await expect(guided.finish(storeId)).rejects.toEqual(problem('apply.not-ready'));
    guided.tick(storeId, 'sandbox-api-key', true);
    update({ project: { projectId: 'another', projectName: 'Another' } });
    await expect(guided.finish(storeId)).rejects.toEqual(problem('apply.not-ready'));
    expect(guided.begin(storeId).store.guided?.ticked).toEqual([]);
  });

  it('begins with the data space of another store only where the user wants it, and then goes on', () => {
    const { guided, repository } = start();
    repository.stores.save({ ...readyStore, id: 'other', name: 'Other Shop' });
    expect(() => guided.begin(storeId)).toThrow(
      expect.objectContaining({ problem: { code: 'apply.space-in-use', params: { names: 'Other Shop' } } }),
    );
    expect(repository.stores.get(storeId)?.guided).toBeNull();
    expect(guided.begin(storeId, true).store.guided).not.toBeNull();
    expect(guided.begin(storeId).store.guided, 'agreed to once').not.toBeNull();
  });

  it('asks again only for what is new: after other choices the keys are there already', async () => {
    const running = start();
    const { guided, update } = running;
    await connect(running);
    update({ project: { projectId: 'another', projectName: 'Another' } });
    expect(guided.begin(storeId).store.guided?.ticked).toEqual(guidedFields.slice(0, 4));
  });

  it('copies through the host only, and answers nothing', async () => {
    const running = start();
    const { guided } = running;
    await expect(guided.copy(storeId, 'sandbox-api-key')).rejects.toEqual(problem('apply.not-ready'));
    await begin(running);
    await guided.copy(storeId, 'sandbox-private-key');
    await guided.copy(storeId, 'production-api-key');
    expect(copied).toEqual(['sandbox-PRIVATE-KEY-CANARY', 'production-API-KEY-CANARY']);
    const browser = start({}, false).guided;
    await expect(browser.copy(storeId, 'sandbox-api-key')).rejects.toEqual(problem('guided.no-clipboard'));
    expect(readFileSync(join(folder, 'stores', `${storeId}.json`), 'utf8')).not.toContain('CANARY');
  });

  it('says what could not be verified, and stops where the choices are wrong', async () => {
    const running = start();
    const { guided, get } = running;
    await begin(running);
    answer = () => Promise.reject(new Error('connect ECONNREFUSED'));
    await guided.verify(storeId);
    expect(get().guided?.verified?.admin).toEqual({ kind: 'no-answer' });
    keySetNow = { ...keySet, sandbox: notConfirmed(keySet.sandbox) };
    await guided.verify(storeId);
    expect(get().guided?.verified?.keysAccepted).toBe(false);
    spaceIds = ['another'];
    await expect(guided.verify(storeId)).rejects.toEqual(problem('registry.data-space-not-found'));
  });

  it('does not ask an Admin whose address is not known', async () => {
    const running = start({ connection: { kind: 'guided', adminUrl: null, page: 'configuration' } });
    const { guided, get } = running;
    await begin(running);
    await guided.verify(storeId);
    expect(asked).toEqual([]);
    expect(get().guided?.verified?.admin).toEqual({ kind: 'not-known' });
  });

  it.each(['en', 'ko'] as const)('%s: the sheet names everything and holds no secret', async (language) => {
    const { guided, update } = start();
    update({ name: '<b>Shop</b>' });
    guided.begin(storeId);
    const { path, opened } = await guided.openSheet(storeId, language);
    expect(opened).toBe(false);
    const sheet = readFileSync(path, 'utf8');
    expect(sheet).not.toContain('CANARY');
    expect(sheet).not.toMatch(/<script|<b>Shop/);
    expect(sheet).toContain(`lang="${language}"`);
    expect(sheet).toContain(readyStore.project?.projectId);
    expect(sheet).toContain(readyStore.dataSpace?.environmentId);
    expect(sheet).toContain(keySet.production.apiKey?.last4);
    await guided.forget(storeId);
    expect(existsSync(path)).toBe(false);
  });
});

describe('what the page showed before', () => {
  it('is asked before anything is entered, kept question by question, and asked again for other values', async () => {
    const { guided, get, update } = start();
    guided.begin(storeId);
    expect(get().guided).toMatchObject({ answers: noAnswers, former: null });
    expect(() => guided.tick(storeId, 'sandbox-api-key', true)).toThrow(problem('apply.not-ready'));
    await expect(guided.copy(storeId, 'sandbox-api-key')).rejects.toEqual(problem('apply.not-ready'));
    const half: GuidedAnswers = { ...empty, production: null, project: { kind: 'text', text: ' ' } };
    await guided.answer(storeId, half, false);
    await expect(start().guided.answer(storeId, half, true)).rejects.toEqual(problem('apply.not-ready'));
    expect(start().get().guided?.answers).toEqual(half);
    await guided.answer(storeId, empty, true);
    guided.tick(storeId, 'sandbox-api-key', true);
    update({ project: { projectId: 'another', projectName: 'Another' } });
    expect(guided.begin(storeId).store.guided).toMatchObject({ answers: empty, former: null, ticked: [] });
  });

  it('is proposed where we entered it last', async () => {
    const running = start();
    const { guided, update } = running;
    await connect(running);
    update({ project: { projectId: 'another', projectName: 'Another' } });
    expect(guided.begin(storeId).store.guided?.answers).toEqual({
      sandbox: { kind: 'key-set', keySetId: keySet.id },
      production: { kind: 'key-set', keySetId: keySet.id },
      project: { kind: 'text', text: readyStore.project?.projectId },
      'data-space': { kind: 'text', text: readyStore.dataSpace?.environmentName },
    });
  });

  it('takes no key set that is gone or not whole', async () => {
    const { guided, repository } = start();
    guided.begin(storeId);
    repository.keySets.save({ ...formerSet, sandbox: { ...formerSet.sandbox, privateKey: null } });
    await expect(guided.answer(storeId, formerAnswers, true)).rejects.toEqual(problem('apply.not-ready'));
    repository.keySets.remove(formerSet.id);
    await expect(guided.answer(storeId, formerAnswers, true)).rejects.toEqual(problem('apply.not-ready'));
  });
});

describe('undoing by hand', () => {
  it('puts everything back, through a new start, and ends as every undo does', async () => {
    const running = start();
    const connected = await connect(running, formerAnswers);
    expect(connected.undoable).toMatchObject({ until: '2026-03-05T04:05:06.000Z' });
    expect(connected.undoable?.paths).toHaveLength(6);
    // The key set may go: its keys are kept for the undo.
    running.repository.keySets.remove(formerSet.id);
    running.guided.undo.begin(storeId);
    await running.guided.undo.copy(storeId, 'sandbox-private-key');
    running.guided.undo.mark(storeId, 'sandbox-api-key', 'done');
    running.guided.undo.mark(storeId, 'sandbox-private-key', 'left');

    const { guided, get, repository } = start();
    const { undo } = guided;
    undo.begin(storeId);
    expect(get().undoable?.walk).toMatchObject({ done: ['sandbox-api-key'], left: ['sandbox-private-key'] });
    expect(() => undo.cancel(storeId)).toThrow(problem('apply.not-ready'));
    await undo.copy(storeId, 'production-api-key');
    expect(copied).toEqual(['former-sandbox-PRIVATE-KEY-CANARY', 'former-production-API-KEY-CANARY']);
    await expect(undo.finish(storeId)).rejects.toEqual(problem('apply.not-ready'));
    for (const field of guidedFields) undo.mark(storeId, field, 'done');
    await undo.verify(storeId);
    expect(get().undoable?.walk).toMatchObject({
      left: [],
      verified: { keys: 'accepted', registry: 'confirmed', admin: { kind: 'answers' } },
    });
    expect(gateways.map(({ pair }) => pair.apiKey)).toEqual([
      'former-sandbox-API-KEY-CANARY',
      'former-production-API-KEY-CANARY',
      'former-production-API-KEY-CANARY',
    ]);
    const { store } = await undo.finish(storeId);
    expect(store).toMatchObject({ applied: null, undoable: null, project: readyStore.project });
    expect(store.history.at(-1)?.kind).toBe('undone');
    expect(await snapshotsOf().read(storeId)).toBeNull();
    expect(repository.keySets.get(keySet.id)).not.toBeNull();
    expect(readFileSync(join(folder, 'stores', `${storeId}.json`), 'utf8')).not.toContain('CANARY');
  });

  it('takes the beginning back, and does not go back on what was checked for other marks', async () => {
    const running = start();
    const { guided, get } = running;
    const { undoable } = await connect(running);
    guided.undo.begin(storeId);
    expect(guided.undo.cancel(storeId).store.undoable).toEqual(undoable);
    guided.undo.begin(storeId);
    for (const field of guidedFields) guided.undo.mark(storeId, field, 'left');
    await guided.undo.verify(storeId);
    expect(get().undoable?.walk?.verified).toMatchObject({ keys: 'none', registry: 'none' });
    guided.undo.mark(storeId, 'project', 'done');
    expect(get().undoable?.walk?.verified).toBeNull();
    await expect(guided.undo.finish(storeId)).rejects.toEqual(problem('apply.not-ready'));
  });

  it('covers the rest where it does not have the former keys', async () => {
    const running = start();
    const { guided, get } = running;
    const other = { kind: 'other' } as const;
    await connect(running, { ...formerAnswers, sandbox: other, production: other });
    guided.undo.begin(storeId);
    await expect(guided.undo.copy(storeId, 'sandbox-api-key')).rejects.toEqual(problem('apply.undo-gone'));
    for (const field of guidedFields) guided.undo.mark(storeId, field, 'done');
    await guided.undo.verify(storeId);
    expect(get().undoable?.walk?.verified).toMatchObject({ keys: 'none', registry: 'none' });
    expect(gateways).toEqual([]);
  });

  it('says that former keys are refused, and ends all the same', async () => {
    const running = start();
    const { guided, get } = running;
    await connect(running, formerAnswers);
    guided.undo.begin(storeId);
    for (const field of guidedFields) guided.undo.mark(storeId, field, 'done');
    verdict = 'rejected';
    await guided.undo.verify(storeId);
    expect(get().undoable?.walk?.verified?.keys).toBe('rejected');
    expect((await guided.undo.finish(storeId)).store.history.at(-1)?.kind).toBe('undone');
  });

  it('keeps nothing for values that were there before, and ends after 30 days', async () => {
    const running = start();
    const same: GuidedAnswers = {
      sandbox: { kind: 'key-set', keySetId: keySet.id },
      production: { kind: 'key-set', keySetId: keySet.id },
      project: { kind: 'text', text: readyStore.project?.projectName ?? '' },
      'data-space': { kind: 'text', text: readyStore.dataSpace?.environmentId ?? '' },
    };
    expect((await connect(running, same)).undoable).toBeNull();
    expect(() => running.guided.undo.begin(storeId)).toThrow(problem('apply.undo-gone'));
    running.update({ applied: null });
    await connect(running, formerAnswers);
    time = '2026-03-05T04:05:07.000Z';
    expect(() => running.guided.undo.begin(storeId)).toThrow(problem('apply.undo-gone'));
  });

  it('does not promise keys that were kept for one run only', async () => {
    const running = start();
    await begin(running, formerAnswers);
    secrets = createMemoryStore();
    const next = start();
    for (const field of guidedFields) next.guided.tick(storeId, field, true);
    await next.guided.verify(storeId);
    const { store } = await next.guided.finish(storeId);
    const lost = store.undoable?.paths.filter(({ before }) => before.kind === 'unreadable');
    expect(lost).toHaveLength(4);
  });

  it.each(['en', 'ko'] as const)(
    '%s: the sheet says what to put back and holds no secret',
    async (language) => {
      const running = start();
      await connect(running, { ...formerAnswers, production: { kind: 'other' } });
      running.guided.undo.begin(storeId);
      const { path } = await running.guided.openSheet(storeId, language);
      const sheet = readFileSync(path, 'utf8');
      expect(sheet).not.toContain('CANARY');
      expect(sheet).toContain('Old project');
      expect(sheet).toContain(formerSet.sandbox.apiKey?.last4);
      expect(sheet).not.toContain(keySet.production.apiKey?.fingerprint);
    },
  );
});
