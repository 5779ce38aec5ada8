/** SaaS projects and their data spaces, as the merchant registry returns them. */
import { z } from 'zod';

export const dataSpaceSchema = z.object({
  environmentId: z.string(),
  environmentName: z.string(),
  /** As the registry prints it; `Testing` was seen, the production literal is not documented. */
  environmentType: z.string(),
  imsOrganizationId: z.string().nullable(),
});
export type DataSpace = z.infer<typeof dataSpaceSchema>;

export const saasProjectSchema = z.object({
  projectId: z.string(),
  projectName: z.string(),
  dataSpaces: z.array(dataSpaceSchema),
});
export type SaasProject = z.infer<typeof saasProjectSchema>;

export const projectNameSchema = z.string().trim().min(1).max(255);
