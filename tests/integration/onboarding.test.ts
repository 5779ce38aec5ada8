import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplyEvent } from '../../shared/contract/onboarding.ts';
import { configPaths } from '../../shared/model/config-paths.ts';
import { changesOf } from '../../shared/plan.ts';
import { ProblemError } from '../../shared/problems.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { collect, createWorld, type World } from '../fixtures/onboarding.ts';

let magento: Magento;
let world: World;

beforeEach(async () => {
  magento = await createMagento();
  world = createWorld(magento.root);
});
afterEach(() => magento.remove());

const last = (events: readonly ApplyEvent[]): ApplyEvent | undefined => events.at(-1);
const phases = (events: readonly ApplyEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'phase' ? [event.phase] : []));

/** Plans and applies with what the plan asks for. */
const applyAll = async (onboarding: ReturnType<World['start']>): Promise<ApplyEvent[]> => {
  const { storeId } = world;
  const { stateToken, confirmation } = await onboarding.plan(storeId);
  return collect(onboarding.apply({ storeId, stateToken, confirmation }, undefined));
};

describe('an apply', () => {
  it('writes all values, verifies them and records them', async () => {
    const onboarding = world.start();
    const plan = await onboarding.plan(world.storeId);
    expect(changesOf(plan)).toHaveLength(9);
    const events = await applyAll(onboarding);
    expect(phases(events)).toEqual(['connect', 'check', 'write', 'commit', 'clean', 'verify', 'key-check']);
    const done = last(events);
    expect(done?.type).toBe('done');
    const values = await magento.decrypted();
    expect(values['services_connector/services_connector_integration/production_private_key']).toBe(
      world.secrets.production.privateKeyPem,
    );
    expect(values['services_connector/services_id/environment_id']).toBe('space-1');
    expect(onboarding.stateOf(world.storeId)).toBe('none');
    expect(done?.type === 'done' && done.facts.store.history.map(({ kind }) => kind)).toEqual(['applied']);
    // The gateway's address is one where nothing listens: the instance must say that, and not "accepted".
    expect(done?.type === 'done' && done.serverChecks.map(({ verdict }) => verdict)).toEqual([
      'not-confirmed',
      'not-confirmed',
    ]);
  });

  it('proposes nothing for an instance that is already connected', async () => {
    await applyAll(world.start());
    const onboarding = world.start();
    expect(changesOf(await onboarding.plan(world.storeId))).toEqual([]);
    const events = await applyAll(onboarding);
    expect(phases(events)).toEqual(['connect', 'key-check']);
    const done = last(events);
    expect(done?.type === 'done' && done.facts.store.history.at(-1)?.kind).toBe('already-connected');
  });

  it('writes nothing when the instance changed since the plan', async () => {
    const onboarding = world.start();
    const { storeId } = world;
    const { stateToken } = await onboarding.plan(storeId);
    await magento.setRow('services_connector/services_id/project_id', 'other', true);
    const events = await collect(onboarding.apply({ storeId, stateToken, confirmation: null }, undefined));
    const event = last(events);
    expect(event?.type === 'changed-meanwhile' && event.plan.confirmation).toBe('Luma');
    expect((await magento.rows())['services_connector/services_id/environment_id']).toBeUndefined();
    expect(onboarding.stateOf(storeId)).toBe('none');
  });

  it('asks for the name before it moves a store to other data', async () => {
    await magento.setRow('services_connector/services_id/environment_id', 'other-space', true);
    const onboarding = world.start();
    const { storeId } = world;
    const { stateToken, confirmation } = await onboarding.plan(storeId);
    expect(confirmation).toBe('Luma');
    const refused = await collect(
      onboarding.apply({ storeId, stateToken, confirmation: 'luma?' }, undefined),
    );
    expect(last(refused)).toMatchObject({ type: 'failed', problem: { code: 'apply.confirmation-missing' } });
    const accepted = await collect(onboarding.apply({ storeId, stateToken, confirmation }, undefined));
    expect(last(accepted)?.type).toBe('done');
  });

  it('names locked paths and writes nothing', async () => {
    await magento.remove();
    const path = 'services_connector/services_id/project_id';
    magento = await createMagento({ locks: { 'env.php': { [path]: 'locked-project' } } });
    world = createWorld(magento.root);
    const onboarding = world.start();
    const events = await applyAll(onboarding);
    expect(last(events)).toMatchObject({
      type: 'failed',
      outcome: 'unchanged',
      problem: { code: 'apply.locked-path', params: { paths: path } },
    });
    expect(
      Object.keys(await magento.rows()).filter((row) => configPaths.some((known) => known === row)),
    ).toEqual([]);
  });

  it('can be cancelled up to the commit, and leaves everything old', async () => {
    await magento.hold('before-write');
    const onboarding = world.start();
    const { storeId } = world;
    const { stateToken } = await onboarding.plan(storeId);
    const before = await magento.rows();
    const events: ApplyEvent[] = [];
    for await (const event of onboarding.apply({ storeId, stateToken, confirmation: null }, undefined)) {
      events.push(event);
      if (event.type === 'phase' && event.phase === 'write') expect(onboarding.cancel(storeId)).toBe(true);
    }
    expect(last(events)).toMatchObject({
      type: 'failed',
      outcome: 'unchanged',
      problem: { code: 'apply.cancelled' },
    });
    expect(await magento.rows()).toEqual(before);
    expect(onboarding.stateOf(storeId)).toBe('none');
  });

  it('reads back and finishes when PHP dies between commit and clean', async () => {
    await magento.effective(configPaths);
    await magento.hold('after-commit');
    const onboarding = world.start();
    const { storeId } = world;
    const { stateToken } = await onboarding.plan(storeId);
    const events = collect(onboarding.apply({ storeId, stateToken, confirmation: null }, undefined));
    await isHeld();
    expect(onboarding.cancel(storeId)).toBe(false);
    world.processes.at(-1)?.kill();
    await magento.release('after-commit');
    expect(last(await events)?.type).toBe('done');
    const effective = await magento.effective(['services_connector/services_id/environment_id']);
    expect(effective['services_connector/services_id/environment_id']).toBe('space-1');
  });

  it('is one at a time per store: a second window follows the first', async () => {
    const onboarding = world.start();
    const { storeId } = world;
    const { stateToken } = await onboarding.plan(storeId);
    const request = { storeId, stateToken, confirmation: null };
    const [first, second] = await Promise.all([
      collect(onboarding.apply(request, undefined)),
      collect(onboarding.apply(request, undefined)),
    ]);
    expect(second).toEqual(first);
    expect(world.processes).toHaveLength(4);
  });
});

