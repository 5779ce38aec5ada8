/** Waits for Ctrl-C: the ordinary end of a command that runs until then. */
export const untilStopped = (signal: AbortSignal): Promise<'signal'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('signal');
    else signal.addEventListener('abort', () => resolve('signal'), { once: true });
  });
