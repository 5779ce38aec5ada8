/** Ctrl-C: the first one asks for a clean stop, the second one ends the program at once. */
import { exitCodes } from './exit.ts';

export interface Interrupt {
  /** Aborted by the first Ctrl-C, or by the system's request to end. */
  readonly signal: AbortSignal;
  /** As if Ctrl-C was pressed: a prompt reads the keys itself. */
  trigger(): void;
  close(): void;
}

/**
 * Milliseconds. One press may come twice: npx and other runners pass on what the terminal has given already, and
 * signal-exit 4.1.0 (below log-update) sends it again where a bundle holds several copies of it.
 */
const samePress = 250;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const listenForInterrupt = (onFirst: () => void): Interrupt => {
  const controller = new AbortController();
  let first = 0;
  const trigger = (): void => {
    if (controller.signal.aborted) {
      if (performance.now() - first > samePress) process.exit(exitCodes.stopped);
      return;
    }
    first = performance.now();
    controller.abort();
    onFirst();
  };
  for (const signal of signals) process.on(signal, trigger);
  return {
    signal: controller.signal,
    trigger,
    close: () => {
      for (const signal of signals) process.off(signal, trigger);
    },
  };
};
