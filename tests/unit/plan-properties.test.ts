import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedSpaces } from '../../shared/data-spaces.ts';
import type { PlanInput } from '../../shared/make-plan.ts';
import { makePlan } from '../../shared/make-plan.ts';
import type { Plan } from '../../shared/plan.ts';
import { changesOf } from '../../shared/plan.ts';
import { ProblemError } from '../../shared/problems.ts';
import { connectedInstance, emptyInstance, keySet, notConfirmed, readyStore } from './plan-fixture.ts';

const plan = (change: Partial<PlanInput> = {}): Plan =>
  makePlan({ store: readyStore, keySet, instance: emptyInstance, otherStores: [], ...change });
const kinds = (made: Plan): string[] => made.warnings.map(({ kind }) => kind);

describe('readiness', () => {
  const problem = (change: Partial<PlanInput>): unknown => {
    try {
      return plan(change);
    } catch (error) {
      return error instanceof ProblemError ? error.problem : error;
    }
  };
  const notReady = (step: string) => ({ code: 'apply.not-ready', params: { step } });

  it.each([
    ['get-keys', { keySet: null, store: { ...readyStore, hasKeyFiles: false } }],
    ['paste-keys', { keySet: null }],
    ['paste-keys', { keySet: { ...keySet, sandbox: { ...keySet.sandbox, apiKey: null } } }],
    ['paste-keys', { keySet: { ...keySet, sandbox: notConfirmed(keySet.sandbox) } }],
    ['project', { store: { ...readyStore, project: null } }],
    ['data-space', { store: { ...readyStore, dataSpace: null } }],
  ])('refuses at %s', (step, change) => {
    expect(problem(change)).toEqual(notReady(step));
  });
});

describe('properties', () => {
  const maybe = (value: string) => fc.option(fc.constantFrom(value, `${value}-0`), { nil: null });
  const ids = fc.record({
    projectId: maybe('project-1'),
    projectName: maybe('Luma'),
    environmentId: maybe('space-1'),
    environmentName: maybe('Luma live'),
    environmentType: maybe('Production'),
    imsOrganizationId: maybe('ORG@AdobeOrg'),
  });

  it('changes exactly the ids that differ, and no key where the keys are there', () => {
    fc.assert(
      fc.property(ids, (found) => {
        const made = plan({ instance: { ...connectedInstance, ids: found } });
        for (const { change, current, next } of made.items) {
          expect(change === 'same').toBe(JSON.stringify(current) === JSON.stringify(next));
        }
        expect(changesOf(made).some(({ next }) => next.kind !== 'text')).toBe(false);
      }),
    );
  });

  it('asks for typing exactly when an id that is there would change', () => {
    fc.assert(
      fc.property(ids, (found) => {
        const made = plan({ instance: { ...connectedInstance, ids: found } });
        const moves = found.environmentId === 'space-1-0' || found.projectId === 'project-1-0';
        expect(made.confirmation !== null).toBe(moves);
        expect(kinds(made).includes('moves-data')).toBe(moves);
      }),
    );
  });
});

describe('expectedSpaces', () => {
  it('states what Adobe documents per license', () => {
    expect(expectedSpaces('commerce')).toEqual({ production: 1, testing: 2 });
    expect(expectedSpaces('open-source')).toEqual({ production: 1, testing: 0 });
  });
});
