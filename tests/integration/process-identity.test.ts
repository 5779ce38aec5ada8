import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { identifyProcess, untilProcessEnded } from '../../electron/backend/instance/process-identity.ts';

const sleeper = async () => {
  const child = spawn('sleep', ['30'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const identity = child.pid === undefined ? null : await identifyProcess(child.pid);
  if (identity === null) throw new Error('the process could not be identified');
  return { child, identity };
};

it('waits until the process has ended', async () => {
  const { child, identity } = await sleeper();
  const waiting = untilProcessEnded(identity, 10_000);
  setTimeout(() => child.kill('SIGKILL'), 150);
  expect(await waiting).toBe(true);
});

it('gives up in time on one that goes on', async () => {
  const { child, identity } = await sleeper();
  expect(await untilProcessEnded(identity, 250)).toBe(false);
  child.kill('SIGKILL');
});

it('takes a later process with the same number for another one', async () => {
  const { child, identity } = await sleeper();
  expect(await untilProcessEnded({ ...identity, started: 'earlier' }, 10_000)).toBe(true);
  child.kill('SIGKILL');
});

it('takes one that ended unnoticed by its parent for ended', async () => {
  // The shell becomes a program that never asks after its child: the child stays behind as a zombie.
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(parent.stdout, 'data');
  const identity = await identifyProcess(Number(String(line)));
  if (identity === null) throw new Error('the child had ended already');
  expect(await untilProcessEnded(identity, 5_000)).toBe(true);
  parent.kill('SIGKILL');
});
