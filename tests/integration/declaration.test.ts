/** stores.yaml over the whole backend: 200 practice stores in one apply, and nothing left to do for the second. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeFetch } from '../../electron/backend/registry/proxy.ts';
import { outcomes, type Program, reportOf, startProgram, yamlFor } from '../fixtures/declaration/world.ts';

let folder: string;
let path: string;
let program: Program;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'declared-'));
  path = join(folder, 'stores.yaml');
  program = startProgram(folder);
});
afterEach(async () => {
  await program.backend.close();
  await rm(folder, { recursive: true, force: true });
});

interface More {
  readonly only?: string[];
  readonly allowSharedDataSpace?: string[];
  readonly unconfirmedKeys?: string[];
}
const apply = async (more: More = {}) => reportOf(await program.client.declaration.apply({ path, ...more }));
const plan = (more: More = {}) => program.client.declaration.plan({ path, ...more });

const problems = (report: Awaited<ReturnType<typeof apply>>): string[] =>
  report.results.map(({ problem }) => problem?.code ?? 'none');

describe('keys that no gateway could be asked about', () => {
  it('are used only where this is said by the client’s name', async () => {
    await program.backend.close();
    const fetch = createNodeFetch({});
    let isDown = true;
    program = startProgram(folder, {
      fetch: (url, init) =>
        isDown && String(url).endsWith('/ping')
          ? Promise.reject(new TypeError('fetch failed'))
          : fetch(url, init),
    });
    await writeFile(path, yamlFor(2));
    expect(problems(await apply())).toEqual(['gateway.unreachable', 'gateway.unreachable']);
    expect(await program.client.stores.list()).toEqual([]);

    const unconfirmedKeys = ['agency'];
    expect(outcomes(await apply({ unconfirmedKeys }))).toEqual({ changed: 2 });
    const planned = await plan({ unconfirmedKeys });
    expect(planned.clients).toMatchObject([{ problem: null }]);
    expect(planned.stores[0]?.warnings.map(({ kind }) => kind)).toContain('unconfirmed-keys');
    expect((await plan()).clients).toMatchObject([{ problem: { code: 'gateway.unreachable' } }]);
    expect(outcomes(await apply({ unconfirmedKeys }))).toEqual({ unchanged: 2 });

    isDown = false;
    expect(outcomes(await apply())).toEqual({ unchanged: 2 });
  });
});

describe('200 stores', () => {
  it('are connected by one apply, and the second one changes nothing', async () => {
    await writeFile(path, yamlFor(200));
    const before = await plan({ only: ['Store 1*'] });
    expect(before.issues).toEqual([]);
    expect(before.clients).toMatchObject([{ name: 'Agency', change: 'keys-made', problem: null }]);
    expect(new Set(before.stores.map(({ outcome }) => outcome))).toEqual(new Set(['changed']));
    expect(await program.client.stores.list()).toEqual([]);

    const first = await apply();
    expect(first.results.filter(({ outcome }) => outcome !== 'changed')).toEqual([]);
    const facts = await program.client.stores.list();
    expect(facts).toHaveLength(200);
    const spaces = facts.map(({ store }) => store.applied?.environmentId);
    expect(new Set(spaces).size).toBe(200);
    expect(new Set(facts.map(({ store }) => store.project?.projectId)).size).toBe(67);

    // A look at an instance is remembered with its time; everything else stays as it is.
    const kept = async () =>
      (await program.client.stores.list()).map(
        ({ store: { instance: _, updatedAt: __, ...store } }) => store,
      );
    const stored = await kept();
    expect(outcomes(await apply())).toEqual({ unchanged: 200 });
    expect(await kept()).toEqual(stored);

    const after = await plan();
    expect(new Set(after.stores.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
    expect(after.stores.every(({ changes, items }) => changes.length === 0 && items?.length === 0)).toBe(
      true,
    );
  }, 240_000);
});

describe('what the file says', () => {
  it('is planned as the page about it shows', async () => {
    const page = await readFile(join(import.meta.dirname, '../../docs/stores-yaml.md'), 'utf8');
    await writeFile(path, page.split('## An example')[1]?.match(/```yaml\n([\s\S]*?)```/)?.[1] ?? '');
    const { issues, clients, stores } = await plan({ only: ['Try*'] });
    expect(issues).toEqual([]);
    expect(clients).toMatchObject([{ name: 'Practice', change: 'keys-made' }]);
    expect(stores).toMatchObject([
      { name: 'Try it out', outcome: 'changed', changes: [{ kind: 'new-store' }] },
    ]);
    expect(outcomes(await apply({ only: ['Try*'] }))).toEqual({ changed: 1 });
    const { clients: others } = await plan();
    expect(others.map(({ problem }) => problem?.code ?? null)).toEqual([
      'declaration.client-missing',
      'declaration.secret-unreadable',
      null,
    ]);
  });

  it('is shown with its reasons before it is done', async () => {
    await writeFile(path, yamlFor(2));
    await apply();
    const text = yamlFor(2)
      .replace(
        'name: Store 1, client: Agency, purpose: testing, tags: [t1]',
        'name: Store 1, client: Agency, tags: [new]',
      )
      .replace('dataSpace: Testing 1', 'dataSpace: Testing 2');
    await writeFile(path, text);
    const { stores, notInFile } = await plan();
    expect(stores[0]).toMatchObject({ outcome: 'unchanged', changes: [] });
    expect(stores[1]).toMatchObject({ outcome: 'refused', problem: { code: 'batch.moves-data' } });
    expect(stores[1]?.changes.map(({ kind }) => kind)).toEqual(['purpose', 'tags', 'data-space']);
    expect(notInFile).toEqual([]);
    expect(problems(await apply())).toEqual(['none', 'batch.moves-data']);
    const moved = await reportOf(await program.client.declaration.apply({ path, moveData: ['Store 1'] }));
    expect(outcomes(moved)).toEqual({ unchanged: 1, changed: 1 });
  });

  it('never removes a store that is not in it any more', async () => {
    await writeFile(path, yamlFor(3));
    await apply();
    await writeFile(path, yamlFor(2));
    expect((await plan()).notInFile).toEqual(['Store 2']);
    await apply();
    expect(await program.client.stores.list()).toHaveLength(3);
  });

  it('gives a data space to one store only, unless this is said by name', async () => {
    const text = yamlFor(2).replace('dataSpace: Testing 1', 'dataSpace: Production');
    await writeFile(path, text);
    const first = await apply();
    expect(outcomes(first)).toEqual({ changed: 1, refused: 1 });
    expect(problems(first)).toContain('apply.space-in-use');
    const refused = first.results.find(({ outcome }) => outcome === 'refused')?.name ?? '';
    const planned = (await plan()).stores.find(({ name }) => name === refused);
    expect(planned).toMatchObject({ outcome: 'refused', problem: { code: 'apply.space-in-use' } });
    expect(outcomes(await apply())).toEqual({ unchanged: 1, refused: 1 });
    expect(outcomes(await apply({ allowSharedDataSpace: [refused] }))).toEqual({ unchanged: 1, changed: 1 });
    // What was agreed to and applied is not asked again.
    expect(outcomes(await apply())).toEqual({ unchanged: 2 });
  });

  it('fails alone where it cannot be done', async () => {
    const text = yamlFor(4)
      .replace(
        'name: Project 0, create: true }, dataSpace: Testing 1',
        'name: Nowhere }, dataSpace: Testing 1',
      )
      .replace('dataSpace: Testing 2', 'dataSpace: No such space');
    await writeFile(path, text);
    expect(problems(await apply())).toEqual([
      'none',
      'declaration.project-missing',
      'declaration.data-space-missing',
      'none',
    ]);
  });

  it('is not begun with mistakes in it', async () => {
    await writeFile(path, yamlFor(2).replace('purpose: testing', 'purpose: tseting'));
    await expect(apply()).rejects.toMatchObject({
      data: { code: 'declaration.invalid', params: { count: 1, line: 5 } },
    });
    expect(await program.client.stores.list()).toEqual([]);
    expect((await plan()).issues).toHaveLength(1);
  });

  it('stops cleanly, and goes on where it stopped', async () => {
    await program.backend.close();
    program = startProgram(folder, { phaseDelay: 20 });
    await writeFile(path, yamlFor(12));
    const stop = new AbortController();
    const events = await program.client.declaration.apply({ path, concurrency: 2 }, { signal: stop.signal });
    let ended = 0;
    for await (const event of events) {
      if (event.type !== 'store-ended') continue;
      ended += 1;
      if (ended === 3) break;
    }
    const connected = async () =>
      (await program.client.stores.list()).filter(({ store }) => store.applied !== null).length;
    const before = await connected();
    expect(before).toBeGreaterThanOrEqual(3);
    expect(before).toBeLessThan(8);
    expect(outcomes(await apply())).toEqual({ unchanged: before, changed: 12 - before });
  });
});
