import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  noProgress,
  type Progress,
  phaseStates,
  withEvent,
  withLoss,
} from '../../renderer/steps/apply/progress.ts';
import {
  countSpaces,
  elsewhereOnInstance,
  preselectedSpace,
  spaceRows,
} from '../../renderer/steps/data-space/view.ts';
import { todosOf } from '../../renderer/steps/next-steps/todos.ts';
import { preselectedProject, unknownOnInstance } from '../../renderer/steps/project/view.ts';
import { layOut, pathName, shortFingerprint, variableOf } from '../../renderer/steps/review/view.ts';
import type { ApplyEvent } from '../../shared/contract/onboarding.ts';
import { makePlan } from '../../shared/make-plan.ts';
import type { ApplyPhase } from '../../shared/model/apply-phase.ts';
import { applyPhases } from '../../shared/model/apply-phase.ts';
import { configPaths } from '../../shared/model/config-paths.ts';
import type { InstanceFacts } from '../../shared/model/instance.ts';
import type { DataSpace, SaasProject } from '../../shared/model/registry.ts';
import type { Store } from '../../shared/model/store.ts';
import { connectedInstance, emptyInstance, keySet, readyStore } from './plan-fixture.ts';

const space = (environmentId: string, environmentType = 'Testing'): DataSpace => ({
  environmentId,
  environmentName: environmentId,
  environmentType,
  imsOrganizationId: null,
});
const project = (projectId: string): SaasProject => ({ projectId, projectName: projectId, dataSpaces: [] });
const undecided: Store = { ...readyStore, project: null, dataSpace: null };
const onInstance = { store: { ...undecided, instance: connectedInstance } };

describe('project', () => {
  const projects = [project('project-0'), project('project-1')];

  it('selects the user’s choice, then the instance’s project, and otherwise nothing', () => {
    const chosen = { store: { ...readyStore, project: { projectId: 'project-0', projectName: '' } } };
    expect(preselectedProject(chosen, projects)).toEqual({ projectId: 'project-0', fromInstance: false });
    expect(preselectedProject(onInstance, projects)).toEqual({ projectId: 'project-1', fromInstance: true });
    expect(preselectedProject({ store: undecided }, projects)).toBeNull();
    expect(preselectedProject(onInstance, [])).toBeNull();
  });

  it('names the instance’s project where these keys do not have it', () => {
    expect(unknownOnInstance(onInstance, [project('project-0')])).toBe('Luma');
    expect(unknownOnInstance(onInstance, projects)).toBeNull();
    expect(unknownOnInstance({ store: undecided }, projects)).toBeNull();
  });
});

describe('data space', () => {
  const spaces = [space('space-1', 'Production'), space('space-2'), space('space-3', 'new type')];
  const other: Store = { ...readyStore, id: 'store-2', name: 'Copy' };

  it('never selects anything that the user did not choose and the instance does not have', () => {
    const rows = spaceRows({ store: undecided }, spaces, []);
    expect(preselectedSpace({ store: undecided }, rows)).toBeNull();
  });

  it('selects the instance’s own data space, unless another store uses it', () => {
    const alone = spaceRows(onInstance, spaces, [onInstance.store]);
    expect(preselectedSpace(onInstance, alone)).toEqual({ environmentId: 'space-1', fromInstance: true });
    const shared = spaceRows(onInstance, spaces, [onInstance.store, other]);
    expect(shared.map(({ users }) => users)).toEqual([['Copy'], [], []]);
    expect(preselectedSpace(onInstance, shared)).toBeNull();
  });

  it('keeps the user’s choice even when another store uses it', () => {
    const facts = { store: readyStore };
    const rows = spaceRows(facts, spaces, [other]);
    expect(preselectedSpace(facts, rows)).toEqual({ environmentId: 'space-1', fromInstance: false });
  });

  it('says when the instance’s data space is not in this project', () => {
    const rows = spaceRows(onInstance, [space('space-2')], []);
    expect(elsewhereOnInstance(onInstance, rows)).toBe('Luma live');
    expect(elsewhereOnInstance(onInstance, spaceRows(onInstance, spaces, []))).toBeNull();
  });

  it('counts an unknown type as production', () => {
    expect(countSpaces(spaces)).toEqual({ production: 2, testing: 1 });
  });
});

