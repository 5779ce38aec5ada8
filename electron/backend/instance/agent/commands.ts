// What the agent can be asked to do. A command travels inside the script, on PHP's standard input only.
import { z } from 'zod';
import { WRITABLE_PATHS } from './paths.ts';

export const gatewayUrlsSchema = z.strictObject({
  production: z.url().optional(),
  sandbox: z.url().optional(),
});

/** One row of core_config_data as it is stored: keys stay encrypted under the instance's own crypt key. */
export const rawRowSchema = z.discriminatedUnion('present', [
  z.strictObject({ path: z.enum(WRITABLE_PATHS), present: z.literal(true), value: z.string().nullable() }),
  z.strictObject({ path: z.enum(WRITABLE_PATHS), present: z.literal(false) }),
]);

/** `null` deletes the row. The agent writes keys, then project, then data space, whatever the order here. */
export const changeSchema = z.strictObject({
  path: z.enum(WRITABLE_PATHS),
  value: z.string().min(1).max(65_535).nullable(),
});

export const agentCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('inspect'),
    /** Answer the stored rows too, for a snapshot before a write. */
    rows: z.boolean().default(false),
    /** Ask these gateways too, from the server; the instance's own addresses win. */
    probe: gatewayUrlsSchema.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('apply'),
    expectedToken: z.string().min(1),
    changes: z.array(changeSchema).min(1).max(WRITABLE_PATHS.length),
  }),
  z.strictObject({ kind: z.literal('finish') }),
  /** Only with the user's consent: the answer holds private keys. */
  z.strictObject({ kind: z.literal('export-keys') }),
  z.strictObject({
    kind: z.literal('restore'),
    expectedToken: z.string().min(1),
    rows: z.array(rawRowSchema).min(1).max(WRITABLE_PATHS.length),
  }),
  z.strictObject({
    kind: z.literal('validate'),
    gateways: gatewayUrlsSchema.default({}),
    /** Product and version for the User-Agent header. */
    product: z
      .string()
      .regex(/^[\w ./-]{1,60}$/)
      .default('Commerce Connect'),
  }),
]);

export type GatewayUrls = z.infer<typeof gatewayUrlsSchema>;
export type RawRow = z.infer<typeof rawRowSchema>;
export type ConfigChange = z.infer<typeof changeSchema>;
export type AgentCommand = z.input<typeof agentCommandSchema>;
