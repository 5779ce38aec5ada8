/** Locks between processes, kept by the system on an open file: whatever ends a process ends its locks too. */
import { closeSync, fstatSync, openSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError } from '../../../shared/problems.ts';

/** null = it has no build for this system; 1.5.1 has none for musl, which Alpine Linux uses. */
const extensions = await import('fs-native-extensions').then(
  (loaded) => loaded.default,
  () => null,
);

/** Throws `host.system-unsupported`. */
const tryLock = (file: number, options?: { readonly shared: true }): boolean => {
  if (extensions !== null) return extensions.tryLock(file, options);
  throw new ProblemError('host.system-unsupported', { system: `${process.platform} ${process.arch}` });
};

export interface FileLock {
  release(): void;
  /** Removes the file as well: for locks that nobody may need again. */
  discard(): void;
}

/** Milliseconds. Nobody keeps a lock that long, but for a process that was stopped, or a keychain that asks its user. */
const longestWait = 3_000;

/** Windows refuses to open a file that is being removed. */
const isBeingRemoved = (error: unknown): boolean =>
  process.platform === 'win32' &&
  error instanceof Error &&
  'code' in error &&
  ['EPERM', 'EACCES', 'EBUSY'].includes(String(error.code));

const openFile = (path: string): number | null => {
  try {
    return openSync(path, 'a+', 0o600);
  } catch (error) {
    if (isBeingRemoved(error)) return null;
    throw error;
  }
};

/** null = another process, or another lock of this one, has it. The file's folder exists. */
export const tryFileLock = (path: string): FileLock | null => {
  const file = openFile(path);
  if (file === null) return null;
  let isOurs = false;
  try {
    // A file that was removed while we opened it keeps nobody out any more.
    isOurs = tryLock(file) && fstatSync(file).nlink > 0;
  } finally {
    if (!isOurs) closeSync(file);
  }
  if (!isOurs) return null;
  let open = true;
  const close = (): void => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    release: close,
    discard: () => {
      if (open) rmSync(path, { force: true, maxRetries: 3 });
      close();
    },
  };
};

/** Does somebody have it now? Takes nothing away from whoever asks for it at the same time, but for a moment. */
export const isFileLocked = (path: string): boolean => {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return false;
  }
  try {
    return !tryLock(file, { shared: true });
  } finally {
    closeSync(file);
  }
};

const pauses = new Int32Array(new SharedArrayBuffer(4));

/** Waits without letting anything else of this process run; for locks that are kept for milliseconds. Throws `stores.busy`. */
export const fileLockSync = (path: string, wait = longestWait): FileLock => {
  const deadline = performance.now() + wait;
  for (;;) {
    const lock = tryFileLock(path);
    if (lock !== null) return lock;
    if (performance.now() >= deadline) throw new ProblemError('stores.busy');
    Atomics.wait(pauses, 0, 0, 1 + Math.random() * 2);
  }
};

/** Runs `work` while nobody else has the lock. Throws `stores.busy`. */
export const withFileLock = async <Result>(path: string, work: () => Promise<Result>): Promise<Result> => {
  const deadline = performance.now() + longestWait;
  let lock = tryFileLock(path);
  while (lock === null) {
    if (performance.now() >= deadline) throw new ProblemError('stores.busy');
    await sleep(3 + Math.random() * 7);
    lock = tryFileLock(path);
  }
  try {
    return await work();
  } finally {
    lock.discard();
  }
};
