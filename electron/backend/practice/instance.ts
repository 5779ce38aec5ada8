/** The practice instance: a store to practise on, in process. It behaves as a real one: rows apart from values in use,
 * keys encrypted at rest, one step that commits, and a config cache that has to be cleaned afterwards. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ApplyPhase } from '../../../shared/model/apply-phase.ts';
import { keyPath } from '../../../shared/model/config-paths.ts';
import { type Environment, environments, type Slot } from '../../../shared/model/environment.ts';
import type { Edition, InstanceFacts } from '../../../shared/model/instance.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { ApplyResult, ConfigChange, InstanceConnection } from '../instance/connection.ts';
import type { RegistryClient } from '../registry/types.ts';
import type { CryptKeys } from './crypt-keys.ts';
import { checkPairOf } from './instance-check.ts';
import { describeInstance } from './instance-facts.ts';
import { openValues, sealChanges } from './instance-keys.ts';
import type { InstanceState, Rows } from './instance-state.ts';
import { changedRows, restoredRows, snapshotOf, tokenOf } from './instance-state.ts';
import type { JsonFile } from './json-file.ts';

export interface PracticeInstanceOptions {
  readonly storeId: string;
  readonly edition: Edition;
  readonly file: JsonFile<InstanceState>;
  readonly keys: CryptKeys;
  readonly registry: Pick<RegistryClient, 'checkPair'>;
  readonly now: () => Date;
  /** Origin of the practice pages, which are started where they are not yet. */
  readonly pages: () => Promise<string>;
  /** Milliseconds that each phase of an apply stays visible. */
  readonly phaseDelay: number;
}

/** The rows were changed by somebody else between our check and our write. */
class ChangedMeanwhile extends Error {}

export const createPracticeInstance = (options: PracticeInstanceOptions): InstanceConnection => {
  const { storeId, edition, file, keys, registry, now, pages, phaseDelay } = options;

  const factsOf = async (state: InstanceState): Promise<InstanceFacts> => {
    const read = await openValues(keys, storeId, state.cached);
    return describeInstance({ storeId, edition, state, read, pages: await pages(), now: now() });
  };

  const cancelIf = (signal: AbortSignal): void => {
    if (signal.aborted) throw new ProblemError('apply.cancelled');
  };

  /** `signal` = may still be cancelled. */
  const show = async (phase: ApplyPhase, onPhase: (phase: ApplyPhase) => void, signal?: AbortSignal) => {
    onPhase(phase);
    await wait(phaseDelay, undefined, signal && { signal }).catch(() => undefined);
    if (signal) cancelIf(signal);
  };

  const refuseLocked = (state: InstanceState, changes: readonly ConfigChange[]): void => {
    const locked = state.locks.filter((lock) => changes.some(({ path }) => path === lock.path));
    const paths = locked.map(({ path }) => path).join(', ');
    if (locked.length > 0) throw new ProblemError('apply.locked-path', { paths });
  };

  const clean = (): Promise<InstanceState> => file.update((state) => ({ ...state, cached: state.rows }));

  /** The one step that commits. Answers the state before it. */
  const commit = async (expectedToken: string, change: (rows: Rows) => Rows): Promise<InstanceState> => {
    let before: InstanceState | undefined;
    await file.update((state) => {
      if (tokenOf(state) !== expectedToken) throw new ChangedMeanwhile();
      before = state;
      return { ...state, rows: change(state.rows) };
    });
    if (before === undefined) throw new ChangedMeanwhile();
    return before;
  };

  const unlessChanged = async (work: () => Promise<ApplyResult>): Promise<ApplyResult> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      return { kind: 'changed-meanwhile', facts: await factsOf(await file.read()) };
    }
  };

  /** Does the running store now use exactly what was written? */
  const verify = async (state: InstanceState, changes: readonly ConfigChange[]): Promise<void> => {
    const read = await openValues(keys, storeId, state.cached);
    const wrong = changes.filter(({ path, value }) => {
      const found = read(path);
      return value === null ? found !== 'absent' : typeof found !== 'object' || found.text !== value;
    });
    const paths = wrong.map(({ path }) => path).join(', ');
    if (wrong.length > 0) throw new ProblemError('apply.conflict', { paths });
  };

  return {
    inspect: async (_signal, { onRows } = {}) => {
      const state = await file.read();
      onRows?.(snapshotOf(state));
      return factsOf(state);
    },

    apply: (changes, expectedToken, onPhase, signal) =>
      unlessChanged(async () => {
        await show('connect', onPhase, signal);
        await pages();
        await show('check', onPhase, signal);
        const current = await file.read();
        if (tokenOf(current) !== expectedToken) throw new ChangedMeanwhile();
        refuseLocked(current, changes);
        await show('write', onPhase, signal);
        const sealed = await sealChanges(keys, changes);
        cancelIf(signal);
        await show('commit', onPhase);
        const before = await commit(expectedToken, (rows) => changedRows(rows, sealed));
        await show('clean', onPhase);
        const after = await clean();
        await show('verify', onPhase);
        await verify(after, changes);
        return { kind: 'applied', facts: await factsOf(after), snapshot: snapshotOf(before) };
      }),

    finish: async () => factsOf(await clean()),

    restore: (snapshot, expectedToken, signal, onPhase = () => undefined) =>
      unlessChanged(async () => {
        await show('write', onPhase, signal);
        cancelIf(signal);
        await show('commit', onPhase);
        const before = await commit(expectedToken, (rows) => restoredRows(rows, snapshot));
        await show('clean', onPhase);
        const after = await clean();
        await show('verify', onPhase);
        return { kind: 'applied', facts: await factsOf(after), snapshot: snapshotOf(before) };
      }),

    async exportKeys() {
      const { cached } = await file.read();
      const read = await openValues(keys, storeId, cached);
      const textOf = (slot: Slot): string | null => {
        const found = read(keyPath(slot));
        return typeof found === 'object' ? found.text : null;
      };
      const pairOf = (environment: Environment) => ({
        apiKey: textOf({ environment, field: 'apiKey' }),
        privateKey: textOf({ environment, field: 'privateKey' }),
      });
      return { sandbox: pairOf('sandbox'), production: pairOf('production') };
    },

    async validateKeys(gateways, signal) {
      const { cached } = await file.read();
      const read = await openValues(keys, storeId, cached);
      return Promise.all(
        environments.map((environment) =>
          checkPairOf(registry, read, environment, gateways[environment], signal),
        ),
      );
    },

    close: () => Promise.resolve(),
  };
};
