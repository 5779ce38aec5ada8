/** Where the wizard stands when the user enters the values by hand. */
import { describe, expect, it } from 'vitest';
import { noAnswers } from '../../../shared/model/connections/guided.ts';
import { currentStep, type Facts, reachableSteps, storeState, targetOf } from '../../../shared/steps.ts';
import { keySet, readyStore } from '../plan-fixture.ts';

const store: typeof readyStore = {
  ...readyStore,
  connection: { kind: 'guided', adminUrl: null, page: 'services' },
  instance: null,
};
const ready: Facts = { store, keySet, apply: 'none' };
const target = targetOf(ready);
if (target === null) throw new Error('The fixture is not ready');
const begun = (change: Partial<typeof store> = {}): Facts => ({
  ...ready,
  store: {
    ...store,
    guided: { target, ticked: ['sandbox-api-key'], verified: null, answers: noAnswers, former: null },
    ...change,
  },
});

describe('the guided way', () => {
  it('needs no look at the instance, where every other way does', () => {
    const fresh = { ...store, hasKeyFiles: false };
    expect(currentStep({ ...ready, store: fresh, keySet: null })).toBe('get-keys');
    expect(currentStep({ ...ready, store: { ...readyStore, instance: null } })).toBe('store');
  });

  it('comes to the review, then to the entering, from which Back is possible', () => {
    expect(currentStep(ready)).toBe('review');
    expect(reachableSteps(ready)).not.toContain('apply');
    expect(currentStep(begun())).toBe('apply');
    expect(reachableSteps(begun())).toEqual([
      'store',
      'get-keys',
      'paste-keys',
      'project',
      'data-space',
      'review',
      'apply',
    ]);
    expect(storeState(begun())).toBe('in-progress');
  });

  it('goes back to the review when another data space is chosen', () => {
    const dataSpace = store.dataSpace && { ...store.dataSpace, environmentId: 'another' };
    expect(currentStep(begun({ dataSpace }))).toBe('review');
  });

  it('is connected when the user has finished', () => {
    const applied = {
      ...target,
      at: readyStore.createdAt,
      changedPaths: 6,
      baseline: null,
      serverChecks: [],
    };
    const finished = begun({ guided: null, applied });
    expect(currentStep(finished)).toBe('next-steps');
    expect(reachableSteps(finished)).not.toContain('apply');
    expect(storeState(finished)).toBe('connected');
  });

  it('stays with an undo that the user walks through, whatever is chosen, until it is over', () => {
    const applied = {
      ...target,
      at: readyStore.createdAt,
      changedPaths: 6,
      baseline: null,
      serverChecks: [],
    };
    const until = '2096-01-01T00:00:00.000Z';
    const undoable = { at: readyStore.createdAt, until, paths: [], appliedBefore: null };
    const walking = { ...undoable, walk: { done: [], left: [], verified: null } };
    expect(currentStep(begun({ guided: null, applied, undoable }))).toBe('next-steps');
    const facts = begun({ guided: null, applied, undoable: walking });
    expect(currentStep(facts)).toBe('apply');
    expect(reachableSteps(facts)).toEqual(['apply']);
    expect(storeState(facts)).toBe('in-progress');
    expect(currentStep(begun({ guided: null, applied: null, undoable: null }))).toBe('review');
  });
});
