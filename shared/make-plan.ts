/** Compares the choices for a store with what its instance holds, and says what an apply would do. Pure. */
import { clonesOf, sharedWith, spaceWarnings } from './data-spaces.ts';
import { configPaths } from './model/config-paths.ts';
import { environments } from './model/environment.ts';
import type { InstanceFacts } from './model/instance.ts';
import type { KeySet } from './model/key-set.ts';
import { validCheck } from './model/key-set.ts';
import type { ProjectChoice, SpaceChoice, Store } from './model/store.ts';
import { type Plan, type PlanItem, type PlanWarning, type ShownValue, sameValue } from './plan.ts';
import { currentValue, nextValue, type Wanted } from './plan-values.ts';
import { ProblemError } from './problems.ts';
import type { Facts } from './steps.ts';
import { steps } from './steps.ts';

export interface PlanInput {
  readonly store: Store;
  readonly keySet: KeySet | null;
  /** What the instance holds now; not the facts remembered in the store. */
  readonly instance: InstanceFacts;
  /** The user's stores, to find one that uses the same data space. This store may be among them. */
  readonly otherStores: readonly Store[];
}

/** Everything that a plan needs, none of it missing. */
export interface Choices {
  readonly keySet: KeySet;
  readonly project: ProjectChoice;
  readonly dataSpace: SpaceChoice;
}

const beforeReview = steps.slice(
  0,
  steps.findIndex((step) => step.id === 'review'),
);

const readyChoices = ({ store, keySet, instance }: PlanInput): Choices => {
  const facts: Facts = { store: { ...store, instance }, keySet, apply: 'none' };
  const unfinished = beforeReview.find((step) => step.when(facts) && !step.done(facts));
  if (unfinished || !keySet || !store.project || !store.dataSpace) {
    throw new ProblemError('apply.not-ready', { step: unfinished?.id ?? 'project' });
  }
  return { keySet, project: store.project, dataSpace: store.dataSpace };
};

/** What becomes of a value. */
export const changeOf = (current: ShownValue, next: ShownValue): PlanItem['change'] => {
  if (sameValue(current, next)) return 'same';
  if (next.kind === 'empty') return 'remove';
  return current.kind === 'empty' ? 'set' : 'replace';
};

export const makeItems = (wanted: Wanted, instance: InstanceFacts): PlanItem[] =>
  configPaths.map((path) => {
    const current = currentValue(path, instance);
    const next = nextValue(path, wanted, current);
    const lock = instance.locks.find((found) => found.path === path)?.source ?? null;
    return { path, current, next, change: changeOf(current, next), lock };
  });

/** Another data space than the one found; or another project, where the instance has no data space of its own yet. */
const movesData = ({ project, dataSpace }: Choices, { ids }: InstanceFacts): PlanWarning[] => {
  if (ids.environmentId && ids.environmentId !== dataSpace.environmentId) {
    const fromName = ids.environmentName || ids.environmentId;
    return [{ kind: 'moves-data', fromName, toName: dataSpace.environmentName }];
  }
  if (ids.projectId && ids.projectId !== project.projectId) {
    return [{ kind: 'moves-data', fromName: ids.projectName || ids.projectId, toName: project.projectName }];
  }
  return [];
};

/** A damaged private key serves nothing, so writing over it interrupts nothing. */
export const replacesKeys = (items: readonly PlanItem[]): PlanWarning[] =>
  items.some(
    ({ change, current }) =>
      change === 'replace' && (current.kind === 'api-key' || current.kind === 'private-key'),
  )
    ? [{ kind: 'replaces-keys' }]
    : [];

export const unconfirmedKeys = ({ keySet }: Pick<Choices, 'keySet'>): PlanWarning[] =>
  environments
    .filter((environment) => validCheck(keySet[environment])?.verdict !== 'accepted')
    .map((environment) => ({ kind: 'unconfirmed-keys', environment }));

const cloneWarnings = ({ store, instance, otherStores }: PlanInput): PlanWarning[] =>
  clonesOf({ ...store, instance }, otherStores).map(({ name }) => ({
    kind: 'looks-like-clone',
    storeName: name,
  }));

export const instanceWarnings = ({ activeEnvironment, stale }: InstanceFacts): PlanWarning[] => [
  ...(activeEnvironment === 'production'
    ? []
    : [{ kind: 'unusual-active-environment' as const, value: activeEnvironment }]),
  ...(stale ? [{ kind: 'stale' as const }] : []),
];

/**
 * The plan for a store, in the order in which the paths must be written.
 * Throws the problem `apply.not-ready` (param `step`) while a choice is missing or a pair may not be used.
 */
export const makePlan = (input: PlanInput): Plan => {
  const { store, instance } = input;
  const choices = readyChoices(input);
  const items = makeItems(choices, instance);
  const moves = movesData(choices, instance);
  return {
    storeId: store.id,
    stateToken: instance.stateToken,
    items,
    warnings: [
      ...moves,
      ...replacesKeys(items),
      ...spaceWarnings(store, choices.dataSpace, input.otherStores),
      ...cloneWarnings(input),
      ...unconfirmedKeys(choices),
      ...instanceWarnings(instance),
    ],
    sharedWith: [...sharedWith(store, choices.dataSpace.environmentId, input.otherStores)],
    confirmation: moves.length > 0 ? store.name : null,
  };
};
