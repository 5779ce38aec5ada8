/** Where a declared store belongs: its project and data space, found by name or id; a project is made once when it may be. */
import { createHash } from 'node:crypto';
import { type DeclaredStore, wantedProject } from '../../../shared/declaration/index.ts';
import type { DataSpace, SaasProject } from '../../../shared/model/registry.ts';
import type { ProjectChoice, SpaceChoice } from '../../../shared/model/store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { KeyPairSecrets } from '../credentials/types.ts';
import type { RegistryClient } from '../registry/types.ts';

/** Milliseconds for one call, with all its attempts. */
const callTimeout = 45_000;

/** Whose projects are asked for, and with what. Secret: `pair`. */
export interface Asker {
  readonly client: string;
  readonly baseUrl: string;
  readonly pair: KeyPairSecrets;
}

export interface Place {
  readonly project: ProjectChoice;
  readonly dataSpace: SpaceChoice;
}

interface Options {
  readonly registry: Pick<RegistryClient, 'projects' | 'createProject'>;
  /** One at a time per name, in all processes. */
  readonly inTurn: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
}

const findProject = (projects: readonly SaasProject[], nameOrId: string): SaasProject | null => {
  const byId = projects.find(({ projectId }) => projectId === nameOrId);
  if (byId !== undefined) return byId;
  const [first, ...others] = projects.filter(({ projectName }) => projectName === nameOrId);
  if (first !== undefined && others.length > 0) {
    const ids = [first, ...others].map(({ projectId }) => projectId).join(', ');
    throw new ProblemError('declaration.project-ambiguous', { name: nameOrId, ids });
  }
  return first ?? null;
};

const findSpace = ({ projectName, dataSpaces }: SaasProject, nameOrId: string): DataSpace => {
  const byId = dataSpaces.find(({ environmentId }) => environmentId === nameOrId);
  if (byId !== undefined) return byId;
  const [first, ...others] = dataSpaces.filter(({ environmentName }) => environmentName === nameOrId);
  if (first === undefined) {
    const names = dataSpaces.map(({ environmentName }) => environmentName).join(', ');
    throw new ProblemError('declaration.data-space-missing', { name: nameOrId, project: projectName, names });
  }
  if (others.length > 0) {
    const ids = [first, ...others].map(({ environmentId }) => environmentId).join(', ');
    throw new ProblemError('declaration.data-space-ambiguous', { name: nameOrId, ids });
  }
  return first;
};

const placeIn = (project: SaasProject, store: DeclaredStore): Place => {
  const { environmentId, environmentName, environmentType, imsOrganizationId } = findSpace(
    project,
    store.dataSpace,
  );
  return {
    project: { projectId: project.projectId, projectName: project.projectName },
    dataSpace: { environmentId, environmentName, environmentType, imsOrganizationId },
  };
};

/** What the registry says is asked for once per client while this is kept: for one plan, or one apply. */
export const createPlaces = ({ registry, inTurn }: Options) => {
  const known = new Map<string, Promise<SaasProject[]>>();
  const nameOf = ({ client, baseUrl }: Asker): string => JSON.stringify([client, baseUrl]);
  const gateway = ({ baseUrl, pair }: Asker) => ({
    baseUrl,
    pair,
    signal: AbortSignal.timeout(callTimeout),
  });

  const projectsOf = (asker: Asker): Promise<SaasProject[]> => {
    const name = nameOf(asker);
    const asked = known.get(name) ?? registry.projects(gateway(asker)).then((projects) => [...projects]);
    known.set(name, asked);
    asked.catch(() => known.delete(name));
    return asked;
  };

  const create = async (asker: Asker, projectName: string): Promise<SaasProject> => {
    try {
      const made = await registry.createProject(gateway(asker), projectName);
      const projects = await projectsOf(asker);
      // Somebody may have asked for the list meanwhile, and it has the new one already.
      if (!projects.some(({ projectId }) => projectId === made.projectId)) projects.push(made);
      return made;
    } catch (error) {
      // It may have been made all the same: whoever wants it next asks the registry.
      known.delete(nameOf(asker));
      throw error;
    }
  };

  /** Two stores, or two programs, that want the same new project get one. */
  const createOnce = (asker: Asker, projectName: string): Promise<SaasProject> => {
    const turn = createHash('sha256')
      .update(JSON.stringify([asker.client, projectName]))
      .digest('hex');
    return inTurn(`project-${turn.slice(0, 32)}`, async () => {
      const here = findProject(await projectsOf(asker), projectName);
      if (here !== null) return here;
      known.delete(nameOf(asker));
      return findProject(await projectsOf(asker), projectName) ?? create(asker, projectName);
    });
  };

  return {
    /** null = the project would have to be made. Throws `declaration.*`, `gateway.*`, `registry.*`. */
    find: async (asker: Asker, store: DeclaredStore): Promise<Place | null> => {
      const { nameOrId, mayCreate } = wantedProject(store);
      const project = findProject(await projectsOf(asker), nameOrId);
      if (project !== null) return placeIn(project, store);
      if (mayCreate) return null;
      throw new ProblemError('declaration.project-missing', { name: nameOrId });
    },
    findOrMake: async (asker: Asker, store: DeclaredStore): Promise<Place> => {
      const { nameOrId, mayCreate } = wantedProject(store);
      const found = findProject(await projectsOf(asker), nameOrId);
      if (found !== null) return placeIn(found, store);
      if (!mayCreate) throw new ProblemError('declaration.project-missing', { name: nameOrId });
      return placeIn(await createOnce(asker, nameOrId), store);
    },
  };
};
export type Places = ReturnType<typeof createPlaces>;
