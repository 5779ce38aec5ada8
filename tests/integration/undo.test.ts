/** Undo on a real PHP instance: the rows of before come back exactly, whatever happens in between. */
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplyEvent } from '../../shared/contract/onboarding.ts';
import { configPaths } from '../../shared/model/config-paths.ts';
import { ProblemError } from '../../shared/problems.ts';
import { openTestData } from '../fixtures/data-folder.ts';
import { createMagento, type HoldPoint, type Magento } from '../fixtures/magento/create.ts';
import { makeValues } from '../fixtures/magento/values.ts';
import { collect, createWorld, type World } from '../fixtures/onboarding.ts';

const PROJECT = 'services_connector/services_id/project_id';
const NAME = 'services_connector/services_id/project_name';
const SPACE = 'services_connector/services_id/environment_id';
const ORGANIZATION = 'services_connector/services_id/ims_organization_id';

let magento: Magento;
let world: World;
let before: Record<string, string | null>;

/** Encrypted keys, a row without a value, and a row that is not there. */
beforeEach(async () => {
  magento = await createMagento({ values: makeValues() });
  await magento.setNullRow(NAME);
  await magento.setRow(SPACE, null, true);
  before = await magento.rows();
  world = createWorld(magento.root);
});
afterEach(() => magento.remove());

type Onboarding = ReturnType<World['start']>;

const applyAll = async (onboarding: Onboarding): Promise<ApplyEvent | undefined> => {
  const { storeId } = world;
  const { stateToken, confirmation } = await onboarding.plan(storeId);
  return (await collect(onboarding.apply({ storeId, stateToken, confirmation }, undefined))).at(-1);
};

const undoAll = async (onboarding: Onboarding, overwrite = false): Promise<ApplyEvent | undefined> => {
  const { storeId } = world;
  const { stateToken } = await onboarding.undoPlan(storeId);
  return (await collect(onboarding.undo({ storeId, stateToken, overwrite }, undefined))).at(-1);
};

const goneProblem = expect.objectContaining({
  problem: expect.objectContaining({ code: 'apply.undo-gone' }),
});

