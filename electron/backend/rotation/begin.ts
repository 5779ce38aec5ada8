/** Whether a new pair may take the place of a client's current one. Every refusal comes before anything is changed. */
import { type Environment, environments } from '../../../shared/model/environment.ts';
import { type KeySet, pairIdentity } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { problemOfCheck } from '../../../shared/problem-of-check.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { activeEnvironment } from '../registry/projects.ts';
import { type RotationPorts, requireKeySet, storesOf } from './types.ts';

export interface BeginRequest {
  readonly keySetId: string;
  /** An ordinary key set with the new pair or pairs; it goes. */
  readonly fromKeySetId: string;
  /** Stores that get the new pair although it does not know their project. */
  readonly unknownProjects: readonly string[];
  /** The rotation before this one is not finished, and its stores get this pair. */
  readonly anew: boolean;
}

/** All attempts of one call together. */
const callTimeout = 45_000;

/** The environments whose pairs are new and complete. Throws `rotation.no-pair`, `rotation.same-pair`. */
export const newEnvironments = (client: KeySet, source: KeySet): readonly Environment[] => {
  const entered = environments.filter((environment) => {
    const { apiKey, privateKey } = source[environment];
    return apiKey !== null || privateKey !== null;
  });
  const half = entered.find((environment) => pairIdentity(source[environment]) === null);
  if (half !== undefined || entered.length === 0) {
    throw new ProblemError('rotation.no-pair', { environment: half ?? 'production' });
  }
  const same = entered.find(
    (environment) => pairIdentity(source[environment]) === pairIdentity(client[environment]),
  );
  if (same !== undefined) throw new ProblemError('rotation.same-pair', { environment: same });
  return entered;
};

/** One rotation after the other, unless the user goes on with another pair. Throws `rotation.open`. */
export const checkOpen = ({ previous }: KeySet, among: readonly Environment[], anew: boolean): void => {
  if (previous === null) return;
  const open = environments.filter((environment) => previous[environment] !== null);
  const isFree = !previous.givenUp && !open.some((environment) => among.includes(environment));
  // After giving up, an environment that is left out would stay between the old pair and the new one.
  const isWhole = !previous.givenUp || open.every((environment) => among.includes(environment));
  if (!isFree && !(anew && isWhole)) throw new ProblemError('rotation.open');
};

/** The one that the user has seen is open still, and no other. */
const isSameRotation = (seen: KeySet, now: KeySet): boolean =>
  seen.previous?.since === now.previous?.since && seen.previous?.givenUp === now.previous?.givenUp;

export const createBegin = (ports: RotationPorts) => {
  const { repository, credentials, registry } = ports;

  /** The gateway's word on the new pairs. Throws `gateway.*`. */
  const requireAccepted = async (
    keySetId: string,
    among: readonly Environment[],
    storeId: string | null,
  ): Promise<void> => {
    const checks = await credentials.check({ keySetId, storeId });
    for (const environment of among) {
      const check = checks[environment];
      const problem = check && problemOfCheck(check);
      if (problem) throw new ProblemError(problem.code, problem.params);
      if (check === null) throw new ProblemError('rotation.no-pair', { environment });
    }
  };

  /** Which project ids the new pair of this environment knows. */
  const projectsKnown = async (
    keySetId: string,
    environment: Environment,
    storeId: string,
  ): Promise<ReadonlySet<string>> => {
    const [pair, gateways] = await Promise.all([
      credentials.readPair(keySetId, environment),
      ports.gatewaysFor(keySetId, storeId),
    ]);
    const signal = AbortSignal.timeout(callTimeout);
    const projects = await registry.projects({ baseUrl: gateways[environment], pair, signal });
    return new Set(projects.map(({ projectId }) => projectId));
  };

  /** Another license holder has other projects: his keys would cut the stores off. Throws `rotation.other-account`. */
  const requireSameAccount = async (
    keySetId: string,
    among: readonly Environment[],
    stores: readonly Store[],
    allowed: readonly string[],
  ): Promise<void> => {
    const strangers: string[] = [];
    for (const environment of among) {
      const asking = stores.filter(
        (store) => store.applied !== null && activeEnvironment(store) === environment,
      );
      const [first] = asking;
      if (first === undefined) continue;
      const known = await projectsKnown(keySetId, environment, first.id);
      const unknown = asking.filter(({ applied }) => applied !== null && !known.has(applied.projectId));
      strangers.push(...unknown.filter(({ id }) => !allowed.includes(id)).map(({ name }) => name));
    }
    if (strangers.length > 0) {
      throw new ProblemError('rotation.other-account', { names: strangers.sort().join(', ') });
    }
  };

  return async ({ keySetId, fromKeySetId, unknownProjects, anew }: BeginRequest): Promise<KeySet> => {
    const client = requireKeySet(repository, keySetId);
    const source = requireKeySet(repository, fromKeySetId);
    const among = newEnvironments(client, source);
    if (client.practice !== source.practice) throw new ProblemError('rotation.other-kind');
    const users = storesOf(repository, fromKeySetId).map(({ name }) => name);
    if (users.length > 0) throw new ProblemError('stores.key-set-in-use', { names: users.join(', ') });
    checkOpen(client, among, anew);
    const stores = storesOf(repository, keySetId);
    const asking = stores.find(({ applied }) => applied !== null)?.id ?? null;
    await requireAccepted(fromKeySetId, among, asking);
    await requireSameAccount(fromKeySetId, among, stores, unknownProjects);
    return credentials.replacePairs({
      keySetId,
      fromKeySetId,
      environments: among,
      // Another process may have begun one meanwhile, and the pair that stores have would be lost.
      allow: (now) => checkOpen(now, among, anew && isSameRotation(client, now)),
    });
  };
};
