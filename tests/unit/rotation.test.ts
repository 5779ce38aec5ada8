/** What is left of a rotation is derived from what was applied; keys that are neither old nor new are somebody else's. */
import { describe, expect, it } from 'vitest';
import { checkOpen, newEnvironments } from '../../electron/backend/rotation/begin.ts';
import { makeKeysPlan } from '../../shared/make-keys-plan.ts';
import { isConfigPath, isKeyPath } from '../../shared/model/config-paths.ts';
import type { InstanceFacts } from '../../shared/model/instance.ts';
import { type KeySet, pairIdentity } from '../../shared/model/key-set.ts';
import type { Applied, Store } from '../../shared/model/store.ts';
import { changesOf } from '../../shared/plan.ts';
import { type Problem, ProblemError } from '../../shared/problems.ts';
import { foreignPairs, isLeft, rotationOf, rotationSchema, rotationStateOf } from '../../shared/rotation.ts';
import {
  appliedStore,
  connectedInstance,
  emptyInstance,
  keySet,
  now,
  pairView,
  readyStore,
} from './plan-fixture.ts';

const previous = (givenUp = false): KeySet['previous'] => ({
  since: now,
  givenUp,
  sandbox: null,
  production: {
    apiKey: { last4: 'a111', fingerprint: 'api-production-a' },
    privateKey: { fingerprint: 'private-production-a', bits: 2048 },
  },
});
/** The production pair was replaced. */
const rotated: KeySet = { ...keySet, production: pairView('production', 'b'), previous: previous() };
const given = (store: Store, more: Partial<Applied> = {}): Store => ({
  ...store,
  applied: store.applied && {
    ...store.applied,
    productionPair: pairIdentity(rotated.production) ?? '',
    ...more,
  },
});
const missed = (code: Problem['code']): Store => ({
  ...appliedStore,
  missedKeys: { at: now, problem: { code, params: {} } },
});
const rejected = { environment: 'production', verdict: 'rejected', message: 'no', requestId: null } as const;

describe('the state of a store', () => {
  it.each([
    ['to-do', appliedStore],
    ['has-keys', given(appliedStore)],
    ['refused', given(appliedStore, { serverChecks: [rejected] })],
    ['not-connected', readyStore],
    ['by-hand', { ...appliedStore, connection: { kind: 'guided', adminUrl: null, page: 'services' } }],
    ['unreachable', missed('ssh.timeout')],
    ['unreachable', missed('instance.directory-missing')],
    ['unreachable', missed('batch.timeout')],
    ['to-do', missed('rotation.foreign-keys')],
    ['has-keys', given(missed('ssh.timeout'))],
    // Given up, and the current pair is what was applied, which somebody else has written over.
    ['to-do', given(missed('rotation.foreign-keys'))],
  ] as const)('is %s', (state, store) => {
    expect(rotationStateOf(store, rotated)).toBe(state);
    expect(isLeft(state)).toBe(!['has-keys', 'not-connected'].includes(state));
  });
});

it('the overview names what is replaced and the client’s stores only', () => {
  const other = { ...appliedStore, id: 'store-2', name: 'Another', keySetId: 'other' };
  const rotation = rotationOf(rotated, [
    { ...appliedStore, name: 'Zed' },
    other,
    { ...given(appliedStore), id: 's3', name: 'Abc' },
  ]);
  expect(rotationSchema.parse(rotation)).toEqual(rotation);
  expect(rotation.stores.map(({ name, state }) => [name, state])).toEqual([
    ['Abc', 'has-keys'],
    ['Zed', 'to-do'],
  ]);
  expect(rotation.open?.replaced).toMatchObject([
    {
      environment: 'production',
      previous: { apiKey: { last4: 'a111' } },
      current: { apiKey: { last4: 'b111' } },
    },
  ]);
  expect(rotationOf(keySet, []).open).toBeNull();
});

describe('keys on the instance', () => {
  const holding = (production: InstanceFacts['keys']['production']): InstanceFacts => ({
    ...connectedInstance,
    keys: { ...connectedInstance.keys, production },
  });
  it.each([
    ['the old pair', connectedInstance.keys.production, []],
    ['the new pair', pairView('production', 'b'), []],
    ['another pair', pairView('production', 'c'), ['production']],
    [
      'half of each',
      { ...pairView('production', 'a'), privateKey: pairView('production', 'b').privateKey },
      ['production'],
    ],
    ['no pair', { apiKey: null, privateKey: null }, ['production']],
    [
      'an unreadable one',
      { ...pairView('production'), privateKey: { unreadable: 'damaged' } },
      ['production'],
    ],
  ] as const)('%s', (_name, { apiKey, privateKey }, foreign) => {
    expect(foreignPairs(appliedStore, rotated, holding({ apiKey, privateKey }))).toEqual(foreign);
  });

  it('are known when they were applied before the last rotation but one', () => {
    const older = pairView('production', 'z');
    const store = given(appliedStore, { productionPair: pairIdentity(older) ?? '' });
    expect(foreignPairs(store, rotated, holding(older))).toEqual([]);
  });
});

