/** Notices that nobody has used the host for a while. A request under way, such as a stream, counts as use. */

export interface IdleWatch {
  /** Called when a request begins; the answer is called when it has ended. */
  begin(): () => void;
  stop(): void;
}

export const watchIdle = (idleMs: number, onIdle: () => void): IdleWatch => {
  let active = 0;
  let timer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const wait = (): void => {
    stop();
    timer = setTimeout(onIdle, idleMs);
  };
  wait();
  return {
    stop,
    begin: () => {
      active += 1;
      stop();
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        active -= 1;
        if (active === 0) wait();
      };
    },
  };
};