describe('an undo', () => {
  it('puts back every raw row: encrypted, without a value, and absent', async () => {
    const onboarding = world.start();
    expect((await applyAll(onboarding))?.type).toBe('done');
    expect(await magento.rows()).not.toEqual(before);
    const plan = await onboarding.undoPlan(world.storeId);
    expect(plan.items).toHaveLength(9);
    expect(plan.items.filter((item) => item.changedSince)).toEqual([]);

    const events = await collect(
      onboarding.undo({ storeId: world.storeId, stateToken: plan.stateToken, overwrite: false }, undefined),
    );
    expect(events.map((event) => (event.type === 'phase' ? event.phase : event.type))).toEqual([
      'undoing',
      'connect',
      'check',
      'write',
      'commit',
      'clean',
      'verify',
      'undone',
    ]);
    expect(await magento.rows()).toEqual(before);
    expect((await magento.effective([PROJECT]))[PROJECT]).toBe(before[PROJECT]);

    const last = events.at(-1);
    const store = last?.type === 'undone' ? last.facts.store : null;
    expect(store).toMatchObject({ applied: null, undoable: null });
    expect(store?.history.map(({ kind }) => kind)).toEqual(['applied', 'undone']);
    expect(await world.snapshots.read(world.storeId)).toBeNull();
    await expect(onboarding.undoPlan(world.storeId)).rejects.toEqual(goneProblem);
  });

  it('keeps nothing of the keys outside of the keychain', async () => {
    const onboarding = world.start();
    const done = await applyAll(onboarding);
    const undoable = done?.type === 'done' ? done.facts.store.undoable : null;
    const text = JSON.stringify(undoable);
    for (const { apiKey, privateKeyPem } of Object.values(world.secrets)) {
      expect(text).not.toContain(apiKey);
      expect(text).not.toContain(privateKeyPem.slice(60, 100));
    }
    for (const row of Object.values(before)) if (row?.startsWith('0:3:')) expect(text).not.toContain(row);
    expect(Date.parse(undoable?.until ?? '') - Date.parse(undoable?.at ?? '')).toBeGreaterThan(
      29.9 * 86_400_000,
    );
  });

  it('refuses when somebody changed the values since, until the user decides', async () => {
    const onboarding = world.start();
    await applyAll(onboarding);
    await magento.setRow(PROJECT, 'theirs', true);
    const theirs = await magento.rows();
    const plan = await onboarding.undoPlan(world.storeId);
    expect(plan.items.filter((item) => item.changedSince).map(({ path }) => path)).toEqual([PROJECT]);
    expect(await undoAll(onboarding)).toMatchObject({
      type: 'failed',
      outcome: 'unchanged',
      problem: { code: 'apply.undo-changed-since' },
    });
    expect(await magento.rows()).toEqual(theirs);
    expect((await undoAll(onboarding, true))?.type).toBe('undone');
    expect(await magento.rows()).toEqual(before);
  });

  it('shows the new difference when the instance changed after the user looked', async () => {
    const onboarding = world.start();
    await applyAll(onboarding);
    const { storeId } = world;
    const { stateToken } = await onboarding.undoPlan(storeId);
    await magento.setRow(ORGANIZATION, 'theirs', true);
    const events = await collect(onboarding.undo({ storeId, stateToken, overwrite: true }, undefined));
    const last = events.at(-1);
    expect(last?.type).toBe('undo-changed');
    expect(last?.type === 'undo-changed' && last.plan.stateToken).not.toBe(stateToken);
    expect((await magento.rows())[SPACE]).toBe('space-1');
    expect(onboarding.stateOf(storeId)).toBe('none');
  });

  it('takes back the last change only', async () => {
    const onboarding = world.start();
    await applyAll(onboarding);
    await magento.setRow(SPACE, 'moved', true);
    const between = await magento.rows();
    await applyAll(onboarding);
    expect((await onboarding.undoPlan(world.storeId)).items.map(({ path }) => path)).toEqual([SPACE]);
    expect((await undoAll(onboarding))?.type).toBe('undone');
    expect(await magento.rows()).toEqual(between);
  });

  it('stays possible after an apply that had nothing to write, or that wrote nothing', async () => {
    const onboarding = world.start();
    await applyAll(onboarding);
    expect((await applyAll(onboarding))?.type).toBe('done');
    await magento.setRow(SPACE, 'moved', true);
    const { storeId } = world;
    const refused = await collect(
      onboarding.apply({ storeId, stateToken: 'old', confirmation: null }, undefined),
    );
    expect(refused.at(-1)?.type).toBe('changed-meanwhile');
    expect((await undoAll(onboarding, true))?.type).toBe('undone');
    expect(await magento.rows()).toEqual(before);
  });

  it('is over after 30 days, and the rows are forgotten', async () => {
    await applyAll(world.start());
    const later = new Date(Date.now() + 31 * 86_400_000);
    const onboarding = world.start(undefined, () => later);
    await expect(onboarding.undoPlan(world.storeId)).rejects.toEqual(goneProblem);
    await onboarding.forgetExpiredUndo();
    expect(await world.snapshots.read(world.storeId)).toBeNull();
  });

  it('stays for a user who is in the middle of taking the change back by hand', async () => {
    await applyAll(world.start());
    const { stores } = openTestData(world.folder, () => new Date()).repository;
    stores.update(world.storeId, (store) => ({
      ...store,
      undoable: store.undoable && { ...store.undoable, walk: { done: [], left: [], verified: null } },
    }));
    const later = new Date(Date.now() + 31 * 86_400_000);
    await world.start(undefined, () => later).forgetExpiredUndo();
    expect(await world.snapshots.read(world.storeId)).not.toBeNull();
  });

  it('says so where the rows are not kept any more', async () => {
    const onboarding = world.start();
    await applyAll(onboarding);
    await world.snapshots.forget(world.storeId);
    expect(await undoAll(onboarding)).toMatchObject({ type: 'failed', problem: { code: 'apply.undo-gone' } });
    await expect(onboarding.undoPlan(world.storeId)).rejects.toBeInstanceOf(ProblemError);
  });

  it('names what is locked, and puts nothing back', async () => {
    const onboarding = world.start();
    await applyAll(onboarding);
    const applied = await magento.rows();
    const locking = world.start((connection) => ({
      ...connection,
      inspect: async (signal, options) => {
        const facts = await connection.inspect(signal, options);
        return { ...facts, locks: [{ path: PROJECT, source: 'env.php' }] };
      },
    }));
    expect(await undoAll(locking)).toMatchObject({
      type: 'failed',
      problem: { code: 'apply.locked-path', params: { paths: PROJECT } },
    });
    expect(await magento.rows()).toEqual(applied);
  });
});

