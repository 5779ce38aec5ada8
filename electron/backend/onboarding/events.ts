/** The events of one apply: kept from the first one, so that a window that opens later sees all of them. */
import type { ApplyEvent } from '../../../shared/contract/onboarding.ts';

export interface EventLog {
  push(event: ApplyEvent): void;
  end(): void;
  /** All events from the first; ends when the apply ends or `signal` is aborted. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<ApplyEvent, void, void>;
}

export function createEventLog(): EventLog {
  const events: ApplyEvent[] = [];
  let ended = false;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const resume of [...waiting]) resume();
  };
  const changed = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve) => {
      const resume = (): void => {
        waiting.delete(resume);
        signal?.removeEventListener('abort', resume);
        resolve();
      };
      waiting.add(resume);
      signal?.addEventListener('abort', resume, { once: true });
    });
  return {
    push: (event) => {
      events.push(event);
      wake();
    },
    end: () => {
      ended = true;
      wake();
    },
    async *follow(signal) {
      for (let next = 0; ; ) {
        const event = events[next];
        if (event) {
          next += 1;
          yield event;
        } else if (ended || signal?.aborted) return;
        else await changed(signal);
      }
    },
  };
}
