/** A plan: the wanted configuration against the instance's current one, path by path, with warnings. Pure. */
import type { Plan, PlanItem, ShownValue } from './plan-schema.ts';

export type { Plan, PlanItem, PlanWarning, ShownValue } from './plan-schema.ts';

/** Keys compare by fingerprint, everything else by its text. */
const identity = (value: ShownValue): string => {
  if (value.kind === 'text') return `text ${value.text}`;
  return 'fingerprint' in value ? `${value.kind} ${value.fingerprint}` : value.kind;
};

export const sameValue = (one: ShownValue, other: ShownValue): boolean => identity(one) === identity(other);

export const changesOf = (plan: Plan): readonly PlanItem[] =>
  plan.items.filter((item) => item.change !== 'same');
/** Locked paths that the plan would have to change; such a plan cannot be applied. */
export const lockedChanges = (plan: Plan): readonly PlanItem[] =>
  changesOf(plan).filter((item) => item.lock !== null);
