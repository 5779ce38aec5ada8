/** An instance: how it is reached, and what was learned about it (nothing secret). */
import { z } from 'zod';
import { adminConnectionSchema } from './connections/admin.ts';
import { dockerConnectionSchema } from './connections/docker.ts';
import { guidedConnectionSchema } from './connections/guided.ts';
import { sshConnectionSchema } from './connections/ssh.ts';
import { environmentSchema } from './environment-schema.ts';
import { apiKeyViewSchema, privateKeyViewSchema } from './key-set-schema.ts';
import { lockSources } from './lock.ts';

export const editions = ['commerce', 'open-source'] as const;
export const editionSchema = z.enum(editions);
export type Edition = z.infer<typeof editionSchema>;

export const connectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('practice'), edition: editionSchema }),
  z.object({
    kind: z.literal('local'),
    /** Absolute path of the Magento root on this computer. */
    root: z.string().min(1).max(4096),
    /** The `php` to run; null = the one found on PATH. Never a program of another computer (`\\server\share` on Windows). */
    php: z
      .string()
      .max(4096)
      .refine((path) => !/^[\\/]{2}/.test(path))
      .nullable(),
  }),
  sshConnectionSchema,
  dockerConnectionSchema,
  adminConnectionSchema,
  guidedConnectionSchema,
]);
export type Connection = z.infer<typeof connectionSchema>;

export const moduleFactSchema = z.object({
  name: z.string(),
  installed: z.boolean(),
  enabled: z.boolean(),
  version: z.string().nullable(),
});
export type ModuleFact = z.infer<typeof moduleFactSchema>;

/** A private key as found on the instance: readable (its fingerprint), or there but not usable. */
export const foundPrivateKeySchema = z.union([
  privateKeyViewSchema.pick({ fingerprint: true }),
  z.object({ unreadable: z.string() }),
]);

export const foundPairSchema = z.object({
  apiKey: apiKeyViewSchema.nullable(),
  privateKey: foundPrivateKeySchema.nullable(),
});
export type FoundPair = z.infer<typeof foundPairSchema>;

/** The ids on the instance, as stored in `services_connector/services_id/*`. */
export const foundIdsSchema = z.object({
  projectId: z.string().nullable(),
  projectName: z.string().nullable(),
  environmentId: z.string().nullable(),
  environmentName: z.string().nullable(),
  environmentType: z.string().nullable(),
  imsOrganizationId: z.string().nullable(),
});
export type FoundIds = z.infer<typeof foundIdsSchema>;

const reachSchema = z.enum(['reached', 'not-reached']);

export const instanceFactsSchema = z.object({
  inspectedAt: z.iso.datetime(),
  edition: editionSchema.nullable(),
  version: z.string().nullable(),
  mode: z.string().nullable(),
  baseUrl: z.string().nullable(),
  adminUrl: z.string().nullable(),
  php: z.string().nullable(),
  owner: z.string().nullable(),
  cloud: z.boolean(),
  modules: z.array(moduleFactSchema),
  /** Locked paths and where each lock comes from. */
  locks: z.array(z.object({ path: z.string(), source: z.enum(lockSources) })),
  /** Gateway addresses that the instance itself overrides. */
  gateways: z.object({ sandbox: z.string().nullable(), production: z.string().nullable() }),
  /** `magento_saas/environment`; anything but `production` is unusual. */
  activeEnvironment: z.string(),
  keys: z.object({ sandbox: foundPairSchema, production: foundPairSchema }),
  ids: foundIdsSchema,
  /** The rows are new while the running store still uses old values: an earlier write was interrupted. */
  stale: z.boolean(),
  /** Does the server itself reach the gateways? null = it was not asked, or cannot tell. */
  reach: z.object({ sandbox: reachSchema, production: reachSchema }).nullable().default(null),
  /** Our clock minus the instance's, in seconds. */
  clockOffset: z.number().nullable(),
  /** Identifies this exact configuration; a plan is only good for the state it was made from. */
  stateToken: z.string(),
});
export type InstanceFacts = z.infer<typeof instanceFactsSchema>;

/** The instance's own word on one of its key pairs, asked from the instance's side. */
export const serverCheckSchema = z.object({
  environment: environmentSchema,
  verdict: z.enum(['accepted', 'rejected', 'not-confirmed', 'not-possible']),
  message: z.string(),
  requestId: z.string().nullable(),
});
export type ServerCheck = z.infer<typeof serverCheckSchema>;
