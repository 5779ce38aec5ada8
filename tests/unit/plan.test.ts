import { describe, expect, it } from 'vitest';
import { clonesOf, otherUsers } from '../../shared/data-spaces.ts';
import type { PlanInput } from '../../shared/make-plan.ts';
import { makePlan } from '../../shared/make-plan.ts';
import type { ConfigPath } from '../../shared/model/config-paths.ts';
import { configPaths, keyPath } from '../../shared/model/config-paths.ts';
import { environments, keyFields } from '../../shared/model/environment.ts';
import type { FoundIds, InstanceFacts } from '../../shared/model/instance.ts';
import type { SpaceChoice, Store } from '../../shared/model/store.ts';
import type { Plan, PlanItem } from '../../shared/plan.ts';
import { changesOf, lockedChanges } from '../../shared/plan.ts';
import { planSchema } from '../../shared/plan-schema.ts';
import {
  connectedInstance,
  emptyInstance,
  keySet,
  notConfirmed,
  pairView,
  readyStore,
} from './plan-fixture.ts';

const plan = (change: Partial<PlanInput> = {}): Plan =>
  makePlan({ store: readyStore, keySet, instance: emptyInstance, otherStores: [], ...change });

const item = (made: Plan, path: ConfigPath): PlanItem => {
  const found = made.items.find((candidate) => candidate.path === path);
  if (!found) throw new Error(`no item for ${path}`);
  return found;
};
const kinds = (made: Plan): string[] => made.warnings.map(({ kind }) => kind);
const withIds = (ids: Partial<FoundIds>): InstanceFacts => ({
  ...connectedInstance,
  ids: { ...connectedInstance.ids, ...ids },
});
const withSpace = (space: Partial<SpaceChoice>, store: Store = readyStore): Store => ({
  ...store,
  dataSpace: store.dataSpace && { ...store.dataSpace, ...space },
});
const ims = 'services_connector/services_id/ims_organization_id';

