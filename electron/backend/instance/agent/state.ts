// What the agent tells about an instance: the server, the modules, and every setting as row and as effective value.
import { z } from 'zod';
import { READ_PATHS } from './paths.ts';

/** Known without starting Magento, so it is told even when the agent may not start it. */
export const serverFactsSchema = z.object({
  phpVersion: z.string(),
  /** Login names, or numbers where there is no name; null where PHP has no posix extension. */
  user: z.string().nullable(),
  owner: z.string().nullable(),
  /** True when PHP runs as the owner of app/etc/env.php, or where owners are not known (no posix). */
  writable: z.boolean(),
  cloud: z.boolean(),
  /** From composer.lock; null where it names no product package. */
  edition: z.enum(['Community', 'Enterprise']).nullable(),
  version: z.string().nullable(),
  /** Seconds since 1970 by the server's clock, to the millisecond. */
  time: z.number(),
});

export const moduleFactsSchema = z.object({
  installed: z.boolean(),
  enabled: z.boolean(),
  /** Version of the module's Composer package; null when it is not installed through Composer. */
  version: z.string().nullable(),
});

/** A private key never leaves the instance: `fingerprint` = SHA-256 (hex) of its SubjectPublicKeyInfo DER. */
export const shownValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('text'), value: z.string() }),
  z.object({ kind: z.literal('private-key'), fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({
    kind: z.literal('unreadable'),
    reason: z.enum(['not-decrypted', 'not-a-private-key', 'not-rsa']),
  }),
]);

export const lockSchema = z.enum(['env.php', 'config.php', 'environment-variable', 'unknown']);

export const settingStateSchema = z.object({
  path: z.enum(READ_PATHS),
  /** The database row, decrypted where it is encrypted at rest. */
  row: shownValueSchema,
  /** What the running store uses, cached values and locks included. */
  effective: shownValueSchema,
  encryptedAtRest: z.boolean(),
  lock: lockSchema.nullable(),
  /** The row differs from what the store uses, and no lock explains it: the config cache was not cleaned. */
  stale: z.boolean(),
});

export const instanceStateSchema = z.object({
  mode: z.string(),
  adminFrontName: z.string().nullable(),
  baseUrls: z.object({ secure: z.string().nullable(), unsecure: z.string().nullable() }),
  /** By module name, for instance Magento_ServicesConnector. */
  modules: z.record(z.string(), moduleFactsSchema),
  /** The instance's own services_connector/{production,sandbox}_gateway_url; null = the built-in address. */
  gateways: z.object({ production: z.string().nullable(), sandbox: z.string().nullable() }),
  settings: z.array(settingStateSchema).length(READ_PATHS.length),
  stale: z.boolean(),
  /** Changes whenever a row, an effective value or a lock changes. Tells nothing about the values. */
  stateToken: z.string().regex(/^[0-9a-f]{64}$/),
});

export type ServerFacts = z.infer<typeof serverFactsSchema>;
export type ModuleFacts = z.infer<typeof moduleFactsSchema>;
export type ShownValue = z.infer<typeof shownValueSchema>;
export type SettingLock = z.infer<typeof lockSchema>;
export type SettingState = z.infer<typeof settingStateSchema>;
export type InstanceState = z.infer<typeof instanceStateSchema>;
