/** Ends a program as a crash or a power cut does: nothing is asked, nothing is told, nothing is cleaned up. */
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import type { ElectronApplication } from '@playwright/test';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
}

/** From /proc/<pid>/stat: the name is in brackets, then the state, then the parent. */
const processOf = async (pid: number): Promise<Process | null> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const end = stat.lastIndexOf(')');
  const parent = Number(stat.slice(end + 2).split(' ')[1]);
  return { pid, parent, name: stat.slice(stat.indexOf('(') + 1, end) };
};

const allProcesses = async (): Promise<readonly Process[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(processOf));
  return found.filter((process) => process !== null);
};

/** The process and all that it started, the root first. */
export const treeOf = async (root: number): Promise<readonly Process[]> => {
  const all = await allProcesses();
  const tree = all.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
};

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
};

const isPhp = ({ name }: Process): boolean => name.startsWith('php');

/** The PHP processes that the program has started and that still run. */
export const phpOf = async (app: ElectronApplication): Promise<readonly number[]> => {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('The program has no process');
  return (await treeOf(pid)).filter(isPhp).map((found) => found.pid);
};

/** SIGKILL for every process of the program; its PHP is spared unless `php` says otherwise. Resolves when all is over. */
export const killProgram = async (
  app: ElectronApplication,
  php: 'spare' | 'kill' = 'kill',
): Promise<void> => {
  const main = app.process();
  if (main.pid === undefined) throw new Error('The program has no process');
  const victims = (await treeOf(main.pid)).filter((found) => php === 'kill' || !isPhp(found));
  const gone = once(main, 'exit');
  for (const { pid } of victims) kill(pid);
  await gone;
  await untilAllEnded(victims.map(({ pid }) => pid));
};

const isAlive = async (pid: number): Promise<boolean> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat !== null && !/\) [ZX] /.test(stat);
};

/** The program's children are nobody's now: their end has to be looked for. */
const untilAllEnded = async (pids: readonly number[]): Promise<void> => {
  const deadline = Date.now() + 5_000;
  for (const pid of pids) {
    while (await isAlive(pid)) {
      if (Date.now() > deadline) throw new Error(`Process ${pid} does not end`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
};

/** Resolves when these processes have ended by themselves. */
export const untilEnded = untilAllEnded;