describe('items', () => {
  it('sets every path of an empty instance, in the order in which they must be written', () => {
    const made = plan();
    expect(made.items.map(({ path }) => path)).toEqual(configPaths);
    expect(new Set(made.items.map(({ change }) => change))).toEqual(new Set(['set']));
    expect(planSchema.parse(made)).toEqual(made);
    expect(made.stateToken).toBe(emptyInstance.stateToken);
    expect(made.confirmation).toBeNull();
    expect(made.warnings).toEqual([]);
  });

  it('shows keys by fingerprint and the data space’s type under `environment`', () => {
    const made = plan();
    expect(item(made, keyPath({ environment: 'sandbox', field: 'apiKey' })).next).toEqual({
      kind: 'api-key',
      last4: 'a111',
      fingerprint: 'api-sandbox-a',
    });
    expect(item(made, keyPath({ environment: 'production', field: 'privateKey' })).next).toEqual({
      kind: 'private-key',
      fingerprint: 'private-production-a',
    });
    expect(item(made, 'services_connector/services_id/environment').next).toEqual({
      kind: 'text',
      text: 'Production',
    });
  });

  it('changes nothing on an instance that has it all', () => {
    const made = plan({ instance: connectedInstance });
    expect(changesOf(made)).toEqual([]);
    expect(made.warnings).toEqual([]);
    expect(made.confirmation).toBeNull();
  });

  it.each(environments.flatMap((environment) => keyFields.map((field) => ({ environment, field }))))(
    'finds the one value that differs: $environment $field',
    (slot) => {
      const other = pairView(slot.environment, 'other');
      const found = { ...connectedInstance.keys[slot.environment], [slot.field]: other[slot.field] };
      const instance = {
        ...connectedInstance,
        keys: { ...connectedInstance.keys, [slot.environment]: found },
      };
      const made = plan({ instance });
      expect(changesOf(made).map(({ path, change }) => [path, change])).toEqual([[keyPath(slot), 'replace']]);
    },
  );

  it('writes over a private key that cannot be read, without calling it a replacement of keys', () => {
    const sandbox = { ...connectedInstance.keys.sandbox, privateKey: { unreadable: 'truncated' } };
    const made = plan({
      instance: { ...connectedInstance, keys: { ...connectedInstance.keys, sandbox } },
    });
    const [only, ...rest] = changesOf(made);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ current: { kind: 'unreadable', reason: 'truncated' }, change: 'replace' });
    expect(kinds(made)).toEqual([]);
  });

  it('leaves the organization as it is where the registry names none', () => {
    const store = withSpace({ imsOrganizationId: null });
    const kept = item(plan({ store, instance: connectedInstance }), ims);
    expect(kept.change).toBe('same');
    expect(kept.next).toEqual({ kind: 'text', text: 'ORG@AdobeOrg' });
    expect(item(plan({ store }), ims)).toMatchObject({ change: 'same', next: { kind: 'empty' } });
  });

  it('removes a name that the chosen data space does not have', () => {
    const store = withSpace({ environmentName: '' });
    const path = 'services_connector/services_id/environment_name';
    expect(item(plan({ store, instance: connectedInstance }), path).change).toBe('remove');
  });

  it('treats an empty text on the instance as not set', () => {
    const made = plan({ instance: withIds({ projectName: '' }) });
    expect(item(made, 'services_connector/services_id/project_name').change).toBe('set');
  });

  it('marks locks, and only those that stand in the way count', () => {
    const locks: InstanceFacts['locks'] = [
      { path: 'services_connector/services_id/project_id', source: 'env.php' },
      { path: 'services_connector/services_id/environment_id', source: 'environment-variable' },
    ];
    const made = plan({ instance: { ...withIds({ environmentId: 'space-0' }), locks } });
    expect(item(made, 'services_connector/services_id/project_id').lock).toBe('env.php');
    expect(lockedChanges(made).map(({ path, lock }) => [path, lock])).toEqual([
      ['services_connector/services_id/environment_id', 'environment-variable'],
    ]);
  });
});

