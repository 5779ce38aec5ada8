/** What a batch does with one store. Everything that is written goes through onboarding, as in the wizard. */
import type { Allowances } from '../../../shared/contract/batch.ts';
import type { ApplyEvent } from '../../../shared/contract/onboarding.ts';
import { changesOf, lockedChanges, type Plan } from '../../../shared/plan.ts';
import { type Problem, problemOf } from '../../../shared/problems.ts';
import { appliedIsCurrent } from '../../../shared/steps.ts';
import { changedSince } from '../../../shared/undo.ts';
import type { Onboarding } from '../onboarding/index.ts';
import type { Stores } from '../stores/service.ts';
import { orAborted } from './abort.ts';
import { isRefusal } from './item.ts';
import { followStore, settleStore } from './one-store.ts';
import type { ItemContext, ItemResult } from './run.ts';

export interface StoreWorkPorts {
  readonly stores: Pick<Stores, 'get' | 'facts' | 'inspect'>;
  readonly onboarding: Pick<
    Onboarding,
    'stateOf' | 'plan' | 'apply' | 'undoPlan' | 'undo' | 'cancel' | 'resolve'
  >;
}

/** Why this plan may not be applied to this store; null = nothing is against it. */
export const refusalOf = (name: string, plan: Plan, allowed: Allowances): Problem | null => {
  const locked = lockedChanges(plan).map(({ path }) => path);
  if (locked.length > 0) return problemOf('apply.locked-path', { paths: locked.join(', ') });
  if (plan.sharedWith.length > 0 && !allowed.allowSharedDataSpace.includes(name)) {
    return problemOf('apply.space-in-use', { names: plan.sharedWith.join(', ') });
  }
  const moves = plan.warnings.find(({ kind }) => kind === 'moves-data');
  if (moves?.kind !== 'moves-data' || allowed.moveData.includes(name)) return null;
  return problemOf('batch.moves-data', { name, from: moves.fromName, to: moves.toName });
};

const ended = (
  storeId: string,
  outcome: ItemResult['outcome'],
  changedPaths = 0,
  problem: Problem | null = null,
): ItemResult => ({
  storeId,
  outcome,
  changedPaths,
  problem,
  holds: outcome === 'changed' ? 'changed' : 'unchanged',
});

export const createStoreWork = ({ stores, onboarding }: StoreWorkPorts) => {
  /** The instance holds what is wanted, its store uses it, and we have written that down. */
  const isDone = (storeId: string, plan: Plan): boolean =>
    changesOf(plan).length === 0 &&
    !plan.warnings.some(({ kind }) => kind === 'stale') &&
    appliedIsCurrent(stores.facts(storeId));

  const failure = (storeId: string, event: Extract<ApplyEvent, { type: 'failed' }>): ItemResult => {
    const outcome = isRefusal(event.problem) ? 'refused' : 'failed';
    return { ...ended(storeId, outcome, 0, event.problem), holds: event.outcome };
  };

  const apply = async (
    storeId: string,
    allowed: Allowances,
    context: ItemContext,
    known?: Plan,
  ): Promise<ItemResult> => {
    const { name } = stores.get(storeId);
    if (known === undefined) await settleStore(onboarding, storeId);
    const plan = known ?? (await orAborted(onboarding.plan(storeId), context.signal));
    if (isDone(storeId, plan)) return ended(storeId, 'unchanged');
    const refused = refusalOf(name, plan, allowed);
    if (refused !== null) return ended(storeId, 'refused', 0, refused);
    context.signal.throwIfAborted();
    const request = {
      storeId,
      stateToken: plan.stateToken,
      confirmation: plan.confirmation,
      shareDataSpace: allowed.allowSharedDataSpace.includes(name),
    };
    const end = await followStore(onboarding, storeId, onboarding.apply(request, undefined), context);
    const changed = changesOf(plan).length;
    if (end?.type === 'done') return ended(storeId, changed > 0 ? 'changed' : 'unchanged', changed);
    if (end?.type === 'failed') return failure(storeId, end);
    // Somebody else was at work meanwhile: the new difference is looked at once.
    if (end?.type === 'changed-meanwhile' && known === undefined) {
      return apply(storeId, allowed, context, end.plan);
    }
    return ended(storeId, 'failed', 0, problemOf('apply.changed-meanwhile'));
  };

  const plan = async (storeId: string, allowed: Allowances, context: ItemContext): Promise<ItemResult> => {
    const { name } = stores.get(storeId);
    const made = await orAborted(onboarding.plan(storeId), context.signal);
    if (isDone(storeId, made)) return ended(storeId, 'unchanged');
    const refused = refusalOf(name, made, allowed);
    const changed = changesOf(made).length;
    if (refused !== null) return ended(storeId, 'refused', changed, refused);
    return { ...ended(storeId, changed > 0 ? 'changed' : 'unchanged', changed), holds: 'unchanged' };
  };

  const inspect = async (storeId: string, { signal }: ItemContext): Promise<ItemResult> => {
    await orAborted(stores.inspect(storeId), signal);
    return ended(storeId, 'unchanged');
  };

  const undo = async (storeId: string, context: ItemContext): Promise<ItemResult> => {
    stores.get(storeId);
    await settleStore(onboarding, storeId);
    const made = await orAborted(onboarding.undoPlan(storeId), context.signal);
    if (changedSince(made).length > 0) {
      return ended(storeId, 'refused', 0, problemOf('apply.undo-changed-since'));
    }
    context.signal.throwIfAborted();
    const request = { storeId, stateToken: made.stateToken, overwrite: false };
    const end = await followStore(onboarding, storeId, onboarding.undo(request, undefined), context);
    if (end?.type === 'undone') return ended(storeId, 'changed', made.items.length);
    if (end?.type === 'failed') return failure(storeId, end);
    return ended(storeId, 'failed', 0, problemOf('apply.changed-meanwhile'));
  };

  return { apply, plan, inspect, undo };
};
export type StoreWork = ReturnType<typeof createStoreWork>;
