/** SaaS projects and data spaces of a key set, through the gateway. */
import { z } from 'zod';
import { environmentSchema } from '../model/environment-schema.ts';
import { dataSpaceSchema, projectNameSchema, saasProjectSchema } from '../model/registry.ts';
import { procedure } from './base.ts';
import { storeId } from './stores.ts';

/** Whose keys ask: those of a store, as its instance would ask; or one pair of a key set that needs no store. */
const clientAsks = z.object({ keySetId: z.string(), environment: environmentSchema });
export type Asks = z.infer<typeof storeId> | z.infer<typeof clientAsks>;

const asks = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.union([storeId.extend(shape), clientAsks.extend(shape)]);

export const registryContract = {
  projects: procedure.input(asks({})).output(z.array(saasProjectSchema)),
  /** Creates a project with its data spaces. Not repeated by itself: it is not idempotent. */
  createProject: procedure.input(asks({ projectName: projectNameSchema })).output(saasProjectSchema),
  renameProject: procedure
    .input(asks({ projectId: z.string(), projectName: projectNameSchema }))
    .output(saasProjectSchema),
  renameDataSpace: procedure
    .input(asks({ environmentId: z.string(), environmentName: projectNameSchema }))
    .output(dataSpaceSchema),
};
