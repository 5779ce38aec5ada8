/** One task at a time per key set, in all processes: two windows' answers must not interleave in the keychain. */
import type { SharedData } from '../stores/shared-data.ts';

export type InTurn = <Result>(keySetId: string, task: () => Promise<Result>) => Promise<Result>;

/** A task waits for other processes no longer than `data` does (`stores.busy`). */
export const createTurns = (data: Pick<SharedData, 'inTurn'>): InTurn => {
  const last = new Map<string, Promise<unknown>>();
  return (keySetId, task) => {
    const before = last.get(keySetId) ?? Promise.resolve();
    const result = before.then(() => data.inTurn(`key-set-${keySetId}`, task));
    const done = result.then(
      () => undefined,
      () => undefined,
    );
    last.set(keySetId, done);
    void done.then(() => {
      if (last.get(keySetId) === done) last.delete(keySetId);
    });
    return result;
  };
};
