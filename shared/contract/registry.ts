/** SaaS projects and data spaces of a store's key set, through the gateway. */
import { z } from 'zod';
import { dataSpaceSchema, projectNameSchema, saasProjectSchema } from '../model/registry.ts';
import { procedure } from './base.ts';
import { storeId } from './stores.ts';

export const registryContract = {
  projects: procedure.input(storeId).output(z.array(saasProjectSchema)),
  /** Creates a project with its data spaces. Not repeated by itself: it is not idempotent. */
  createProject: procedure
    .input(storeId.extend({ projectName: projectNameSchema }))
    .output(saasProjectSchema),
  renameProject: procedure
    .input(storeId.extend({ projectId: z.string(), projectName: projectNameSchema }))
    .output(saasProjectSchema),
  renameDataSpace: procedure
    .input(storeId.extend({ environmentId: z.string(), environmentName: projectNameSchema }))
    .output(dataSpaceSchema),
};
