/** The wizard's steps as data. The current step is a pure function of the facts, never a stored index. */
import type { GuidedProgress } from './model/connections/guided.ts';
import { environments } from './model/environment.ts';
import type { KeyPairView, KeySet } from './model/key-set.ts';
import { pairIdentity, validCheck } from './model/key-set.ts';
import type { Store } from './model/store.ts';
import type { CheckResult } from './model/store-check.ts';

export const stepIds = [
  'store',
  'get-keys',
  'paste-keys',
  'project',
  'data-space',
  'review',
  'apply',
  'next-steps',
] as const;
export type StepId = (typeof stepIds)[number];

/** An apply that was started and whose end is not known or not yet shown to the user. */
export const applyStates = ['none', 'running', 'interrupted'] as const;
export type ApplyState = (typeof applyStates)[number];

/** Everything that the current step depends on. */
export interface Facts {
  readonly store: Store | null;
  readonly keySet: KeySet | null;
  readonly apply: ApplyState;
}

export interface Step {
  readonly id: StepId;
  /** Is this step part of the way for these facts? */
  readonly when: (facts: Facts) => boolean;
  /** Do the facts say that the step's work is finished? */
  readonly done: (facts: Facts) => boolean;
}

const complete = (pair: KeyPairView): boolean => pairIdentity(pair) !== null;

/** A pair may be used when the gateway accepted it, or could not say and the user chose to go on. */
export const pairUsable = (pair: KeyPairView, store: Store): boolean => {
  const check = validCheck(pair);
  if (check === null || check.verdict === 'rejected') return false;
  return check.verdict === 'accepted' || store.unconfirmedPairs.includes(check.pair);
};

const anyValue = (keySet: KeySet): boolean =>
  environments.some((environment) => keySet[environment].apiKey || keySet[environment].privateKey);

type Target = GuidedProgress['target'];

/** What is chosen now; null while a choice is missing. */
export const targetOf = ({ store, keySet }: Pick<Facts, 'store' | 'keySet'>): Target | null => {
  const sandboxPair = keySet && pairIdentity(keySet.sandbox);
  const productionPair = keySet && pairIdentity(keySet.production);
  if (!store?.project || !store.dataSpace || !sandboxPair || !productionPair) return null;
  const { projectId } = store.project;
  return { projectId, environmentId: store.dataSpace.environmentId, sandboxPair, productionPair };
};

const isChosen = (written: Target | undefined, facts: Facts): boolean => {
  const target = targetOf(facts);
  return (
    written !== undefined &&
    target !== null &&
    written.projectId === target.projectId &&
    written.environmentId === target.environmentId &&
    written.sandboxPair === target.sandboxPair &&
    written.productionPair === target.productionPair
  );
};

/** Does what was last applied equal what is chosen now? */
export const appliedIsCurrent = (facts: Facts): boolean => isChosen(facts.store?.applied ?? undefined, facts);

/** Is the user entering by hand what is chosen now? */
export const guidedIsCurrent = (facts: Facts): boolean => isChosen(facts.store?.guided?.target, facts);

/** Nothing can be learned about an instance that only the user reaches. */
const storeKnown = ({ store }: Facts): boolean =>
  store !== null && (store.connection.kind === 'guided' || store.instance !== null);

const always = (): boolean => true;

export const steps: readonly Step[] = [
  { id: 'store', when: always, done: storeKnown },
  {
    id: 'get-keys',
    when: always,
    done: ({ store, keySet }) => store?.hasKeyFiles === true || (keySet !== null && anyValue(keySet)),
  },
  {
    id: 'paste-keys',
    when: always,
    done: ({ store, keySet }) =>
      store !== null &&
      keySet !== null &&
      environments.every(
        (environment) => complete(keySet[environment]) && pairUsable(keySet[environment], store),
      ),
  },
  { id: 'project', when: always, done: ({ store }) => store?.project != null },
  { id: 'data-space', when: always, done: ({ store }) => store?.dataSpace != null },
  {
    id: 'review',
    when: always,
    done: (facts) => facts.apply !== 'none' || appliedIsCurrent(facts) || guidedIsCurrent(facts),
  },
  { id: 'apply', when: always, done: (facts) => facts.apply === 'none' && appliedIsCurrent(facts) },
  { id: 'next-steps', when: always, done: () => false },
];

/** An apply or an undo that is under way or interrupted, or that the user walks through by hand. */
const isAtWork = ({ apply, store }: Facts): boolean =>
  apply !== 'none' || store?.undoable?.walk !== undefined;

/** The first step whose work is not finished. What is under way or interrupted comes before everything. */
export const currentStep = (facts: Facts): StepId => {
  if (isAtWork(facts)) return 'apply';
  return steps.find((step) => step.when(facts) && !step.done(facts))?.id ?? 'next-steps';
};

/** Steps that the user may open: everything up to the current one (Back is always possible, except during an apply of ours). */
export const reachableSteps = (facts: Facts): readonly StepId[] => {
  if (isAtWork(facts)) return ['apply'];
  const current = currentStep(facts);
  const visible = steps.filter((step) => step.when(facts)).map((step) => step.id);
  const reachable = visible.slice(0, visible.indexOf(current) + 1);
  return reachable.filter((id) => id !== 'apply' || current === 'apply');
};

export const storeStates = [
  'not-connected',
  'in-progress',
  'connected',
  'drifted',
  'keys-rejected',
  'unreachable',
  'attention',
] as const;
export type StoreState = (typeof storeStates)[number];

const stateOfCheck = {
  'as-applied': 'connected',
  drifted: 'drifted',
  'keys-rejected': 'keys-rejected',
  unreachable: 'unreachable',
} as const satisfies Record<CheckResult, StoreState>;

/** The one word for a store on the home page. */
export const storeState = (facts: Facts): StoreState => {
  const { store, keySet, apply } = facts;
  if (apply === 'interrupted') return 'attention';
  if (apply === 'running') return 'in-progress';
  if (currentStep(facts) === 'next-steps') return stateOfCheck[store?.check?.result ?? 'as-applied'];
  return !storeKnown(facts) || keySet === null ? 'not-connected' : 'in-progress';
};
