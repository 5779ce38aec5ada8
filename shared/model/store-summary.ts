/** A store as one row of a long list: what is shown, sorted and filtered by, and nothing else. */
import { z } from 'zod';
import { type Facts, storeState, storeStates } from '../steps.ts';
import { type Connection, editionSchema } from './instance.ts';
import { purposeSchema, type Store, tagsSchema } from './store.ts';

const connectionKinds = [
  'practice',
  'local',
  'ssh',
  'docker',
  'admin',
  'guided',
] as const satisfies readonly Connection['kind'][];

export const storeSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  tags: tagsSchema,
  purpose: purposeSchema,
  kind: z.enum(connectionKinds),
  state: z.enum(storeStates),
  /** The key set; null = not chosen, or not there any more. */
  clientId: z.string().nullable(),
  clientLabel: z.string().nullable(),
  edition: editionSchema.nullable(),
  version: z.string().nullable(),
  baseUrl: z.string().nullable(),
  projectName: z.string().nullable(),
  dataSpaceName: z.string().nullable(),
  environmentId: z.string().nullable(),
  /** When the values were written that are on the instance now. */
  connectedAt: z.iso.datetime().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
});
export type StoreSummary = z.infer<typeof storeSummarySchema>;

export const summaryOf = (facts: Facts & { readonly store: Store }): StoreSummary => {
  const { store, keySet } = facts;
  return {
    id: store.id,
    name: store.name,
    tags: store.tags,
    purpose: store.purpose,
    kind: store.connection.kind,
    state: storeState(facts),
    clientId: keySet?.id ?? null,
    clientLabel: keySet?.label ?? null,
    edition: store.instance?.edition ?? null,
    version: store.instance?.version ?? null,
    baseUrl: store.instance?.baseUrl ?? null,
    projectName: store.project?.projectName ?? null,
    dataSpaceName: store.dataSpace?.environmentName ?? null,
    environmentId: store.dataSpace?.environmentId ?? null,
    connectedAt: store.applied?.at ?? null,
    checkedAt: store.check?.at ?? null,
    updatedAt: store.updatedAt,
  };
};
