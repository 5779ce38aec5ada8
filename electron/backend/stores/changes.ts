/** Tells when another process, or work that nobody asked for, changed something. The system's word starts it; nothing is polled. */
import type { EventEmitter } from 'node:events';
import { type FSWatcher, watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../support/log.ts';
import { countFile, type SharedData } from './shared-data.ts';

/** Milliseconds. Changes come in groups; whoever is told once in a while reads all of them at once. */
const calm = 150;

/** null = the system watches no more folders (on Linux its number is limited); the page shows changes when it is opened again. */
const watchFolder = (
  folder: string,
  log: Pick<Log, 'warn'>,
  onChange: (name: string | null) => void,
): FSWatcher | null => {
  const missed = (): void => log.warn('stores.not-watched');
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => onChange(name));
    return watcher.on('error', missed);
  } catch {
    missed();
    return null;
  }
};

/** What this process changes by itself, such as by a check that was due: nobody waits for its end who could look then. */
export type Unasked = EventEmitter<{ changed: [] }>;

/** One `{}` per group of changes, until `signal` ends it. What this process was asked for is not told. */
export async function* followChanges(
  data: Pick<SharedData, 'folder' | 'cursor'>,
  unasked: Unasked,
  log: Pick<Log, 'warn'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Record<string, never>, void, void> {
  const cursor = data.cursor();
  cursor.catchUp();
  let wake = (): void => undefined;
  let isStirred = false;
  let isUnasked = false;
  const stir = (): void => {
    isStirred = true;
    wake();
  };
  const note = (): void => {
    isUnasked = true;
    stir();
  };
  unasked.on('changed', note);
  const watcher = watchFolder(data.folder, log, (name) => {
    if (name === null || name === countFile) stir();
  });
  const stop = (): void => {
    watcher?.close();
    wake();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    while (!signal?.aborted) {
      if (!isStirred) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (isStirred || signal?.aborted) resolve();
        });
        continue;
      }
      await sleep(calm);
      isStirred = false;
      if (!isUnasked && cursor.isCurrent()) continue;
      isUnasked = false;
      cursor.catchUp();
      yield {};
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    watcher?.close();
    unasked.off('changed', note);
    cursor.forget();
  }
}
