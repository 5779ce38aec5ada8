/** Work on many stores at once: what is told while it runs, and the report at its end. */
import { z } from 'zod';
import { problemSchema } from '../problem-schema.ts';
import { applyPhaseSchema } from './apply-phase.ts';

export const batchWorks = ['plan', 'apply', 'check', 'inspect', 'rotate', 'undo'] as const;
export type BatchWork = (typeof batchWorks)[number];

/** How the work on one store ended. */
export const batchOutcomes = [
  /** Done, and the instance was changed (or would be, in a plan). */
  'changed',
  /** Done, and there was nothing to change. */
  'unchanged',
  /** A check found the store otherwise than it was applied. */
  'drifted',
  /** A rule of ours forbids it; nothing was begun. */
  'refused',
  'failed',
  /** Ended by Ctrl-C or by the time limit before it was done; nothing was changed. */
  'stopped',
] as const;
export type BatchOutcome = (typeof batchOutcomes)[number];

export const batchResultSchema = z.object({
  name: z.string(),
  /** null = there is no such store yet. */
  storeId: z.string().nullable(),
  outcome: z.enum(batchOutcomes),
  /** Paths that were changed, or would be. */
  changedPaths: z.number().int().nonnegative(),
  /** Why it was refused, failed or stopped. */
  problem: problemSchema.nullable(),
  /** After a failure: what the instance holds. */
  holds: z.enum(['unchanged', 'changed', 'unknown']),
  /** Milliseconds. */
  duration: z.number().int().nonnegative(),
});
export type BatchResult = z.infer<typeof batchResultSchema>;

export const batchReportSchema = z.object({
  work: z.enum(batchWorks),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  concurrency: z.number().int().positive(),
  /** Stopped by the user before every store had its turn. */
  stopped: z.boolean(),
  /** In the order in which the stores were given. */
  results: z.array(batchResultSchema),
});
export type BatchReport = z.infer<typeof batchReportSchema>;

export const batchEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begun'), work: z.enum(batchWorks), total: z.number().int() }),
  z.object({ type: z.literal('store-begun'), name: z.string() }),
  z.object({ type: z.literal('store-phase'), name: z.string(), phase: applyPhaseSchema }),
  z.object({ type: z.literal('store-ended'), result: batchResultSchema }),
  /** The last event. */
  z.object({ type: z.literal('ended'), report: batchReportSchema }),
]);
export type BatchEvent = z.infer<typeof batchEventSchema>;
