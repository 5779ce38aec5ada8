/** What the project step shows, from the facts and the registry's list. Pure. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { SaasProject } from '../../../shared/model/registry.ts';

type KnownFacts = Pick<StoreFacts, 'store'>;

export interface Preselection {
  readonly projectId: string;
  /** Was it taken from the instance, without the user having chosen it? */
  readonly fromInstance: boolean;
}

/** The user's own choice, else the project that the instance already has; nothing that is not in the list. */
export const preselectedProject = (
  { store }: KnownFacts,
  projects: readonly SaasProject[],
): Preselection | null => {
  const listed = (id: string | null | undefined): id is string =>
    projects.some(({ projectId }) => projectId === id);
  const chosen = store.project?.projectId;
  if (listed(chosen)) return { projectId: chosen, fromInstance: false };
  const found = store.instance?.ids.projectId;
  return listed(found) ? { projectId: found, fromInstance: true } : null;
};

/** The name of the instance's project, when these keys do not have it. */
export const unknownOnInstance = ({ store }: KnownFacts, projects: readonly SaasProject[]): string | null => {
  const ids = store.instance?.ids;
  if (!ids?.projectId || projects.some(({ projectId }) => projectId === ids.projectId)) return null;
  return ids.projectName || ids.projectId;
};
