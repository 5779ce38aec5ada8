/** One task at a time per key set: two windows' answers must not interleave in the keychain. */

export type InTurn = <Result>(keySetId: string, task: () => Promise<Result>) => Promise<Result>;

export const createTurns = (): InTurn => {
  const last = new Map<string, Promise<unknown>>();
  return (keySetId, task) => {
    const result = (last.get(keySetId) ?? Promise.resolve()).then(task);
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
