/** Checks: every connected store against what was applied to it, on demand and by a schedule. Nothing is written to a store. */
import type { BatchEvent } from '../../../shared/model/batch.ts';
import type { Store } from '../../../shared/model/store.ts';
import type { StoreCheck } from '../../../shared/model/store-check.ts';
import { ProblemError, problemOf } from '../../../shared/problems.ts';
import type { HeldPairs } from '../batch/pairs.ts';
import { type ItemContext, type ItemResult, runBatch } from '../batch/run.ts';
import type { Onboarding } from '../onboarding/index.ts';
import type { Repository } from '../stores/repository.ts';
import { type CheckStorePorts, createCheckStore } from './check-store.ts';
import { createGatewayWords, type GatewayWords, type GatewayWordsPorts } from './gateway-words.ts';

export interface ChecksPorts extends Omit<CheckStorePorts, 'rememberInstance'>, GatewayWordsPorts {
  readonly repository: Pick<Repository, 'stores' | 'keySets'>;
  readonly onboarding: Pick<Onboarding, 'stateOf'>;
  readonly pairs: Pick<HeldPairs, 'hold'>;
  readonly explain: CheckStorePorts['explain'];
  readonly now: () => Date;
}

export interface ChecksRun {
  /** null = every connected store. */
  readonly storeIds: readonly string[] | null;
  readonly concurrency: number;
  /** Milliseconds for each store. */
  readonly timeout: number;
}

const outcomeOf = ({ result, problem }: StoreCheck): ItemResult['outcome'] => {
  if (result === 'drifted' || result === 'keys-rejected') return 'drifted';
  // As applied, but the gateway could not be asked: only half of the answer.
  return problem === null ? 'unchanged' : 'failed';
};

export const createChecks = (ports: ChecksPorts) => {
  const { repository, onboarding } = ports;
  const checkStore = createCheckStore({
    ...ports,
    rememberInstance: (storeId, instance) => {
      repository.stores.update(storeId, (store) => ({
        ...store,
        // A check does not ask whether the server reaches the gateways; what was found out before stays.
        instance: { ...instance, reach: instance.reach ?? store.instance?.reach ?? null },
      }));
    },
  });

  /** An apply meanwhile has the last word: what was looked at before it is no check of it. */
  const remember = (checked: Store, check: StoreCheck): void => {
    repository.stores.update(checked.id, (store) =>
      store.applied?.at === checked.applied?.at ? { ...store, check } : store,
    );
  };

  const requireQuiet = (storeId: string): void => {
    const state = onboarding.stateOf(storeId);
    if (state === 'running') throw new ProblemError('apply.already-running');
    if (state === 'interrupted') throw new ProblemError('apply.unknown-outcome');
  };

  const one = async (
    storeId: string,
    words: GatewayWords,
    { signal, onPhase }: ItemContext,
  ): Promise<ItemResult> => {
    const store = repository.stores.get(storeId);
    if (store === null) throw new ProblemError('stores.not-found');
    const nothing = { storeId, changedPaths: 0, holds: 'unchanged' } as const;
    if (store.applied === null) {
      return { ...nothing, outcome: 'refused', problem: problemOf('stores.not-connected') };
    }
    requireQuiet(storeId);
    onPhase('connect');
    const check = await checkStore(store, store.applied, words, signal);
    remember(store, check);
    return { ...nothing, outcome: outcomeOf(check), problem: check.problem };
  };

  const connected = (): readonly string[] =>
    repository.stores
      .list()
      .filter(({ applied }) => applied !== null)
      .map(({ id }) => id);

  async function* run(request: ChecksRun, signal?: AbortSignal): AsyncGenerator<BatchEvent, void, void> {
    const words = createGatewayWords(ports);
    const items = (request.storeIds ?? connected()).map((storeId) => ({
      storeId,
      name: repository.stores.get(storeId)?.name ?? storeId,
    }));
    const release = ports.pairs.hold();
    try {
      yield* runBatch({
        work: 'check',
        items,
        concurrency: request.concurrency,
        timeout: request.timeout,
        signal,
        now: ports.now,
        explain: ports.explain,
        run: ({ storeId }, context) => one(storeId, words, context),
      });
    } finally {
      release();
    }
  }

  return { run };
};
export type Checks = ReturnType<typeof createChecks>;
