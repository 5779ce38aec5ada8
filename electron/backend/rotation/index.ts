/** Rotation: new pairs take the place of a client's, its stores get them one by one, and then the pairs before go. */

import type { BatchEvent, BatchResult } from '../../../shared/model/batch.ts';
import { environments } from '../../../shared/model/environment.ts';
import { type KeySet, validCheck } from '../../../shared/model/key-set.ts';
import { problemOfCheck } from '../../../shared/problem-of-check.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { isLeft, type Rotation, rotationOf, rotationStateOf } from '../../../shared/rotation.ts';
import { runBatch } from '../batch/run.ts';
import { type BeginRequest, createBegin } from './begin.ts';
import { createGiveKeys } from './give-keys.ts';
import { type RotationPorts, requireKeySet, storesOf } from './types.ts';

export interface RotationRun {
  readonly keySetId: string;
  /** null = every store that is left. */
  readonly storeIds: readonly string[] | null;
  readonly concurrency: number;
  /** Milliseconds for each store. */
  readonly timeout: number;
  /** Stores whose keys somebody else changed, and that get the client's all the same. */
  readonly overwriteForeign: readonly string[];
}

const askTimeout = 45_000;

export const createRotation = (ports: RotationPorts) => {
  const { repository, credentials, onboarding, registry, log } = ports;
  const beginWith = createBegin(ports);
  const giveKeys = createGiveKeys(ports);

  /** A store whose last change has no known end may turn out to have the pair before. */
  const isOver = (keySet: KeySet): boolean =>
    storesOf(repository, keySet.id).every(
      (store) => !isLeft(rotationStateOf(store, keySet)) && onboarding.stateOf(store.id) === 'none',
    );

  /** The pairs before go from the keychain when no store needs them. Never throws: what fails now is done the next time. */
  const settle = async (keySetId: string): Promise<void> => {
    try {
      const keySet = repository.keySets.get(keySetId);
      if (keySet?.previous == null || !isOver(keySet)) return;
      await credentials.forgetPrevious(keySetId, isOver);
    } catch (error) {
      const code = error instanceof ProblemError ? error.problem.code : 'unexpected';
      log.warn('rotation.not-finished', { keySetId, code });
    }
  };

  const overview = async (keySetId: string): Promise<Rotation> => {
    await settle(keySetId);
    return rotationOf(requireKeySet(repository, keySetId), storesOf(repository, keySetId));
  };

  const begin = async (request: BeginRequest): Promise<Rotation> => {
    const { id } = await beginWith(request);
    log.info('rotation.begun', { keySetId: id });
    return overview(id);
  };

  /** Never gives a store keys that the gateway refuses or could not be asked about. Throws `gateway.*`. */
  const requireAccepted = async (keySetId: string, storeId: string | null): Promise<void> => {
    const keySet = requireKeySet(repository, keySetId);
    if (environments.every((each) => validCheck(keySet[each])?.verdict === 'accepted')) return;
    const checks = await credentials.check({ keySetId, storeId });
    for (const environment of environments) {
      const check = checks[environment];
      const problem = check && problemOfCheck(check);
      if (problem) throw new ProblemError(problem.code, problem.params);
      if (check === null) throw new ProblemError('rotation.no-pair', { environment });
    }
  };

  /** Kept with the store, so that the list says it after a restart too. */
  const rememberMissed = ({ storeId, outcome, problem }: BatchResult): void => {
    const isMiss = ['failed', 'refused'].includes(outcome) || problem?.code === 'batch.timeout';
    if (!isMiss || problem === null || storeId === null || repository.stores.get(storeId) === null) return;
    const missedKeys = { at: ports.now().toISOString(), problem };
    try {
      repository.stores.update(storeId, (store) => {
        const keySet = store.keySetId === null ? null : repository.keySets.get(store.keySetId);
        // Another process may have given it the keys meanwhile.
        return keySet && isLeft(rotationStateOf(store, keySet)) ? { ...store, missedKeys } : store;
      });
    } catch {
      // Removed meanwhile, or the folder is busy: the list names the store all the same, and the others go on.
      log.warn('rotation.reason-not-kept', { storeId });
    }
  };

  const itemsOf = ({ keySetId, storeIds }: RotationRun) => {
    const { stores } = rotationOf(requireKeySet(repository, keySetId), storesOf(repository, keySetId));
    if (storeIds === null) return stores.filter(({ state }) => isLeft(state));
    return storeIds.map((storeId) => ({
      storeId,
      name: repository.stores.get(storeId)?.name ?? storeId,
    }));
  };

  async function* run(request: RotationRun, signal?: AbortSignal): AsyncGenerator<BatchEvent, void, void> {
    const { keySetId, overwriteForeign } = request;
    const items = itemsOf(request).map(({ name, storeId }) => ({ name, storeId }));
    if (items.length > 0) await requireAccepted(keySetId, items[0]?.storeId ?? null);
    const release = ports.pairs.hold();
    try {
      const events = runBatch({
        work: 'rotate',
        items,
        concurrency: request.concurrency,
        timeout: request.timeout,
        signal,
        now: ports.now,
        explain: ports.explain,
        run: ({ storeId }, context) =>
          giveKeys(storeId, keySetId, overwriteForeign.includes(storeId), context),
      });
      for await (const event of events) {
        if (event.type === 'store-ended') rememberMissed(event.result);
        // Who has seen the report may look at once.
        if (event.type === 'ended') await settle(keySetId);
        yield event;
      }
    } finally {
      release();
    }
  }

  /** The gateway may have replaced the pair before already; a pair that it refuses is not put back. */
  const requireUsable = async (
    keySetId: string,
    previous: NonNullable<KeySet['previous']>,
  ): Promise<void> => {
    const asking = storesOf(repository, keySetId).find(({ applied }) => applied !== null)?.id ?? null;
    const gateways = await ports.gatewaysFor(keySetId, asking);
    for (const environment of environments) {
      if (previous[environment] === null) continue;
      const pair = await credentials.readPreviousPair(keySetId, environment);
      const signal = AbortSignal.timeout(askTimeout);
      const verdict = await registry.checkPair({ baseUrl: gateways[environment], pair, signal });
      if (verdict.verdict !== 'rejected') continue;
      const { message: words, requestId } = verdict;
      throw new ProblemError('gateway.rejected', { words, requestId: requestId ?? 'none' });
    }
  };

  const giveUp = async (keySetId: string): Promise<Rotation> => {
    const { previous } = requireKeySet(repository, keySetId);
    if (previous === null) throw new ProblemError('rotation.not-open');
    await requireUsable(keySetId, previous);
    await credentials.returnPairs(keySetId, previous);
    log.info('rotation.given-up', { keySetId });
    return overview(keySetId);
  };

  /** At the start: what became complete while nobody looked. Throws where the data folder is busy. */
  const settleAll = async (): Promise<void> => {
    for (const { id } of repository.keySets.list().filter(({ previous }) => previous !== null))
      await settle(id);
  };

  return { overview, begin, run, giveUp, settle, settleAll };
};
export type RotationService = ReturnType<typeof createRotation>;