describe('warnings', () => {
  it('asks for the store’s name before an existing connection moves to another data space', () => {
    const made = plan({ instance: withIds({ environmentId: 'space-0', environmentName: 'Old space' }) });
    expect(made.warnings).toEqual([{ kind: 'moves-data', fromName: 'Old space', toName: 'Luma live' }]);
    expect(made.confirmation).toBe('Luma shop');
  });

  it('names the data space by its id where it has no name', () => {
    const made = plan({ instance: withIds({ environmentId: 'space-0', environmentName: null }) });
    expect(made.warnings).toContainEqual({ kind: 'moves-data', fromName: 'space-0', toName: 'Luma live' });
  });

  it('warns about another project where the instance has no data space yet', () => {
    const made = plan({
      instance: withIds({ projectId: 'project-0', projectName: 'Old project', environmentId: null }),
    });
    expect(made.warnings).toContainEqual({ kind: 'moves-data', fromName: 'Old project', toName: 'Luma' });
    expect(made.confirmation).toBe('Luma shop');
  });

  it('needs no confirmation for the first data space of a project that is there', () => {
    const made = plan({ instance: withIds({ environmentId: null }) });
    expect(made.confirmation).toBeNull();
    expect(kinds(made)).not.toContain('moves-data');
  });

  it('says that other keys are replaced; alone that needs no typing', () => {
    const other = { ...keySet, sandbox: pairView('sandbox', 'b'), production: pairView('production', 'b') };
    const made = plan({ keySet: other, instance: connectedInstance });
    expect(made.warnings).toEqual([{ kind: 'replaces-keys' }]);
    expect(made.confirmation).toBeNull();
  });

  it('needs confirmation when keys and data space change together on a production instance', () => {
    const other = { ...keySet, production: pairView('production', 'b') };
    const made = plan({ keySet: other, instance: withIds({ environmentId: 'space-0' }) });
    expect(kinds(made)).toEqual(['moves-data', 'replaces-keys']);
    expect(made.confirmation).toBe('Luma shop');
  });

  it('names every other store that uses the data space, and never this one', () => {
    const chosen: Store = { ...readyStore, id: 'store-2', name: 'Chosen' };
    const found: Store = {
      ...readyStore,
      id: 'store-3',
      name: 'Found',
      dataSpace: null,
      instance: connectedInstance,
    };
    const apart: Store = { ...withSpace({ environmentId: 'space-9' }), id: 'store-4', name: 'Apart' };
    const made = plan({ otherStores: [readyStore, chosen, found, apart] });
    expect(made.warnings).toEqual([
      { kind: 'space-in-use', storeName: 'Chosen' },
      { kind: 'space-in-use', storeName: 'Found' },
    ]);
    expect(made.sharedWith).toEqual(['Chosen', 'Found']);
    expect(otherUsers('space-9', 'store-4', [apart])).toEqual([]);
  });

  it('does not refuse a data space that was applied to this store before', () => {
    const other: Store = { ...readyStore, id: 'store-2', name: 'Other' };
    const applied = {
      at: '2026-01-02T03:04:05.000Z',
      projectId: 'project-1',
      environmentId: readyStore.dataSpace?.environmentId ?? '',
      sandboxPair: 'a:b',
      productionPair: 'c:d',
      changedPaths: 10,
      baseline: null,
      serverChecks: [],
    };
    const made = plan({ store: { ...readyStore, applied }, otherStores: [other] });
    expect(made.sharedWith).toEqual([]);
    expect(kinds(made)).toEqual(['space-in-use']);
    expect(plan({ otherStores: [{ ...other, applied, dataSpace: null }] }).sharedWith).toEqual(['Other']);
  });

  it('flags a copy: the same ids under another address', () => {
    const at = (baseUrl: string | null, id: string): Store => ({
      ...readyStore,
      id,
      name: id,
      dataSpace: null,
      instance: { ...connectedInstance, baseUrl },
    });
    const here = connectedInstance.baseUrl ?? '';
    const stores = [
      at('https://copy.test/', 'copy'),
      at(`${here.toUpperCase()}/`, 'same'),
      at(null, 'unknown'),
    ];
    const original = { ...readyStore, instance: connectedInstance };
    expect(clonesOf(original, stores).map(({ name }) => name)).toEqual(['copy']);
    expect(clonesOf(original, [original])).toEqual([]);
    expect(clonesOf({ ...original, instance: emptyInstance }, stores)).toEqual([]);
    const made = plan({ instance: connectedInstance, otherStores: stores });
    expect(made.warnings).toContainEqual({ kind: 'looks-like-clone', storeName: 'copy' });
  });

  it.each([
    ['testing', 'Production', ['production-space-on-testing-store']],
    ['testing', 'something new', ['production-space-on-testing-store']],
    ['testing', 'TESTING', []],
    ['production', 'Testing', ['testing-space-on-production-store']],
    ['production', 'Production', []],
  ] as const)('purpose %s with a data space of type %s: %j', (purpose, environmentType, expected) => {
    expect(kinds(plan({ store: { ...withSpace({ environmentType }), purpose } }))).toEqual(expected);
  });

  it('says which environment’s keys were never confirmed', () => {
    const sandbox = notConfirmed(keySet.sandbox);
    const store = { ...readyStore, unconfirmedPairs: [sandbox.check?.pair ?? ''] };
    expect(plan({ store, keySet: { ...keySet, sandbox } }).warnings).toEqual([
      { kind: 'unconfirmed-keys', environment: 'sandbox' },
    ]);
  });

  it('points out an unusual active environment and a stale instance', () => {
    const made = plan({ instance: { ...emptyInstance, activeEnvironment: 'sandbox', stale: true } });
    expect(made.warnings).toEqual([
      { kind: 'unusual-active-environment', value: 'sandbox' },
      { kind: 'stale' },
    ]);
  });
});
