/** Ctrl-C: the first one asks for a clean stop, the second one ends the program at once. */
import { exitCodes } from './exit.ts';

export interface Interrupt {
  /** Aborted by the first Ctrl-C, or by the system's request to end. */
  readonly signal: AbortSignal;
  /** As if Ctrl-C was pressed: a prompt reads the keys itself. */
  trigger(): void;
  close(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const listenForInterrupt = (onFirst: () => void): Interrupt => {
  const controller = new AbortController();
  const trigger = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.stopped);
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
