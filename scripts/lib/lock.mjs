// One at a time: a lock file that holds its owner's process id and dies with it.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from './say.mjs';

const LOOK_EVERY_MS = 500;
const GIVE_UP_MS = 20 * 60_000;
/** A lock file without a process id is one that is just being written, or left by a crash in between. */
const UNREADABLE_GRACE_MS = 5_000;

/**
 * Runs `work` while no other process holds the lock.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when somebody else has it
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  await acquire(file, onWait);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {(() => void) | undefined} onWait
 */
async function acquire(file, onWait) {
  const started = Date.now();
  let told = false;
  while (!(await tryAcquire(file))) {
    if (await isStale(file, Date.now() - started)) {
      await rm(file, { force: true });
      continue;
    }
    if (!told) onWait?.();
    told = true;
    if (Date.now() - started > GIVE_UP_MS) {
      throw new PlainError(`Another start has held ${file} for a long time. End it, or delete that file.`);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

/** @param {string} file */
async function tryAcquire(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'EEXIST') return false;
    throw reason;
  }
}

/**
 * @param {string} file
 * @param {number} waitedMs
 */
async function isStale(file, waitedMs) {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  if (!Number.isInteger(pid)) return waitedMs > UNREADABLE_GRACE_MS;
  return !isAlive(pid);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    // EPERM: it lives, but belongs to somebody else.
    return reason instanceof Error && 'code' in reason && reason.code === 'EPERM';
  }
}
