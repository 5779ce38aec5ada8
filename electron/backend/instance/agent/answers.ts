// What the agent answers, one shape per outcome, and the progress frames that come before the answer.
import { z } from 'zod';
import { rawRowSchema } from './commands.ts';
import { agentErrorSchema, agentFailureKindSchema } from './failures.ts';
import { READ_PATHS } from './paths.ts';
import { instanceStateSchema, lockSchema, serverFactsSchema } from './state.ts';

export const AGENT_STEPS = [
  'bootstrapped',
  'checked',
  'writing',
  'committing',
  'committed',
  'cleaned',
  'verified',
] as const;
export const agentProgressSchema = z.object({ kind: z.literal('progress'), step: z.enum(AGENT_STEPS) });

const curlErrorSchema = z.object({
  outcome: z.literal('unreachable'),
  url: z.string(),
  /** libcurl's error number, for instance 6 = host not resolved, 7 = refused, 28 = timed out, 60 = certificate. */
  code: z.number().int(),
  message: z.string(),
});
const answeredSchema = z.object({
  outcome: z.literal('answered'),
  url: z.string(),
  status: z.number().int(),
  /** The gateway's `Date` header as sent. */
  date: z.string().nullable(),
});

const probeResultSchema = z.discriminatedUnion('outcome', [answeredSchema, curlErrorSchema]);

export const keyCheckSchema = z.discriminatedUnion('outcome', [
  answeredSchema.extend({
    /** At most 4,096 bytes, made valid UTF-8. */
    body: z.string(),
    contentType: z.string().nullable(),
    requestId: z.string().nullable(),
  }),
  curlErrorSchema,
  z.object({
    outcome: z.literal('keys-missing'),
    missing: z.array(z.enum(['api-key', 'private-key'])).min(1),
  }),
  z.object({ outcome: z.literal('not-signed') }),
]);

export const refusalSchema = z.discriminatedUnion('reason', [
  /** PHP runs as another user than the owner of app/etc/env.php. Magento was not started. */
  z.object({ reason: z.literal('wrong-owner') }),
  z.object({
    reason: z.literal('locked'),
    locked: z.array(z.object({ path: z.enum(READ_PATHS), lock: lockSchema })).min(1),
    state: instanceStateSchema,
  }),
  z.object({
    reason: z.literal('modules'),
    missing: z.array(z.string()),
    disabled: z.array(z.string()),
    state: instanceStateSchema,
  }),
  /** The instance is not in the state that the plan was made from. Nothing was written. */
  z.object({ reason: z.literal('changed'), state: instanceStateSchema }),
]);

/** As the store uses them, decrypted; null = there is none, or the store cannot read it. Secret: never log one. */
const exportedPairSchema = z.object({ apiKey: z.string().nullable(), privateKey: z.string().nullable() });

const server = { server: serverFactsSchema };
export const agentAnswerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('inspected'),
    ...server,
    state: instanceStateSchema,
    /** Only when asked for: the stored rows of exactly this state. */
    rows: z.array(rawRowSchema).nullable(),
    /** Only when asked for. */
    reach: z.object({ production: probeResultSchema, sandbox: probeResultSchema }).nullable(),
  }),
  /** Written (or restored), cleaned and read back. `snapshot` = the rows before, for `restore`. */
  z.object({
    kind: z.literal('applied'),
    ...server,
    snapshot: z.array(rawRowSchema),
    state: instanceStateSchema,
  }),
  /** Written, but read back differently: another writer, or a setting that the store does not take. */
  z.object({
    kind: z.literal('mismatch'),
    ...server,
    snapshot: z.array(rawRowSchema),
    paths: z.array(z.enum(READ_PATHS)).min(1),
    state: instanceStateSchema,
  }),
  z.object({
    kind: z.literal('keys'),
    ...server,
    production: exportedPairSchema,
    sandbox: exportedPairSchema,
  }),
  z.object({ kind: z.literal('finished'), ...server, state: instanceStateSchema }),
  z.object({
    kind: z.literal('validated'),
    ...server,
    production: keyCheckSchema,
    sandbox: keyCheckSchema,
  }),
  z.object({ kind: z.literal('refused'), ...server, refusal: refusalSchema }),
  z.object({
    kind: z.literal('failed'),
    server: serverFactsSchema.nullable(),
    /** Named by the agent itself where it knows; otherwise the text in `error` decides. */
    failure: agentFailureKindSchema.nullable(),
    error: agentErrorSchema,
    committed: z.boolean(),
    /** The rows before, once a write was begun. */
    snapshot: z.array(rawRowSchema).nullable(),
  }),
]);

export type AgentStep = (typeof AGENT_STEPS)[number];
export type AgentProgress = z.infer<typeof agentProgressSchema>;
export type KeyCheck = z.infer<typeof keyCheckSchema>;
export type AgentRefusal = z.infer<typeof refusalSchema>;
export type AgentAnswer = z.infer<typeof agentAnswerSchema>;