const untilHeld = async (point: HoldPoint): Promise<void> => {
  while (!(await magento.isHeld(point))) await setTimeout(20);
};

type Write = 'apply' | 'restore';

/** Kills PHP and the program while PHP is at `point`: what was begun never comes back. */
const killAt = async (write: Write, point: HoldPoint | 'never began'): Promise<void> => {
  await new Promise<void>((killed) => {
    const hang = async (go: () => Promise<unknown>): Promise<never> => {
      if (point !== 'never began') {
        await magento.hold(point);
        const writing = go().catch(() => undefined);
        await untilHeld(point);
        world.processes.at(-1)?.kill();
        await writing;
        await magento.release(point);
      }
      killed();
      return new Promise<never>(() => undefined);
    };
    const onboarding = world.start((connection) => ({
      ...connection,
      ...(write === 'apply'
        ? { apply: (...args) => hang(() => connection.apply(...args)) }
        : { restore: (...args) => hang(() => connection.restore(...args)) }),
    }));
    void (write === 'apply' ? applyAll(onboarding) : undoAll(onboarding));
  });
};

describe('after the program was killed during an undo', () => {
  it.each([
    ['never began', 'old', false],
    ['before-write', 'old', false],
    ['before-commit', 'old', false],
    ['after-commit', 'new', true],
    ['before-clean', 'new', true],
  ] as const)('%s: the values are all %s, and nothing is in between', async (point, outcome, finished) => {
    await applyAll(world.start());
    const applied = await magento.rows();
    await magento.effective(configPaths);
    await killAt('restore', point);

    const onboarding = world.start();
    expect(onboarding.stateOf(world.storeId)).toBe('interrupted');
    const resolution = await onboarding.resolve(world.storeId);
    expect(resolution).toMatchObject({ work: 'undo', outcome, finished });
    expect(await magento.rows()).toEqual(outcome === 'new' ? before : applied);
    expect((await magento.effective([PROJECT]))[PROJECT]).toBe(
      outcome === 'new' ? before[PROJECT] : 'project-1',
    );
    const { store } = resolution.facts;
    expect(store.undoable === null).toBe(outcome === 'new');
    expect(store.applied === null).toBe(outcome === 'new');
    if (outcome === 'old') expect((await undoAll(onboarding))?.type).toBe('undone');
    expect(await magento.rows()).toEqual(before);
  });
});

describe('after the program was killed during an apply', () => {
  it.each(['after-commit', 'before-clean'] as const)(
    '%s: the change can be undone all the same',
    async (point) => {
      await killAt('apply', point);
      const onboarding = world.start();
      expect(await onboarding.resolve(world.storeId)).toMatchObject({ work: 'apply', outcome: 'new' });
      expect((await undoAll(onboarding))?.type).toBe('undone');
      expect(await magento.rows()).toEqual(before);
    },
  );

  it('before the commit: the change before that can still be undone', async () => {
    await applyAll(world.start());
    await magento.setRow(SPACE, 'moved', true);
    await killAt('apply', 'before-commit');
    const onboarding = world.start();
    expect(await onboarding.resolve(world.storeId)).toMatchObject({ work: 'apply', outcome: 'old' });
    expect((await undoAll(onboarding, true))?.type).toBe('undone');
    expect(await magento.rows()).toEqual(before);
  });
});
