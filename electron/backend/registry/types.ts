/** The gateway as the rest of the backend sees it. */
import type { KeyCheck } from '../../../shared/model/key-set.ts';
import type { DataSpace, SaasProject } from '../../../shared/model/registry.ts';
import type { KeyPairSecrets } from '../credentials/types.ts';

/** What we need of `fetch`; Node's, undici's and Electron's `net.fetch` all fit. */
export type Fetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    redirect: 'manual';
    signal: AbortSignal;
  },
) => Promise<Response>;

export interface Gateway {
  /** Base URL; a path in it is dropped, as the PHP client does. */
  readonly baseUrl: string;
  readonly pair: KeyPairSecrets;
  readonly signal: AbortSignal;
}

type WithoutPair<Check> = Check extends KeyCheck ? Omit<Check, 'pair' | 'checkedAt'> : never;

/** A check without the identity of the pair, which the caller adds. */
export type PairVerdict = WithoutPair<KeyCheck>;

export interface RegistryClient {
  /** Never throws: what went wrong is part of the verdict. */
  checkPair(gateway: Gateway): Promise<PairVerdict>;
  /** The calls below throw `ProblemError` with a `gateway.*`, `registry.*` or `key.unreadable` code. */
  projects(gateway: Gateway): Promise<readonly SaasProject[]>;
  /** Never sent twice: a time-out may mean that the project was created. Ask `projects` before trying again. */
  createProject(gateway: Gateway, projectName: string): Promise<SaasProject>;
  renameProject(gateway: Gateway, projectId: string, projectName: string): Promise<SaasProject>;
  renameDataSpace(gateway: Gateway, environmentId: string, environmentName: string): Promise<DataSpace>;
}
