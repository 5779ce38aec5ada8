/** Plan, apply, verify: from the choices to a configuration on the instance. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { applyPhaseSchema } from '../model/apply-phase.ts';
import { serverCheckSchema } from '../model/instance.ts';
import { planSchema } from '../plan-schema.ts';
import { problemSchema } from '../problem-schema.ts';
import { undoPlanSchema } from '../undo.ts';
import { procedure } from './base.ts';
import { factsSchema, storeId } from './stores.ts';

/** What the instance holds after a failed or interrupted apply. */
export const outcomes = ['unchanged', 'changed', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

export const applyEventSchema = z.discriminatedUnion('type', [
  /** A phase begins. Up to `write` (included) the apply can be cancelled. */
  z.object({ type: z.literal('phase'), phase: applyPhaseSchema, cancellable: z.boolean() }),
  /** Nothing was written: the instance is not as the plan says. Here is the new difference. */
  z.object({ type: z.literal('changed-meanwhile'), plan: planSchema }),
  z.object({ type: z.literal('failed'), problem: problemSchema, outcome: z.enum(outcomes) }),
  /** First event of an undo; its phases follow as those of an apply. */
  z.object({ type: z.literal('undoing') }),
  /** Nothing was put back: the instance is not as the undo's plan says. Here is what it holds now. */
  z.object({ type: z.literal('undo-changed'), plan: undoPlanSchema }),
  /** The values of before are back, and were read back. */
  z.object({ type: z.literal('undone'), facts: factsSchema }),
  z.object({ type: z.literal('done'), facts: factsSchema, serverChecks: z.array(serverCheckSchema) }),
]);
export type ApplyEvent = z.infer<typeof applyEventSchema>;

/** What became of an apply that was interrupted, found by reading the instance back. */
export const resolutionSchema = z.object({
  /** What was interrupted. After an undo, `new` means that the values of before are back. */
  work: z.enum(['apply', 'undo']),
  outcome: z.enum(['old', 'new', 'mixed']),
  /** The last step (cleaning the config cache) was missing and has now been done. */
  finished: z.boolean(),
  startedAt: z.iso.datetime(),
  facts: factsSchema,
});
export type Resolution = z.infer<typeof resolutionSchema>;

export const onboardingContract = {
  /** Reads the instance and compares. Problem `apply.not-ready` while a choice is missing. */
  plan: procedure.input(storeId).output(planSchema),
  /** Follows the store's apply; starts it when none runs. Closing the stream does not stop the apply. */
  apply: procedure
    .input(
      storeId.extend({
        stateToken: z.string(),
        confirmation: z.string().nullable(),
        /** The user wants the data space although another store uses it. */
        shareDataSpace: z.boolean().default(false),
      }),
    )
    .output(eventIterator(applyEventSchema)),
  /** Reads the instance and says what an undo of the last change would do. Problem `apply.undo-gone`. */
  undoPlan: procedure.input(storeId).output(undoPlanSchema),
  /** Puts back what the last change replaced. Values that were changed since are replaced only with `overwrite`. */
  undo: procedure
    .input(storeId.extend({ stateToken: z.string(), overwrite: z.boolean() }))
    .output(eventIterator(applyEventSchema)),
  /** Follows an apply or an undo that is already under way (after the window was closed and opened again). */
  follow: procedure.input(storeId).output(eventIterator(applyEventSchema)),
  /** Stops an apply that has not committed yet; false = it was too late. */
  cancel: procedure.input(storeId).output(z.object({ cancelled: z.boolean() })),
  /** Reads the instance back after an interruption and says whether it is fully old or fully new. */
  resolve: procedure.input(storeId).output(resolutionSchema),
};