describe('a plan for the keys', () => {
  const make = (more: { store?: Store; keySet?: KeySet; instance?: InstanceFacts } = {}) =>
    makeKeysPlan({ store: appliedStore, keySet: rotated, instance: connectedInstance, ...more });

  it('changes keys only, and says why', () => {
    const plan = make({
      instance: {
        ...connectedInstance,
        ids: { ...connectedInstance.ids, environmentId: 'elsewhere', projectName: 'Renamed' },
      },
    });
    const paths = changesOf(plan).map(({ path }) => path);
    expect(paths).toHaveLength(2);
    expect(paths.every((path) => isConfigPath(path) && isKeyPath(path))).toBe(true);
    expect(plan.warnings.map(({ kind }) => kind)).toEqual(['keeps-data-space', 'replaces-keys']);
    expect(plan.confirmation).toBeNull();
  });

  it('leaves the choices of the wizard out of it', () => {
    const store = { ...appliedStore, dataSpace: null, project: null };
    expect(changesOf(make({ store }))).toHaveLength(2);
  });

  it.each([
    ['stores.not-connected', { store: readyStore }],
    ['apply.not-ready', { keySet: { ...rotated, production: { ...rotated.production, apiKey: null } } }],
    [
      'apply.not-ready',
      {
        keySet: {
          ...rotated,
          production: {
            ...rotated.production,
            check: {
              pair: pairIdentity(rotated.production) ?? '',
              checkedAt: now,
              gateway: 'https://gateway.test/',
              verdict: 'rejected' as const,
              status: 403,
              message: 'Client ID is invalid',
              requestId: null,
            },
          },
        },
      },
    ],
  ] as const)('%s', (code, more) => {
    expect(() => make(more)).toThrow(code);
  });

  it('has nothing to do on a store that has them', () => {
    const keys = { ...connectedInstance.keys, production: pairView('production', 'b') };
    expect(changesOf(make({ instance: { ...emptyInstance, keys } }))).toEqual([]);
  });
});

describe('before it begins', () => {
  const only = (environment: 'sandbox' | 'production', name: string): KeySet => {
    const nothing = { apiKey: null, privateKey: null, check: null };
    return { ...keySet, sandbox: nothing, production: nothing, [environment]: pairView(environment, name) };
  };
  const codeOf = (work: () => unknown): string => {
    try {
      work();
      return 'none';
    } catch (error) {
      return error instanceof ProblemError ? error.problem.code : String(error);
    }
  };

  it('takes the complete pairs that are new', () => {
    expect(newEnvironments(keySet, only('production', 'b'))).toEqual(['production']);
    expect(codeOf(() => newEnvironments(keySet, only('production', 'a')))).toBe('rotation.same-pair');
    const half = only('production', 'b');
    expect(
      codeOf(() =>
        newEnvironments(keySet, { ...half, sandbox: { ...pairView('sandbox', 'b'), privateKey: null } }),
      ),
    ).toBe('rotation.no-pair');
  });

  it.each([
    ['none is open', { ...keySet, previous: null }, ['production'], false, 'none'],
    ['the same environment is open', rotated, ['production'], false, 'rotation.open'],
    ['the user goes on with another pair', rotated, ['production'], true, 'none'],
    ['the other environment is open', rotated, ['sandbox'], false, 'none'],
    ['it was given up', { ...rotated, previous: previous(true) }, ['sandbox'], false, 'rotation.open'],
    [
      'it was given up, and the rest is left out',
      { ...rotated, previous: previous(true) },
      ['sandbox'],
      true,
      'rotation.open',
    ],
    [
      'it was given up, and another pair comes',
      { ...rotated, previous: previous(true) },
      ['production'],
      true,
      'none',
    ],
  ] as const)('%s', (_name, client, among, anew, code) => {
    expect(codeOf(() => checkOpen(client, among, anew))).toBe(code);
  });
});
