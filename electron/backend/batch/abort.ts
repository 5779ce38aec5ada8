/** Waiting that a stop ends at once. */

/** For reading only: what was asked goes on by itself, and its answer is for nobody. Throws the signal's reason. */
export const orAborted = async <Value>(asked: Promise<Value>, signal: AbortSignal): Promise<Value> => {
  if (signal.aborted) asked.catch(() => undefined);
  signal.throwIfAborted();
  const over = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([asked, stopped]);
  } finally {
    over.abort();
  }
};
