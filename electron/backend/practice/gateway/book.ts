/** The practice gateway's book: who has which keys, projects and data spaces. */
import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Environment } from '../../../../shared/model/environment.ts';
import type { Edition } from '../../../../shared/model/instance.ts';
import type { JsonFile } from '../json-file.ts';
import { newProject } from './merchants.ts';
import type { GatewayState, Ports, PracticeProject, RegisteredKey } from './state.ts';

export interface IssuedPair {
  readonly apiKey: string;
  /** PKCS#8 PEM. Not kept anywhere: whoever asked for the pair has the only copy. */
  readonly privateKeyPem: string;
}

export interface KeyOwner {
  readonly edition: Edition;
  readonly environment: Environment;
}

export interface Book {
  read(): Promise<GatewayState>;
  /** Makes a key pair. It replaces the active one of this environment at once, as on the real portal. */
  issuePair(owner: KeyOwner, name: string): Promise<IssuedPair>;
  deleteKey(owner: KeyOwner, apiKey: string): Promise<void>;
  createProject(edition: Edition, projectName: string): Promise<PracticeProject>;
  /** null = this merchant has no such project. */
  renameProject(edition: Edition, projectId: string, projectName: string): Promise<PracticeProject | null>;
  /** null = this merchant has no such data space. Answers its project. */
  renameDataSpace(edition: Edition, environmentId: string, name: string): Promise<PracticeProject | null>;
  keepPorts(ports: Ports): Promise<void>;
}

const generate = promisify(generateKeyPair);

const owns = (owner: KeyOwner, key: RegisteredKey): boolean =>
  key.edition === owner.edition && key.environment === owner.environment;

export const hasSpace = (project: PracticeProject, environmentId: string): boolean =>
  project.dataSpaces.some((space) => space.environmentId === environmentId);

export const createBook = (file: JsonFile<GatewayState>, now: () => Date): Book => {
  const at = (): string => now().toISOString();

  const changeProject = async (
    isIt: (project: PracticeProject) => boolean,
    change: (project: PracticeProject) => PracticeProject,
  ): Promise<PracticeProject | null> => {
    const next = await file.update((state) => ({
      ...state,
      projects: state.projects.map((project) => (isIt(project) ? change(project) : project)),
    }));
    return next.projects.find(isIt) ?? null;
  };

  return {
    read: () => file.read(),

    async issuePair(owner, name) {
      const { publicKey, privateKey } = await generate('rsa', { modulusLength: 2048 });
      const apiKey = randomBytes(16).toString('hex');
      const added: RegisteredKey = {
        apiKey,
        name,
        ...owner,
        publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        createdAt: at(),
        replacedAt: null,
      };
      await file.update((state) => ({
        ...state,
        keys: [
          ...state.keys.map((key) =>
            owns(owner, key) ? { ...key, replacedAt: key.replacedAt ?? at() } : key,
          ),
          added,
        ],
      }));
      return { apiKey, privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
    },

    async deleteKey(owner, apiKey) {
      await file.update((state) => ({
        ...state,
        keys: state.keys.filter((key) => !(owns(owner, key) && key.apiKey === apiKey)),
      }));
    },

    async createProject(edition, projectName) {
      const project = newProject(edition, projectName, at());
      await file.update((state) => ({ ...state, projects: [...state.projects, project] }));
      return project;
    },

    renameProject: (edition, projectId, projectName) =>
      changeProject(
        (project) => project.edition === edition && project.projectId === projectId,
        (project) => ({ ...project, projectName }),
      ),

    renameDataSpace: (edition, environmentId, environmentName) =>
      changeProject(
        (project) => project.edition === edition && hasSpace(project, environmentId),
        (project) => ({
          ...project,
          dataSpaces: project.dataSpaces.map((space) =>
            space.environmentId === environmentId ? { ...space, environmentName, updatedAt: at() } : space,
          ),
        }),
      ),

    async keepPorts(ports) {
      await file.update((state) => ({ ...state, ports }));
    },
  };
};
