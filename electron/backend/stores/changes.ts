/** Tells when another process changed something in the data folder. The system's word starts it; nothing is polled. */
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

/** One `{}` per group of changes, until `signal` ends it. Changes of this process are not told. */
export async function* followChanges(
  data: Pick<SharedData, 'folder' | 'cursor'>,
  log: Pick<Log, 'warn'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Record<string, never>, void, void> {
  const cursor = data.cursor();
  cursor.catchUp();
  let wake = (): void => undefined;
  let isStirred = false;
  const stir = (): void => {
    isStirred = true;
    wake();
  };
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
      if (cursor.isCurrent()) continue;
      cursor.catchUp();
      yield {};
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    watcher?.close();
    cursor.forget();
  }
}
