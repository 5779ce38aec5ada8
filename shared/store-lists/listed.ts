/** The list of stores as a file: what it says of a store, without anything secret. Pure. */
import { z } from 'zod';
import { connectionSchema } from '../model/instance.ts';
import {
  projectChoiceSchema,
  purposeSchema,
  spaceChoiceSchema,
  storeSchema,
  tagsSchema,
} from '../model/store.ts';

/** One store of a list. A field that is not there is left as it is; null empties it. */
export const listedStoreSchema = z.object({
  name: storeSchema.shape.name,
  /** The client's name; null = none yet. */
  client: z.string().trim().min(1).max(120).nullable().optional(),
  purpose: purposeSchema.optional(),
  tags: tagsSchema.optional(),
  connection: connectionSchema.optional(),
  project: projectChoiceSchema.nullable().optional(),
  dataSpace: spaceChoiceSchema.nullable().optional(),
});
export type ListedStore = z.infer<typeof listedStoreSchema>;

/** What a list can say about a store, apart from its name. */
export const listedFields = ['client', 'purpose', 'tags', 'connection', 'project', 'dataSpace'] as const;
export const listedFieldSchema = z.enum(listedFields);
export type ListedField = z.infer<typeof listedFieldSchema>;

export const listFormat = 'commerce-connect-stores';
export const listVersion = 1;

/** The JSON form, before its stores are looked at one by one. */
export const storeListSchema = z.object({
  format: z.literal(listFormat),
  version: z.literal(listVersion),
  stores: z.array(z.unknown()),
});
export const listHeadSchema = z.object({
  format: z.literal(listFormat),
  version: z.number().int().positive(),
});

export const listFormats = ['json', 'csv'] as const;
export const listFormatSchema = z.enum(listFormats);
export type ListFormat = z.infer<typeof listFormatSchema>;

/** Characters of a list; 10,000 stores with long paths are about a third. */
export const longestList = 12 * 1024 * 1024;
export const mostRows = 50_000;