type KillPoint = 'before the write' | 'between commit and clean' | 'after the write';

const isHeld = async (): Promise<void> => {
  while (!(await magento.isHeld('after-commit'))) await setTimeout(20);
};

/** What the real connection has done by the time at which the program is killed. */
const doUpTo = async (point: KillPoint, write: () => Promise<unknown>): Promise<void> => {
  if (point === 'before the write') return;
  if (point === 'between commit and clean') await magento.hold('after-commit');
  const writing = write().catch(() => undefined);
  if (point === 'between commit and clean') {
    await isHeld();
    world.processes.at(-1)?.kill();
  }
  await writing;
  await magento.release('after-commit');
};

/** Starts an apply that never comes back, as when the program is killed. */
const killDuringApply = async (point: KillPoint): Promise<void> => {
  const { storeId } = world;
  await new Promise<void>((killed) => {
    const onboarding = world.start((connection) => ({
      ...connection,
      apply: async (...args) => {
        await doUpTo(point, () => connection.apply(...args));
        killed();
        return new Promise<never>(() => undefined);
      },
    }));
    void onboarding
      .plan(storeId)
      .then(({ stateToken }) =>
        collect(onboarding.apply({ storeId, stateToken, confirmation: null }, undefined)),
      );
  });
};

describe('after the program was killed during an apply', () => {
  it('finds the old values and says so', async () => {
    await killDuringApply('before the write');
    const onboarding = world.start();
    expect(onboarding.stateOf(world.storeId)).toBe('interrupted');
    const resolution = await onboarding.resolve(world.storeId);
    expect(resolution).toMatchObject({ outcome: 'old', finished: false });
    expect(resolution.facts.store.history.map(({ kind }) => kind)).toEqual(['interrupted-old']);
    expect(await onboarding.resolve(world.storeId)).toEqual(resolution);
    expect(onboarding.stateOf(world.storeId)).toBe('none');
  });

  it('finds the new values, records them as applied and says so', async () => {
    await killDuringApply('after the write');
    const onboarding = world.start();
    const resolution = await onboarding.resolve(world.storeId);
    expect(resolution).toMatchObject({ outcome: 'new', finished: false });
    expect(resolution.facts.store.applied).toMatchObject({ environmentId: 'space-1', changedPaths: 9 });
  });

  it('cleans the cache that was not cleaned', async () => {
    await magento.effective(configPaths);
    await killDuringApply('between commit and clean');
    const resolution = await world.start().resolve(world.storeId);
    expect(resolution).toMatchObject({ outcome: 'new', finished: true });
    const effective = await magento.effective(['services_connector/services_id/environment_id']);
    expect(effective['services_connector/services_id/environment_id']).toBe('space-1');
  });

  it('does not start another apply before it has looked', async () => {
    await killDuringApply('before the write');
    const onboarding = world.start();
    const request = { storeId: world.storeId, stateToken: 'x', confirmation: null };
    expect(() => onboarding.apply(request, undefined)).toThrow(ProblemError);
  });

  it('keeps the question open while the instance cannot be read', async () => {
    await killDuringApply('before the write');
    const unreadable = world.start((connection) => ({
      ...connection,
      inspect: async () => {
        throw new ProblemError('instance.no-answer');
      },
    }));
    await expect(unreadable.resolve(world.storeId)).rejects.toThrow(ProblemError);
    expect(unreadable.stateOf(world.storeId)).toBe('interrupted');
    expect((await world.start().resolve(world.storeId)).outcome).toBe('old');
  });
});
