/** Checks one store: one look at its instance, and the gateway's word on the pairs that it uses. Never asks the user. */
import { driftsOf, resultOf } from '../../../shared/checks.ts';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { Applied, Store } from '../../../shared/model/store.ts';
import type { Drift, StoreCheck } from '../../../shared/model/store-check.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import { appliedPair, foundIdentity } from '../../../shared/rotation.ts';
import { orAborted } from '../batch/abort.ts';
import type { InstanceConnection } from '../instance/connection.ts';
import { type GatewayWords, noWord, type Word } from './gateway-words.ts';

export interface CheckStorePorts {
  readonly connect: (store: Store) => Promise<InstanceConnection>;
  readonly gatewaysFor: (store: Store) => Promise<Gateways>;
  readonly rememberInstance: (storeId: string, instance: InstanceFacts) => void;
  readonly explain: (error: unknown) => Problem;
  readonly now: () => Date;
}

type Gateways = Readonly<Record<Environment, string>>;
/** `pairIdentity` of each; null = there is none, or none that can be read. */
type Pairs = Readonly<Record<Environment, string | null>>;
type Finding = Omit<StoreCheck, 'at'>;

const keyCheckTimeout = 30_000;

/** Both pairs' words: what the gateway refuses, and the first reason why it could not be asked. */
const together = (words: readonly Word[]): Pick<Finding, 'drifts' | 'problem'> => ({
  drifts: words.flatMap(({ drift }) => (drift === null ? [] : [drift])),
  problem: words.find(({ problem }) => problem !== null)?.problem ?? null,
});

export const createCheckStore = (ports: CheckStorePorts) => {
  /** Of a pair that is not ours only the instance can say whether the gateway takes it. */
  const wordsOfInstance = async (
    connection: InstanceConnection,
    gateways: Gateways,
    among: readonly Environment[],
    signal: AbortSignal,
  ): Promise<readonly Word[]> => {
    if (among.length === 0) return [];
    const limit = AbortSignal.any([signal, AbortSignal.timeout(keyCheckTimeout)]);
    const checks = await connection.validateKeys(gateways, limit).catch(() => []);
    return checks
      .filter(({ environment, verdict }) => among.includes(environment) && verdict === 'rejected')
      .map(({ environment, message, requestId }) => ({
        drift: { kind: 'keys-rejected', environment, message, requestId },
        problem: null,
      }));
  };

  const askAll = async (
    { keySetId }: Store,
    pairs: Pairs,
    gateways: Gateways,
    words: GatewayWords,
  ): Promise<{ readonly known: readonly Word[]; readonly foreign: readonly Environment[] }> => {
    const known: Word[] = [];
    const foreign: Environment[] = [];
    await Promise.all(
      environments.map(async (environment) => {
        const pair = pairs[environment];
        if (pair === null || keySetId === null) return;
        const word = words({ keySetId, environment, pair, baseUrl: gateways[environment] });
        if (word === null) foreign.push(environment);
        known.push((await word) ?? noWord);
      }),
    );
    return { known, foreign };
  };

  /** Where somebody entered other keys, they may have had to: is the pair that was applied good for anything still? */
  const withReplaced = async (
    drifts: readonly Drift[],
    { keySetId }: Store,
    applied: Applied,
    gateways: Gateways,
    words: GatewayWords,
  ): Promise<readonly Drift[]> =>
    Promise.all(
      drifts.map(async (drift) => {
        if (drift.kind !== 'keys-changed' || keySetId === null) return drift;
        const { environment } = drift;
        const pair = appliedPair(applied, environment);
        const word = await words({ keySetId, environment, pair, baseUrl: gateways[environment] });
        return word?.drift == null ? drift : { ...drift, replaced: true };
      }),
    );

  const check = async (
    store: Store,
    applied: Applied,
    words: GatewayWords,
    signal: AbortSignal,
  ): Promise<Finding> => {
    const connection = await orAborted(ports.connect(store), signal);
    try {
      const instance = await orAborted(connection.inspect(signal), signal);
      ports.rememberInstance(store.id, instance);
      const pairs = {
        sandbox: foundIdentity(instance.keys.sandbox),
        production: foundIdentity(instance.keys.production),
      };
      // Those of now: the store may name others than when it was looked at last.
      const gateways = await ports.gatewaysFor({ ...store, instance });
      const { known, foreign } = await askAll(store, pairs, gateways, words);
      const told = await wordsOfInstance(connection, gateways, foreign, signal);
      const asked = together([...known, ...told]);
      const changed = await withReplaced(driftsOf(applied, instance), store, applied, gateways, words);
      const drifts = [...changed, ...asked.drifts];
      return { result: resultOf(drifts), drifts, problem: asked.problem };
    } finally {
      await connection.close();
    }
  };

  /** Nothing is seen of an instance that only the user reaches; its keys are known. */
  const checkUnseen = async (store: Store, applied: Applied, words: GatewayWords): Promise<Finding> => {
    const pairs = {
      sandbox: appliedPair(applied, 'sandbox'),
      production: appliedPair(applied, 'production'),
    };
    const gateways = await ports.gatewaysFor(store);
    const { drifts, problem } = together((await askAll(store, pairs, gateways, words)).known);
    return { result: resultOf(drifts), drifts, problem };
  };

  /** Throws only what a stop or the time limit throws; a store that cannot be read is `unreachable`. */
  return async (
    store: Store,
    applied: Applied,
    words: GatewayWords,
    signal: AbortSignal,
  ): Promise<StoreCheck> => {
    const at = (): string => ports.now().toISOString();
    try {
      const finding =
        store.connection.kind === 'guided'
          ? await checkUnseen(store, applied, words)
          : await check(store, applied, words, signal);
      return { at: at(), ...finding };
    } catch (error) {
      signal.throwIfAborted();
      const problem = error instanceof ProblemError ? error.problem : ports.explain(error);
      return { at: at(), result: 'unreachable', drifts: [], problem };
    }
  };
};
