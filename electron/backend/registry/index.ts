/** The client for Adobe's gateway and its merchant registry: check a key pair; list, create and rename. */
import type { Log } from '../support/log.ts';
import type { CallOptions } from './call.ts';
import { callGateway } from './call.ts';
import { dataSpacePath, gatewayName, initializePath, pingPath, projectPath, registryPath } from './paths.ts';
import { readRows } from './read-rows.ts';
import { onlyProject, readDataSpace } from './rows.ts';
import type { Fetch, RegistryClient } from './types.ts';
import { verdictOf } from './verdict.ts';

export type { Fetch, Gateway, PairVerdict, RegistryClient } from './types.ts';

export interface RegistryClientOptions {
  readonly fetch: Fetch;
  readonly now: () => Date;
  /** Our version, named in the User-Agent. */
  readonly version: string;
  readonly log: Log;
  /** Milliseconds for one request; 15,000. */
  readonly timeout?: number;
  /** Bytes of one answer; 2 MiB. */
  readonly sizeLimit?: number;
  /** Milliseconds before a read is tried a second time; 300. */
  readonly retryDelay?: number;
}

export const createRegistryClient = (given: RegistryClientOptions): RegistryClient => {
  const options: CallOptions = { timeout: 15_000, sizeLimit: 2 * 1024 * 1024, retryDelay: 300, ...given };
  const json = true;
  return {
    async checkPair(gateway) {
      const outcome = await callGateway(options, gateway, { method: 'GET', path: pingPath, json: false });
      return verdictOf(outcome, gatewayName(gateway.baseUrl));
    },

    async projects(gateway) {
      const call = { method: 'GET', path: registryPath, json } as const;
      const { grouped } = await readRows(options, gateway, call, 'registry');
      return grouped.projects;
    },

    async createProject(gateway, projectName) {
      const call = { method: 'POST', path: initializePath, payload: { projectName }, json } as const;
      const { grouped, useless } = await readRows(options, gateway, call, 'registry');
      const created = onlyProject(grouped.projects, (project) => project.projectName === projectName);
      if (created === null) throw useless();
      return created;
    },

    async renameProject(gateway, projectId, projectName) {
      const path = projectPath(projectId);
      const isThis = (project: { projectId: string }): boolean => project.projectId === projectId;
      const change = { method: 'PATCH', path, payload: { projectName }, json } as const;
      const renamed = (await readRows(options, gateway, change, 'project')).grouped.projects.find(isThis);
      if (renamed !== undefined) return renamed;
      // Renamed, but the answer does not show the project: ask for it.
      const { grouped, useless } = await readRows(options, gateway, { method: 'GET', path, json }, 'project');
      const found = grouped.projects.find(isThis);
      if (found === undefined) throw useless();
      return found;
    },

    async renameDataSpace(gateway, environmentId, environmentName) {
      const path = dataSpacePath(environmentId);
      const change = { method: 'PATCH', path, payload: { environmentName }, json } as const;
      const { raw, useless } = await readRows(options, gateway, change, 'data-space');
      const spaces = raw.map(readDataSpace);
      const renamed = spaces.find((space) => space?.environmentId === environmentId);
      if (renamed == null) throw useless();
      return renamed;
    },
  };
};
