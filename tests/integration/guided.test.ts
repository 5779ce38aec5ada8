/** The service behind the guided way, on real files: progress, copying, verifying, finishing and the sheet. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuided } from '../../electron/backend/guided/index.ts';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import { guidedFields } from '../../shared/model/connections/guided.ts';
import type { Environment } from '../../shared/model/environment.ts';
import type { Store } from '../../shared/model/store.ts';
import { openTestData } from '../fixtures/data-folder.ts';
import { keySet, notConfirmed, readyStore } from '../unit/plan-fixture.ts';

const secretsOf = (environment: Environment) => ({
  apiKey: `${environment}-API-KEY-CANARY`,
  privateKeyPem: `${environment}-PRIVATE-KEY-CANARY`,
});
const storeId = readyStore.id;
let folder: string;
let copied: string[];
let asked: string[];
let answer: () => Promise<Response>;
let keySetNow: typeof keySet;
let spaceIds: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guided-'));
  copied = [];
  asked = [];
  answer = async () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.test/' } });
  keySetNow = keySet;
  spaceIds = [readyStore.dataSpace?.environmentId ?? ''];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process of the program over the same folder. */
const start = (change: Partial<Store> = {}, hasClipboard = true) => {
  const now = (): Date => new Date('2026-02-03T04:05:06.000Z');
  const repository = openTestData(folder, now).repository;
  if (repository.stores.get(storeId) === null) {
    const connection = { kind: 'guided', adminUrl: 'https://shop.test/admin/', page: 'services' } as const;
    repository.stores.save({ ...readyStore, instance: null, connection, ...change });
  }
  const get = (id: string): Store => repository.stores.get(id) ?? readyStore;
  const factsOf = (store: Store): StoreFacts => ({ store, keySet: keySetNow, apply: 'none' });
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const clipboard = { copy: async (text: string) => void copied.push(text), clear: async () => undefined };
  const project = readyStore.project ?? { projectId: '', projectName: '' };
  const space = { environmentName: 'x', environmentType: 'x', imsOrganizationId: null };
  return {
    get: () => get(storeId),
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
        readPair: async (_id, environment) => secretsOf(environment),
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
    }),
  };
};

const problem = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) });

describe('guided', () => {
  it('goes from the review to connected, and remembers the ticks for another process', async () => {
    const first = start();
    first.guided.begin(storeId);
    first.guided.tick(storeId, 'sandbox-private-key', true);
    first.guided.tick(storeId, 'sandbox-api-key', true);
    first.guided.tick(storeId, 'project', true);
    first.guided.tick(storeId, 'project', false);

    const { guided, get } = start();
    guided.begin(storeId);
    expect(get().guided?.ticked).toEqual(['sandbox-api-key', 'sandbox-private-key']);
    for (const field of guidedFields.slice(2)) guided.tick(storeId, field, true);
    expect(() => guided.finish(storeId)).toThrow(problem('apply.not-ready'));
    await guided.verify(storeId);
    expect(asked).toEqual(['https://shop.test/admin/ manual']);
    expect(get().guided?.verified).toMatchObject({
      keysAccepted: true,
      admin: { kind: 'answers', status: 302 },
    });
    const { store } = guided.finish(storeId);
    expect(store).toMatchObject({ guided: null, undoable: null, applied: { changedPaths: 6 } });
    expect(store.applied?.serverChecks.map(({ verdict }) => verdict)).toEqual([
      'not-possible',
      'not-possible',
    ]);
    expect(store.history.at(-1)?.kind).toBe('applied');
  });

  it('does not finish while a field is open, and not with other values than those entered', async () => {
    const { guided, update } = start();
    guided.begin(storeId);
    await guided.verify(storeId);
    for (const field of guidedFields.slice(1)) guided.tick(storeId, field, true);
    expect(() => guided.finish(storeId)).toThrow(problem('apply.not-ready'));
    guided.tick(storeId, 'sandbox-api-key', true);
    update({ project: { projectId: 'another', projectName: 'Another' } });
    expect(() => guided.finish(storeId)).toThrow(problem('apply.not-ready'));
    expect(guided.begin(storeId).store.guided?.ticked).toEqual([]);
  });

  it('asks again only for what is new: after other choices the keys are there already', async () => {
    const { guided, update } = start();
    guided.begin(storeId);
    for (const field of guidedFields) guided.tick(storeId, field, true);
    await guided.verify(storeId);
    guided.finish(storeId);
    update({ project: { projectId: 'another', projectName: 'Another' } });
    expect(guided.begin(storeId).store.guided?.ticked).toEqual(guidedFields.slice(0, 4));
  });

  it('copies through the host only, and answers nothing', async () => {
    const { guided } = start();
    await expect(guided.copy(storeId, 'sandbox-api-key')).rejects.toEqual(problem('apply.not-ready'));
    guided.begin(storeId);
    await guided.copy(storeId, 'sandbox-private-key');
    await guided.copy(storeId, 'production-api-key');
    expect(copied).toEqual(['sandbox-PRIVATE-KEY-CANARY', 'production-API-KEY-CANARY']);
    const browser = start({}, false).guided;
    await expect(browser.copy(storeId, 'sandbox-api-key')).rejects.toEqual(problem('guided.no-clipboard'));
    expect(readFileSync(join(folder, 'stores', `${storeId}.json`), 'utf8')).not.toContain('CANARY');
  });

  it('says what could not be verified, and stops where the choices are wrong', async () => {
    const { guided, get } = start();
    guided.begin(storeId);
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
    const { guided, get } = start({ connection: { kind: 'guided', adminUrl: null, page: 'configuration' } });
    guided.begin(storeId);
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
