/** Every difference between what was applied and what is there now is found, and nothing else. */
import { describe, expect, it } from 'vitest';
import { driftsOf, nextCheckOf, resultOf } from '../../shared/checks.ts';
import type { InstanceFacts } from '../../shared/model/instance.ts';
import type { Applied } from '../../shared/model/store.ts';
import { driftSchema } from '../../shared/model/store-check.ts';
import { appliedStore, connectedInstance, now, pairView } from './plan-fixture.ts';

const lockedPath = 'services_connector/services_id/project_id';
const baseline = { lockedPaths: [lockedPath], gateways: { sandbox: null, production: 'https://own.test/' } };
const applied = (): Applied => {
  if (appliedStore.applied === null) throw new Error('The fixture is applied');
  return { ...appliedStore.applied, baseline };
};
const instance = (more: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...connectedInstance,
  gateways: baseline.gateways,
  locks: [{ path: lockedPath, source: 'env.php' }],
  ...more,
});
const withIds = (more: Partial<InstanceFacts['ids']>): InstanceFacts =>
  instance({ ids: { ...connectedInstance.ids, ...more } });
const key = 'services_connector/services_connector_integration/sandbox_api_key';

describe('what is found', () => {
  it.each([
    ['nothing where all is as applied', instance(), []],
    [
      'another pair',
      instance({ keys: { ...connectedInstance.keys, sandbox: pairView('sandbox', 'b') } }),
      [{ kind: 'keys-changed', environment: 'sandbox' }],
    ],
    [
      'a pair that is gone',
      instance({ keys: { ...connectedInstance.keys, production: { apiKey: null, privateKey: null } } }),
      [{ kind: 'keys-changed', environment: 'production' }],
    ],
    [
      'another project',
      withIds({ projectId: 'p-2' }),
      [{ kind: 'project-changed', applied: 'project-1', now: 'p-2' }],
    ],
    [
      'a project that is gone',
      withIds({ projectId: '' }),
      [{ kind: 'project-changed', applied: 'project-1', now: null }],
    ],
    [
      'another data space',
      withIds({ environmentId: 's-2' }),
      [{ kind: 'data-space-changed', applied: 'space-1', now: 's-2' }],
    ],
    ['a name that was changed is none', withIds({ projectName: 'Other', environmentName: 'Other' }), []],
    [
      'a lock',
      instance({
        locks: [
          { path: lockedPath, source: 'env.php' },
          { path: key, source: 'config.php' },
        ],
      }),
      [{ kind: 'lock-added', path: key, source: 'config.php' }],
    ],
    ['a lock that is gone is none', instance({ locks: [] }), []],
    [
      'a lock on another path is none',
      instance({ locks: [{ path: 'web/secure/base_url', source: 'env.php' }] }),
      [],
    ],
    [
      'another gateway',
      instance({ gateways: { sandbox: 'http://x.test/', production: 'https://own.test/' } }),
      [{ kind: 'gateway-changed', environment: 'sandbox', address: 'http://x.test/' }],
    ],
    [
      'Adobe’s own gateway again',
      instance({ gateways: { sandbox: null, production: null } }),
      [{ kind: 'gateway-changed', environment: 'production', address: null }],
    ],
    ['rows that are not in use', instance({ stale: true }), [{ kind: 'stale' }]],
  ] as const)('%s', (_name, facts, drifts) => {
    const found = driftsOf(applied(), facts);
    expect(found).toEqual(drifts);
    for (const drift of found) expect(driftSchema.parse(drift)).toEqual(drift);
    expect(resultOf(found)).toBe(drifts.length === 0 ? 'as-applied' : 'drifted');
  });

  it('says nothing about locks and gateways of a store that was connected before they were kept', () => {
    const without = { ...applied(), baseline: null };
    const facts = instance({
      locks: [{ path: key, source: 'env.php' }],
      gateways: { sandbox: 'http://x.test/', production: null },
    });
    expect(driftsOf(without, facts)).toEqual([]);
  });

  it('puts refused keys before everything else', () => {
    const refused = {
      kind: 'keys-rejected',
      environment: 'sandbox',
      message: 'no',
      requestId: null,
    } as const;
    expect(resultOf([{ kind: 'stale' }, refused])).toBe('keys-rejected');
  });
});

describe('the next check', () => {
  const hours = (from: string, at: number | null): number | null => at && (at - Date.parse(from)) / 3_600_000;
  const check = { at: '2026-01-05T00:00:00.000Z', result: 'as-applied', drifts: [], problem: null } as const;
  it('counts from the last one, or from the apply', () => {
    expect(hours(now, nextCheckOf({ applied: applied(), check: null }, 'day'))).toBe(24);
    expect(
      hours(check.at, nextCheckOf({ applied: applied(), check: { ...check, drifts: [] } }, 'week')),
    ).toBe(168);
  });
  it('is none without a wish for it, or without an apply', () => {
    expect(nextCheckOf({ applied: applied(), check: null }, 'never')).toBeNull();
    expect(nextCheckOf({ applied: null, check: null }, 'day')).toBeNull();
  });
});
