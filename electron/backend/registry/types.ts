/** The gateway as the rest of the backend sees it. */
import type { KeyCheck } from '../../../shared/model/key-set.ts';
import type { DataSpace, SaasProject } from '../../../shared/model/registry.ts';
import type { KeyPairSecrets } from '../credentials/types.ts';

export interface Gateway {
  /** Base URL; a path in it is dropped, as the PHP client does. */
  readonly baseUrl: string;
  readonly pair: KeyPairSecrets;
  readonly signal: AbortSignal;
}

/** A check without the identity of the pair, which the caller adds. */
export type PairVerdict = KeyCheck extends infer Check
  ? Check extends KeyCheck
    ? Omit<Check, 'pair' | 'checkedAt'>
    : never
  : never;

export interface RegistryClient {
  /** Never throws: what went wrong is part of the verdict. */
  checkPair(gateway: Gateway): Promise<PairVerdict>;
  /** The calls below throw `ProblemError` with a `gateway.*` or `registry.*` code. */
  projects(gateway: Gateway): Promise<readonly SaasProject[]>;
  createProject(gateway: Gateway, projectName: string): Promise<SaasProject>;
  renameProject(gateway: Gateway, projectId: string, projectName: string): Promise<SaasProject>;
  renameDataSpace(gateway: Gateway, environmentId: string, environmentName: string): Promise<DataSpace>;
}
