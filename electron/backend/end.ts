/** The end of the backend: in which order its parts end, and that none keeps another from it. */
import type { Log } from './support/log.ts';

interface Part {
  close(): Promise<void>;
}

interface Parts {
  readonly clipboard: { clear(): Promise<void> } | undefined;
  /** What works on stores, and may take its time; a host does not wait for it for ever. */
  readonly working: readonly Part[];
  /** What the work needs, so it ends after it. */
  readonly needed: readonly Part[];
  readonly log: Log;
}

export const endBackend = async ({ clipboard, working, needed, log }: Parts): Promise<void> => {
  const ended = async (parts: readonly Part[]): Promise<void> => {
    const results = await Promise.allSettled(parts.map((part) => part.close()));
    if (results.some(({ status }) => status === 'rejected')) log.warn('host.part-not-closed');
  };
  // Before anything that may take long: a key must not stay in the clipboard when the host waits no more.
  await clipboard?.clear().catch(() => log.warn('host.clipboard-not-cleared'));
  await ended(working);
  await ended(needed);
};
