/** Talks to the helper process: one call in flight, a time-out on each, a fresh helper after every accident. */
import { ProblemError } from '../../../shared/problems.ts';
import type { Log } from '../support/log.ts';
import { classify } from './classify.ts';
import {
  type HelperAnswer,
  type HelperProcess,
  type HelperRequest,
  helperAnswerSchema,
  type SpawnHelper,
} from './messages.ts';

export type Call = Omit<HelperRequest, 'id'>;
type Outcome = HelperAnswer | 'timeout' | 'exit';

export interface KeychainClient {
  /** `timeout` in milliseconds. Throws `ProblemError` with a `keychain.*` code. */
  call(call: Call, timeout: number): Promise<Extract<HelperAnswer, { ok: true }>>;
  close(): void;
}

export const createKeychainClient = (spawnHelper: SpawnHelper, log: Log): KeychainClient => {
  let helper: HelperProcess | null = null;
  let settle: ((outcome: Outcome) => void) | null = null;
  let lastId = 0;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  const retire = () => {
    const former = helper;
    helper = null;
    try {
      former?.kill();
    } catch {
      // It has ended by itself, and the system knows it no more (ESRCH).
    }
  };

  const start = (): HelperProcess => {
    const started = spawnHelper();
    started.onMessage((message) => {
      const answer = helperAnswerSchema.safeParse(message);
      if (helper === started && answer.success && answer.data.id === lastId) settle?.(answer.data);
    });
    started.onExit(() => {
      if (helper !== started) return;
      helper = null;
      settle?.('exit');
    });
    return started;
  };

  const ask = (call: Call, timeout: number): Promise<Outcome> =>
    new Promise((resolve) => {
      lastId += 1;
      const timer = setTimeout(() => settle?.('timeout'), timeout);
      settle = (outcome) => {
        settle = null;
        clearTimeout(timer);
        resolve(outcome);
      };
      try {
        helper ??= start();
        helper.send({ id: lastId, ...call });
      } catch (error) {
        // Where the host cannot start or reach it, a fresh one is tried as after a crash.
        log.warn('keychain.helper-not-reached', {
          message: error instanceof Error ? error.message : 'unknown',
        });
        retire();
        settle('exit');
      }
    });

  const perform = async (call: Call, timeout: number) => {
    if (closed) throw new ProblemError('keychain.unavailable');
    let outcome = await ask(call, timeout);
    // Every call may safely be repeated; a helper that dies twice will not get better.
    if (outcome === 'exit' && !closed) outcome = await ask(call, timeout);
    if (outcome === 'exit') {
      log.warn('keychain.helper-died', { op: call.op });
      throw new ProblemError('keychain.unavailable');
    }
    if (outcome === 'timeout') {
      retire();
      log.warn('keychain.timeout', { op: call.op, timeout });
      throw new ProblemError('keychain.timeout');
    }
    if (!outcome.ok) {
      log.warn('keychain.failed', { op: call.op, message: outcome.message.slice(0, 300) });
      throw new ProblemError(classify(outcome.message, call.op));
    }
    if (outcome.retire) retire();
    return outcome;
  };

  return {
    call(call, timeout) {
      const result = queue.then(() => perform(call, timeout));
      queue = result.catch(() => undefined);
      return result;
    },
    close() {
      closed = true;
      retire();
      settle?.('exit');
    },
  };
};
