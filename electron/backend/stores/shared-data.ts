/** The data folder as several processes use it at once: who may change it now, and whether it was changed meanwhile. */
import { closeSync, constants, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileLockSync, withFileLock } from '../support/file-lock.ts';

/** A place in the course of changes, kept by whoever remembers what was read up to there. */
export interface Cursor {
  /** False = another process has changed something since. What this process changes itself moves the place on. */
  isCurrent(): boolean;
  /** Call it before reading; what is read from then on is at least as new. */
  catchUp(): void;
  /** It is not used any more. */
  forget(): void;
}

export interface SharedData {
  /** Absolute path of the folder for locks and for the count of changes. */
  readonly folder: string;
  /**
   * Runs `step` while no other process does; inside another step at once. Throws `stores.busy`.
   * Synchronous, so that it is over in milliseconds.
   */
  exclusively<Result>(step: () => Result): Result;
  /** Called inside `exclusively`, before the first change to a file. */
  willChange(): void;
  cursor(): Cursor;
  /** One at a time per name, in all processes; for work that takes longer. Throws `stores.busy`. */
  inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** The file that counts changes: an even number, or an odd one while somebody writes. */
export const countFile = 'changes';

/** Not with `|`, which keeps 32 bits only. */
const odd = (count: number): number => (count % 2 === 0 ? count + 1 : count);

const openCount = (path: string) => {
  const bytes = Buffer.alloc(8);
  const withFile = <Result>(work: (file: number) => Result): Result => {
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      return work(file);
    } finally {
      closeSync(file);
    }
  };
  /** null = there is none yet, or it was lost. */
  const find = (): number | null =>
    withFile((file) => (readSync(file, bytes, 0, 8, 0) === 8 ? Number(bytes.readBigUInt64BE()) : null));
  return {
    find,
    /** Where it was lost, it goes on with a number that nobody has seen. */
    read: (): number => find() ?? Date.now() * 2,
    write: (count: number): void => {
      bytes.writeBigUInt64BE(BigInt(count));
      withFile((file) => writeSync(file, bytes, 0, 8, 0));
    },
  };
};

export const openSharedData = (dataFolder: string): SharedData => {
  const folder = join(dataFolder, 'shared');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const count = openCount(join(folder, countFile));
  const cursors = new Set<{ at: number }>();
  let depth = 0;
  /** The count before the step under way changed something; null = it has not. */
  let before: number | null = null;

  const now = (): number => before ?? count.read();

  const finish = (): void => {
    if (before === null) return;
    const after = odd(before) + 1;
    count.write(after);
    for (const cursor of cursors) if (cursor.at === before) cursor.at = after;
    before = null;
  };

  const exclusively: SharedData['exclusively'] = (step) => {
    if (depth > 0) return step();
    const lock = fileLockSync(join(folder, 'data.lock'));
    depth += 1;
    try {
      return step();
    } finally {
      depth -= 1;
      try {
        finish();
      } finally {
        before = null;
        lock.release();
      }
    }
  };

  if (count.find() === null) exclusively(() => count.find() ?? count.write(count.read()));

  return {
    folder,
    exclusively,
    willChange: () => {
      if (depth === 0) throw new Error('A change outside of its step');
      if (before !== null) return;
      const found = count.read();
      count.write(odd(found));
      before = found;
    },
    cursor: () => {
      const cursor = { at: -1 };
      cursors.add(cursor);
      return {
        isCurrent: () => cursor.at === now(),
        catchUp: () => {
          const found = now();
          // Somebody is writing, or was killed while writing: what we read now may be old in a moment.
          cursor.at = found % 2 === 0 ? found : -1;
        },
        forget: () => cursors.delete(cursor),
      };
    },
    inTurn: (name, work) => withFileLock(join(folder, `${name}.lock`), work),
  };
};
