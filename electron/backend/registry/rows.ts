/** The registry's rows, one per data space: any field may be missing, unknown ones are ignored. Pure. */
import { z } from 'zod';
import type { DataSpace, SaasProject } from '../../../shared/model/registry.ts';

const text = z.string().optional().catch(undefined);
const rowSchema = z.object({
  environmentId: z.string().min(1),
  environmentName: text,
  environmentType: text,
  projectId: z.string().min(1),
  projectName: text,
  imsOrganizationId: text,
});
const anyRowSchema = rowSchema.partial({ projectId: true });

export interface Row {
  readonly projectId: string;
  readonly projectName: string;
  readonly dataSpace: DataSpace;
}

/** The rows of an answer: `{"results":[...]}`, or one bare row. null = the answer is neither. */
export const rowsOf = (json: unknown): readonly unknown[] | null => {
  const listed = z.object({ results: z.array(z.unknown()) }).safeParse(json);
  if (listed.success) return listed.data.results;
  return z.object({ environmentId: z.string() }).safeParse(json).success ? [json] : null;
};

const spaceOf = (row: z.infer<typeof anyRowSchema>): DataSpace => ({
  environmentId: row.environmentId,
  environmentName: row.environmentName || row.environmentId,
  environmentType: row.environmentType ?? '',
  imsOrganizationId: row.imsOrganizationId || null,
});

/** null = the row cannot be used: one of its ids is missing. */
export const readRow = (raw: unknown): Row | null => {
  const { data: row } = rowSchema.safeParse(raw);
  if (row === undefined) return null;
  return { projectId: row.projectId, projectName: row.projectName || row.projectId, dataSpace: spaceOf(row) };
};

/** A data space alone, where the project does not matter. */
export const readDataSpace = (raw: unknown): DataSpace | null => {
  const { data: row } = anyRowSchema.safeParse(raw);
  return row === undefined ? null : spaceOf(row);
};

export interface Grouped {
  readonly projects: readonly SaasProject[];
  /** How many rows could not be used. */
  readonly dropped: number;
}

/** Projects in the registry's order, each with its data spaces; a data space listed twice counts once. */
export const groupRows = (raws: readonly unknown[]): Grouped => {
  const projects = new Map<string, { projectId: string; projectName: string; dataSpaces: DataSpace[] }>();
  let dropped = 0;
  for (const raw of raws) {
    const row = readRow(raw);
    if (row === null) {
      dropped++;
      continue;
    }
    const { projectId, projectName, dataSpace } = row;
    const project = projects.get(projectId) ?? { projectId, projectName, dataSpaces: [] };
    projects.set(projectId, project);
    const known = project.dataSpaces.some(({ environmentId }) => environmentId === dataSpace.environmentId);
    if (!known) project.dataSpaces.push(dataSpace);
  }
  return { projects: [...projects.values()], dropped };
};

/** The one project there is, or the only one of several that is meant; null = it cannot be told. */
export const onlyProject = (
  projects: readonly SaasProject[],
  isMeant: (project: SaasProject) => boolean,
): SaasProject | null => {
  const candidates = projects.length > 1 ? projects.filter(isMeant) : projects;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
};
