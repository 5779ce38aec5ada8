/** Events from several workers in one stream, in the order in which they happened. */
export interface EventQueue<Event> {
  push(event: Event): void;
  end(): void;
  /** For one reader. */
  events(): AsyncGenerator<Event, void, void>;
}

export function createEventQueue<Event>(): EventQueue<Event> {
  let waiting: Event[] = [];
  let hasEnded = false;
  let wake = (): void => undefined;
  return {
    push: (event) => {
      waiting.push(event);
      wake();
    },
    end: () => {
      hasEnded = true;
      wake();
    },
    async *events() {
      while (true) {
        const ready = waiting;
        waiting = [];
        yield* ready;
        if (waiting.length > 0) continue;
        if (hasEnded) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
