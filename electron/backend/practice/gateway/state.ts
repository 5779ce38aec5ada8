/** What the practice gateway remembers, in one file. Public keys only: a private key is never written. */
import { z } from 'zod';
import { environmentSchema } from '../../../../shared/model/environment-schema.ts';
import { editionSchema } from '../../../../shared/model/instance.ts';

const portSchema = z.number().int().min(1).max(65_535);

export const portsSchema = z.object({ production: portSchema, sandbox: portSchema, portal: portSchema });
export type Ports = z.infer<typeof portsSchema>;

const keySchema = z.object({
  apiKey: z.string(),
  name: z.string(),
  edition: editionSchema,
  environment: environmentSchema,
  /** SPKI PEM. */
  publicKey: z.string(),
  createdAt: z.iso.datetime(),
  /** When a newer pair took its place; only one pair per environment is active. */
  replacedAt: z.iso.datetime().nullable(),
});
export type RegisteredKey = z.infer<typeof keySchema>;

const spaceSchema = z.object({
  environmentId: z.string(),
  environmentName: z.string(),
  environmentType: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

const projectSchema = z.object({
  projectId: z.string(),
  projectName: z.string(),
  edition: editionSchema,
  dataSpaces: z.array(spaceSchema),
});
export type PracticeProject = z.infer<typeof projectSchema>;

export const gatewayStateSchema = z.object({
  version: z.literal(1),
  /** Where it last listened, so that addresses stay the same after a restart. */
  ports: portsSchema.nullable(),
  keys: z.array(keySchema),
  projects: z.array(projectSchema),
});
export type GatewayState = z.infer<typeof gatewayStateSchema>;

export const emptyGatewayState = (): GatewayState => ({ version: 1, ports: null, keys: [], projects: [] });
