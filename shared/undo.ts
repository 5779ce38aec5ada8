/** What an undo would do: the values that a change replaced, against what the instance holds now. Pure. */
import { z } from 'zod';
import { changeOf } from './make-plan.ts';
import { isConfigPath } from './model/config-paths.ts';
import type { InstanceFacts } from './model/instance.ts';
import type { Store, Undoable } from './model/store.ts';
import { sameValue } from './plan.ts';
import { planItemSchema } from './plan-schema.ts';
import { currentValue } from './plan-values.ts';

/** `current` = on the instance now, `next` = what the undo puts back. */
export const undoItemSchema = planItemSchema.extend({
  /** Somebody else has changed this value since. */
  changedSince: z.boolean(),
});
export type UndoItem = z.infer<typeof undoItemSchema>;

export const undoPlanSchema = z.object({
  storeId: z.string(),
  /** `InstanceFacts.stateToken` of the state that this was made from. */
  stateToken: z.string(),
  appliedAt: z.iso.datetime(),
  items: z.array(undoItemSchema),
});
export type UndoPlan = z.infer<typeof undoPlanSchema>;

/** Kept until the next successful apply, and this long at most. */
export const undoDays = 30;

/** The change that can be taken back at this moment; null = none. */
export const undoableAt = ({ undoable }: Pick<Store, 'undoable'>, now: Date): Undoable | null =>
  undoable !== null && now.getTime() < Date.parse(undoable.until) ? undoable : null;

export const makeUndoPlan = (storeId: string, undoable: Undoable, instance: InstanceFacts): UndoPlan => ({
  storeId,
  stateToken: instance.stateToken,
  appliedAt: undoable.at,
  items: undoable.paths.flatMap(({ path, before, after }) => {
    if (!isConfigPath(path)) return [];
    const current = currentValue(path, instance);
    const lock = instance.locks.find((found) => found.path === path)?.source ?? null;
    const change = changeOf(current, before);
    return [{ path, current, next: before, change, lock, changedSince: !sameValue(current, after) }];
  }),
});

export const changedSince = ({ items }: UndoPlan): readonly UndoItem[] =>
  items.filter((item) => item.changedSince);
