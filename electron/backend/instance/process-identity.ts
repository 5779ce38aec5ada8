/** Which process wrote to an instance, so that a later start of ours can tell whether it still does. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

/** `started` tells a process from a later one that was given the same number. */
export const processIdentitySchema = z.object({ pid: z.number().int().positive(), started: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** Somebody else's child: no system tells us of its end, so we have to look. */
const lookEvery = 100;

/** Field 22 of /proc/<pid>/stat (proc(5)), counted from the boot; null = ended, or a zombie that only waits for its parent. */
const startedOnLinux = async (pid: number): Promise<string | null> => {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
  ]);
  // The name of the program comes first, in brackets, and may hold anything.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? null : `${boot.trim()} ${fields[18]}`;
};

const startedByPs = async (pid: number): Promise<string | null> => {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], {
    env: { ...process.env, LC_ALL: 'C' },
    timeout: 5_000,
  });
  return stdout.trim() || null;
};

const startOf = async (pid: number): Promise<string | null> => {
  try {
    return await (process.platform === 'linux' ? startedOnLinux(pid) : startedByPs(pid));
  } catch {
    return null;
  }
};

/** null where the process has ended already, and on Windows, which does not tell. */
export const identifyProcess = async (pid: number): Promise<ProcessIdentity | null> => {
  const started = await startOf(pid);
  return started === null ? null : { pid, started };
};

/** False = it still runs after `timeout` milliseconds. */
export const untilProcessEnded = async (
  { pid, started }: ProcessIdentity,
  timeout: number,
): Promise<boolean> => {
  const deadline = Date.now() + timeout;
  while ((await startOf(pid)) === started) {
    if (Date.now() >= deadline) return false;
    await sleep(lookEvery);
  }
  return true;
};
