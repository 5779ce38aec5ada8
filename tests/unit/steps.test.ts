import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../shared/model/store-check.ts';
import type { Facts, StepId } from '../../shared/steps.ts';
import {
  appliedIsCurrent,
  currentStep,
  pairUsable,
  reachableSteps,
  stepIds,
  steps,
  storeState,
} from '../../shared/steps.ts';
import { appliedStore, keySet, notConfirmed, pairView, readyStore } from './plan-fixture.ts';

const ready: Facts = { store: readyStore, keySet, apply: 'none' };
const connected: Facts = { store: appliedStore, keySet, apply: 'none' };
const store = (change: Partial<typeof readyStore>): Facts => ({
  ...ready,
  store: { ...readyStore, ...change },
});
const halfPair = { ...keySet, production: { ...keySet.production, privateKey: null } };
const noValues = {
  ...keySet,
  sandbox: { apiKey: null, privateKey: null, check: null },
  production: { apiKey: null, privateKey: null, check: null },
};
const rejected: typeof keySet = {
  ...keySet,
  sandbox: {
    ...keySet.sandbox,
    check: {
      pair: keySet.sandbox.check?.pair ?? '',
      checkedAt: keySet.createdAt,
      gateway: 'https://gateway.test/',
      verdict: 'rejected',
      status: 403,
      message: 'Client ID is invalid',
      requestId: null,
    },
  },
};

describe('currentStep', () => {
  const cases: readonly (readonly [StepId, string, Facts])[] = [
    ['store', 'there is no store', { store: null, keySet: null, apply: 'none' }],
    ['store', 'the instance was not inspected', store({ instance: null })],
    ['get-keys', 'there are no keys', { ...store({ hasKeyFiles: false }), keySet: null }],
    ['get-keys', 'the key set is empty', { ...store({ hasKeyFiles: false }), keySet: noValues }],
    ['paste-keys', 'the user has the files', { ...ready, keySet: null }],
    ['paste-keys', 'one value is there', { ...store({ hasKeyFiles: false }), keySet: halfPair }],
    ['paste-keys', 'a pair was rejected', { ...ready, keySet: rejected }],
    [
      'paste-keys',
      'a check is for other keys',
      {
        ...ready,
        keySet: { ...keySet, sandbox: { ...pairView('sandbox', 'b'), check: keySet.sandbox.check } },
      },
    ],
    [
      'paste-keys',
      'a pair was not confirmed',
      {
        ...ready,
        keySet: { ...keySet, sandbox: notConfirmed(keySet.sandbox) },
      },
    ],
    ['project', 'the keys are good', store({ project: null, dataSpace: null })],
    ['data-space', 'a project is chosen', store({ dataSpace: null })],
    ['review', 'all is chosen', ready],
    [
      'review',
      'another data space was applied',
      {
        ...connected,
        store: {
          ...appliedStore,
          dataSpace: readyStore.dataSpace && { ...readyStore.dataSpace, environmentId: 'x' },
        },
      },
    ],
    [
      'review',
      'other keys were applied',
      { ...connected, keySet: { ...keySet, sandbox: pairView('sandbox', 'b') } },
    ],
    ['apply', 'an apply runs', { ...ready, apply: 'running' }],
    ['apply', 'an apply was interrupted', { ...ready, apply: 'interrupted' }],
    [
      'apply',
      'an interrupted apply comes before missing keys',
      { ...ready, keySet: null, apply: 'interrupted' },
    ],
    ['next-steps', 'the applied state is the chosen one', connected],
  ];
  it.each(cases)('is %s when %s', (expected, _why, facts) => {
    expect(currentStep(facts)).toBe(expected);
  });

  it('lets an unconfirmed pair through once the user chose to go on with exactly that pair', () => {
    const sandbox = notConfirmed(keySet.sandbox);
    const pair = sandbox.check?.pair ?? '';
    expect(pairUsable(sandbox, { ...readyStore, unconfirmedPairs: [pair] })).toBe(true);
    expect(pairUsable(sandbox, { ...readyStore, unconfirmedPairs: ['another'] })).toBe(false);
    expect(pairUsable(rejected.sandbox, { ...readyStore, unconfirmedPairs: [pair] })).toBe(false);
  });
});

describe('reachableSteps', () => {
  it('keeps Back possible from every step but apply', () => {
    expect(reachableSteps(ready)).toEqual([
      'store',
      'get-keys',
      'paste-keys',
      'project',
      'data-space',
      'review',
    ]);
    expect(reachableSteps(connected)).toEqual(stepIds.filter((id) => id !== 'apply'));
    expect(reachableSteps({ store: null, keySet: null, apply: 'none' })).toEqual(['store']);
  });

  it.each(['running', 'interrupted'] as const)('is apply alone while it is %s', (apply) => {
    expect(reachableSteps({ ...connected, apply })).toEqual(['apply']);
  });
});

const checked = (result: CheckResult): Facts => ({
  ...connected,
  store: { ...appliedStore, check: { at: appliedStore.createdAt, result, drifts: [], problem: null } },
});

describe('storeState', () => {
  it.each([
    ['not-connected', { store: readyStore, keySet: null, apply: 'none' }],
    ['in-progress', ready],
    ['in-progress', { ...connected, apply: 'running' }],
    ['connected', connected],
    ['drifted', checked('drifted')],
    ['keys-rejected', checked('keys-rejected')],
    ['unreachable', checked('unreachable')],
    ['connected', checked('as-applied')],
    ['attention', { ...connected, apply: 'interrupted' }],
  ] as const)('is %s', (expected, facts) => {
    expect(storeState(facts)).toBe(expected);
  });
});

describe('properties', () => {
  const part = <T>(value: T) => fc.option(fc.constant(value), { nil: null });
  const facts: fc.Arbitrary<Facts> = fc.record({
    store: fc.option(
      fc
        .record({
          instance: part(readyStore.instance),
          hasKeyFiles: fc.boolean(),
          project: part(readyStore.project),
          dataSpace: part(readyStore.dataSpace),
          applied: part(appliedStore.applied),
        })
        .map((change) => ({ ...readyStore, ...change })),
      { nil: null },
    ),
    keySet: fc.option(fc.constantFrom(keySet, halfPair, noValues, rejected), { nil: null }),
    apply: fc.constantFrom('none', 'running', 'interrupted'),
  });

  it('the current step is never finished, and everything before it is', () => {
    fc.assert(
      fc.property(facts, (given) => {
        if (given.apply !== 'none') return;
        const at = steps.findIndex(({ id }) => id === currentStep(given));
        expect(steps[at]?.done(given)).toBe(false);
        expect(steps.slice(0, at).every((step) => step.done(given))).toBe(true);
      }),
    );
  });

  it('the current step can always be opened', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(reachableSteps(given)).toContain(currentStep(given));
      }),
    );
  });

  it('next-steps is shown only when nothing runs and what was applied is what is chosen', () => {
    fc.assert(
      fc.property(facts, (given) => {
        if (currentStep(given) !== 'next-steps') return;
        expect(given.apply).toBe('none');
        expect(appliedIsCurrent(given)).toBe(true);
      }),
    );
  });
});
