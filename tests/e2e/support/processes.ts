/** Reads what every process of this computer shows to others: its command line and its environment. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Magento } from '../../fixtures/magento/create.ts';

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

const nextLook = () => new Promise<void>((resolve) => setTimeout(resolve, pause));

export interface Sampling {
  /** Resolves as soon as one of the texts is what is sought, or when the sampling stops. */
  until(isSought: (shown: Buffer) => boolean): Promise<void>;
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
      await nextLook();
    }
  };
  const ended = loop();
  return {
    until: async (isSought) => {
      while (running && ![...seen.values()].some(isSought)) await nextLook();
    },
    stop: async () => {
      running = false;
      await ended;
      return [...seen.values()];
    },
  };
};

/**
 * The outcome of the work, and everything that was seen while it was done. The store's PHP waits at its start until what is sought was seen:
 * on a busy computer a process may come and go between two looks.
 */
export const sampleWhile = async <T>(
  magento: Magento,
  isSought: (shown: Buffer) => boolean,
  work: () => Promise<T>,
): Promise<readonly [T, readonly Buffer[]]> => {
  const sampling = sampleProcesses();
  await magento.hold('started');
  try {
    const working = work();
    await Promise.race([working, sampling.until(isSought)]);
    await magento.release('started');
    return [await working, await sampling.stop()];
  } finally {
    await sampling.stop();
  }
};

/** One of the texts that were sampled: the command line of a PHP. */
export const isPhp = (shown: Buffer): boolean => /^(?:[^\0]*\/)?php[\d.]*\0/.test(shown.toString('latin1'));
