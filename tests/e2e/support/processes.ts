/** Reads what every process of this computer shows to others: its command line and its environment. */
import { readdirSync, readFileSync } from 'node:fs';

const read = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    // The process has ended, or belongs to somebody else.
    return Buffer.alloc(0);
  }
};

/** Milliseconds. */
const pause = 3;
/** A process may write another command line over its own; nobody does it in its first moments only. */
const again = 200;

export interface Sampling {
  /** Everything that was seen, each text once. */
  stop(): Promise<readonly Buffer[]>;
}

/** Looks every few milliseconds, so that a process which lives for a moment is seen too. */
export const sampleProcesses = (): Sampling => {
  const seen = new Map<string, Buffer>();
  const lastRead = new Map<string, number>();
  let running = true;
  const look = (): void => {
    const now = performance.now();
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid) || now - (lastRead.get(pid) ?? -again) < again) continue;
      const bytes = Buffer.concat([read(`/proc/${pid}/cmdline`), read(`/proc/${pid}/environ`)]);
      // A process that has just been forked shows its parent's; it is read again until it shows its own.
      if (bytes.length > 0 && seen.has(bytes.toString('latin1'))) lastRead.set(pid, now);
      seen.set(bytes.toString('latin1'), bytes);
    }
  };
  const loop = async (): Promise<void> => {
    while (running) {
      look();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const ended = loop();
  return {
    stop: async () => {
      running = false;
      await ended;
      return [...seen.values()];
    },
  };
};
