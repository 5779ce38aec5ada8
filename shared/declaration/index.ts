/** stores.yaml: clients and stores as one file declares them. Never a secret itself, only where it is to be found. */
import { z } from 'zod';
import { projectNameSchema } from '../model/registry.ts';
import { purposeSchema, storeSchema, tagsSchema } from '../model/store.ts';
import { declaredConnectionSchema } from './connections.ts';

/** Where a secret is. A command is run without a shell, and what it prints is the secret. */
export const secretRefSchema = z.union([
  z
    .strictObject({ file: z.string().min(1).max(4096).describe('A file, relative to stores.yaml.') })
    .describe('The secret is the content of a file.'),
  z
    .strictObject({
      env: z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
        .describe(
          'The name of an environment variable that holds nothing else; not PATH, HOME and their like.',
        ),
    })
    .describe('The secret is the value of an environment variable.'),
  z
    .strictObject({
      command: z
        .array(z.string().max(4096))
        .min(1)
        .max(64)
        .describe('A program and its arguments, as ["op", "read", "op://vault/item/field"]. No shell.'),
    })
    .describe('The secret is what a program prints.'),
]);
export type SecretRef = z.infer<typeof secretRefSchema>;

const declaredPairSchema = z
  .strictObject({ apiKey: secretRefSchema, privateKey: secretRefSchema })
  .describe('One key pair.');

export const declaredKeysSchema = z.union([
  z
    .enum(['keychain', 'practice'])
    .describe('keychain = the key set of this name is there; practice = made in the practice portal.'),
  z
    .strictObject({ sandbox: declaredPairSchema, production: declaredPairSchema })
    .describe('Both key pairs, each value by where it is to be found.'),
]);
export type DeclaredKeys = z.infer<typeof declaredKeysSchema>;

export const declaredClientSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).describe('The name of the key set.'),
  keys: declaredKeysSchema,
});
export type DeclaredClient = z.infer<typeof declaredClientSchema>;

export const declaredProjectSchema = z.union([
  projectNameSchema.describe('The name or the id of a SaaS project.'),
  z.strictObject({
    name: projectNameSchema.describe('The name or the id of a SaaS project.'),
    create: z.boolean().default(false).describe('Make the project when there is none of this name.'),
  }),
]);

export const declaredStoreSchema = z.strictObject({
  name: storeSchema.shape.name.describe('The name of the store in the list.'),
  client: z.string().trim().min(1).max(120).describe('The client whose keys this store gets.'),
  purpose: purposeSchema.default('production').describe('Is this the shop that customers use?'),
  tags: tagsSchema.default([]).describe('Words to find stores by.'),
  connection: declaredConnectionSchema,
  project: declaredProjectSchema,
  dataSpace: z.string().trim().min(1).max(255).describe('The name or the id of a SaaS data space.'),
});
export type DeclaredStore = z.infer<typeof declaredStoreSchema>;

export const declarationSchema = z.strictObject({
  version: z.literal(1),
  clients: z.array(declaredClientSchema).max(10_000),
  stores: z.array(declaredStoreSchema).max(10_000),
});
export type Declaration = z.infer<typeof declarationSchema>;

export interface WantedProject {
  readonly nameOrId: string;
  readonly mayCreate: boolean;
}
export const wantedProject = ({ project }: DeclaredStore): WantedProject =>
  typeof project === 'string'
    ? { nameOrId: project, mayCreate: false }
    : { nameOrId: project.name, mayCreate: project.create };
