/** What the last check of a connected store found: is it still as it was applied, and do its keys still work? */
import { z } from 'zod';
import { problemSchema } from '../problem-schema.ts';
import { environmentSchema } from './environment-schema.ts';
import { lockSources } from './lock.ts';

/** One difference between what was applied and what the instance, or the gateway, says now. */
export const driftSchema = z.discriminatedUnion('kind', [
  /** Another pair, or a value that is gone, on the instance. */
  z.object({
    kind: z.literal('keys-changed'),
    environment: environmentSchema,
    /** The gateway refuses the pair that was applied: to write it again would do harm. */
    replaced: z.boolean().optional(),
  }),
  /** `now` null = the instance has no project any more. */
  z.object({ kind: z.literal('project-changed'), applied: z.string(), now: z.string().nullable() }),
  z.object({ kind: z.literal('data-space-changed'), applied: z.string(), now: z.string().nullable() }),
  /** The path was not locked when the store was applied. */
  z.object({ kind: z.literal('lock-added'), path: z.string(), source: z.enum(lockSources) }),
  /** The instance asks another gateway than when it was applied; `address` null = Adobe's own again. */
  z.object({
    kind: z.literal('gateway-changed'),
    environment: environmentSchema,
    address: z.string().nullable(),
  }),
  /** The gateway refuses the pair that the instance holds. */
  z.object({
    kind: z.literal('keys-rejected'),
    environment: environmentSchema,
    message: z.string(),
    requestId: z.string().nullable(),
  }),
  /** The rows are new while the running store still uses old values. */
  z.object({ kind: z.literal('stale') }),
]);
export type Drift = z.infer<typeof driftSchema>;

export const checkResults = ['as-applied', 'drifted', 'keys-rejected', 'unreachable'] as const;
export type CheckResult = (typeof checkResults)[number];

export const storeCheckSchema = z.object({
  at: z.iso.datetime(),
  result: z.enum(checkResults),
  drifts: z.array(driftSchema),
  /** Why the store, or the gateway, could not be asked. */
  problem: problemSchema.nullable(),
});
export type StoreCheck = z.infer<typeof storeCheckSchema>;