describe('review', () => {
  const plan = (instance: InstanceFacts) =>
    makePlan({ store: readyStore, keySet, instance, otherStores: [] });

  it('separates what changes from what stays', () => {
    const instance = { ...emptyInstance, keys: connectedInstance.keys };
    const layout = layOut(plan(instance), { typed: '', isShared: false });
    expect(layout.unchanged).toHaveLength(4);
    expect(layout.changes).toHaveLength(6);
    expect(layout).toMatchObject({ isConnected: false, canApply: true, locked: [] });
    expect(layOut(plan(connectedInstance), { typed: '', isShared: false })).toMatchObject({
      isConnected: true,
      canApply: true,
    });
  });

  it('waits for exactly the store’s name where data would move', () => {
    const ids = { ...connectedInstance.ids, environmentId: 'space-0' };
    const moving = plan({ ...connectedInstance, ids });
    expect(layOut(moving, { typed: '', isShared: false }).canApply).toBe(false);
    expect(layOut(moving, { typed: 'luma shop', isShared: false }).canApply).toBe(false);
    expect(layOut(moving, { typed: ' Luma shop ', isShared: false }).canApply).toBe(true);
  });

  it('waits for the user’s word where another store uses the data space', () => {
    const other = { ...readyStore, id: 'store-2', name: 'Other' };
    const shared = makePlan({ store: readyStore, keySet, instance: emptyInstance, otherStores: [other] });
    expect(shared.sharedWith).toEqual(['Other']);
    expect(layOut(shared, { typed: '', isShared: false }).canApply).toBe(false);
    expect(layOut(shared, { typed: '', isShared: true }).canApply).toBe(true);
  });

  it('cannot be applied over a lock', () => {
    const locks = [{ path: configPaths[4], source: 'config.php' as const }];
    const layout = layOut(plan({ ...emptyInstance, locks }), { typed: '', isShared: false });
    expect(layout.locked.map(({ path }) => path)).toEqual([configPaths[4]]);
    expect(layout.changes[0]?.path).toBe(configPaths[4]);
    expect(layout.canApply).toBe(false);
  });

  it('has a plain name for every path, and the variable that would lock it', () => {
    expect(new Set(configPaths.map(pathName)).size).toBe(configPaths.length);
    expect(configPaths.map(pathName)).not.toContain(null);
    expect(pathName('another/path')).toBeNull();
    expect(variableOf('services_connector/services_id/project_id')).toBe(
      'CONFIG__DEFAULT__SERVICES_CONNECTOR__SERVICES_ID__PROJECT_ID',
    );
    expect(shortFingerprint('0123456789abcdef0123')).toBe('0123 4567 89ab');
  });
});

describe('apply', () => {
  const phase = (name: ApplyPhase): ApplyEvent => ({
    type: 'phase',
    phase: name,
    cancellable: name === 'write',
  });
  const failed: ApplyEvent = {
    type: 'failed',
    problem: { code: 'apply.cancelled', params: {} },
    outcome: 'unchanged',
  };
  const done: ApplyEvent = {
    type: 'done',
    facts: { store: readyStore, keySet, apply: 'none' },
    serverChecks: [],
  };
  const progressAfter = (...events: ApplyEvent[]): Progress => events.reduce(withEvent, noProgress);
  const states = (progress: Progress): string[] => [...phaseStates(progress).values()];

  it('waits at first, then shows what is done, under way and to come', () => {
    expect(new Set(states(noProgress))).toEqual(new Set(['waiting']));
    const progress = progressAfter(phase('connect'), phase('check'), phase('write'));
    expect(states(progress).slice(0, 4)).toEqual(['done', 'done', 'running', 'waiting']);
    expect(progress.isCancellable).toBe(true);
  });

  it('shows where it stopped, and can no longer be cancelled', () => {
    const progress = progressAfter(phase('connect'), phase('check'), phase('write'), failed);
    expect(states(progress).slice(1, 4)).toEqual(['done', 'stopped', 'waiting']);
    expect(progress.isCancellable).toBe(false);
  });

  it('calls phases that were not needed skipped', () => {
    const progress = progressAfter(
      phase('connect'),
      phase('check'),
      phase('verify'),
      phase('key-check'),
      done,
    );
    expect(states(progress)).toEqual(['done', 'done', 'skipped', 'skipped', 'skipped', 'done', 'done']);
  });

  it('takes the phases before a late joiner’s first one as done', () => {
    expect(states(progressAfter(phase('clean'))).slice(0, 6)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'running',
      'waiting',
    ]);
  });

  it('keeps the end that was announced when the stream closes', () => {
    expect(withLoss(progressAfter(done), null).end?.type).toBe('done');
    expect(withLoss(progressAfter(phase('write')), null).end?.type).toBe('lost');
  });

  it('has at most one phase under way, and none once it has ended', () => {
    const prefix = fc.integer({ min: 1, max: applyPhases.length });
    fc.assert(
      fc.property(prefix, fc.constantFrom(null, failed, done), (count, end) => {
        const events = applyPhases.slice(0, count).map(phase);
        const shown = states(progressAfter(...events, ...(end ? [end] : [])));
        const running = shown.filter((state) => state === 'running').length;
        expect(running).toBe(end === null ? 1 : 0);
        expect(shown.indexOf('waiting') === -1 || shown.indexOf('waiting') >= count).toBe(true);
      }),
    );
  });
});

describe('next steps', () => {
  const linksOf = (store: Store): string[] =>
    todosOf({ store }, 'ready').flatMap(({ links }) => links.map(({ link }) => link));

  it('offers only what the instance has', () => {
    expect(linksOf(readyStore)).toEqual(['store-payment-services', 'store-admin', 'store-front']);
    expect(linksOf({ ...readyStore, instance: { ...emptyInstance, adminUrl: null } })).toEqual([
      'store-front',
    ]);
    expect(linksOf({ ...readyStore, connection: { kind: 'practice', edition: 'commerce' } })).toEqual([
      'store-admin',
    ]);
  });

  it('does not send the key files away while the keys are in memory only', () => {
    const filesText = (keychain: 'ready' | 'session-only') =>
      todosOf({ store: readyStore }, keychain).find(({ id }) => id === 'files')?.textId;
    expect(filesText('ready')).toBe('step.next-steps.files.text');
    expect(filesText('session-only')).toBe('step.next-steps.files.session');
  });
});
