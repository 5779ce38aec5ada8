/** A plan as it travels. Apart from what is asked about it, so that the wizard does without zod. */
import { z } from 'zod';
import { lockSources } from './model/lock.ts';

/** A configuration value as it may be shown: keys only by fingerprint. */
export const shownValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('api-key'), last4: z.string(), fingerprint: z.string() }),
  z.object({ kind: z.literal('private-key'), fingerprint: z.string() }),
  z.object({ kind: z.literal('unreadable'), reason: z.string() }),
]);
export type ShownValue = z.infer<typeof shownValueSchema>;

export const changeKinds = ['same', 'set', 'replace', 'remove'] as const;

export const planItemSchema = z.object({
  path: z.string(),
  current: shownValueSchema,
  next: shownValueSchema,
  change: z.enum(changeKinds),
  lock: z.enum(lockSources).nullable(),
});
export type PlanItem = z.infer<typeof planItemSchema>;

export const planWarningSchema = z.discriminatedUnion('kind', [
  /** An existing connection would move to another data store: its services lose access to what was stored before. */
  z.object({ kind: z.literal('moves-data'), fromName: z.string(), toName: z.string() }),
  /** New keys on an instance that has keys: its services stop until every instance has the new pair. */
  z.object({ kind: z.literal('replaces-keys') }),
  /** Only keys are written: replacing them and moving to another data space at once would cut off stored data. */
  z.object({ kind: z.literal('keeps-data-space') }),
  z.object({ kind: z.literal('space-in-use'), storeName: z.string() }),
  /** The same ids under another address: one of the two is a copy of the other's database. */
  z.object({ kind: z.literal('looks-like-clone'), storeName: z.string() }),
  z.object({ kind: z.literal('production-space-on-testing-store') }),
  z.object({ kind: z.literal('testing-space-on-production-store') }),
  z.object({ kind: z.literal('unusual-active-environment'), value: z.string() }),
  z.object({ kind: z.literal('unconfirmed-keys'), environment: z.enum(['sandbox', 'production']) }),
  z.object({ kind: z.literal('stale') }),
]);
export type PlanWarning = z.infer<typeof planWarningSchema>;

export const planSchema = z.object({
  storeId: z.string(),
  /** `InstanceFacts.stateToken` of the state that this plan was made from. */
  stateToken: z.string(),
  items: z.array(planItemSchema),
  warnings: z.array(planWarningSchema),
  /** Stores that use this data space: the plan is refused unless the user says to use it all the same. */
  sharedWith: z.array(z.string()),
  /** What the user has to type before this plan may be applied; null = nothing. Always the store's name. */
  confirmation: z.string().nullable(),
});
export type Plan = z.infer<typeof planSchema>;
