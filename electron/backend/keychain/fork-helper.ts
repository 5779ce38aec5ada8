/** Starts the keychain helper as a plain Node process: for the browser host, the command line and tests. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SpawnHelper } from './messages.ts';

/** The built helper lies beside the running bundle (`out/main`). */
const besideTheBundle = (): string => fileURLToPath(new URL('./keychain-helper.js', import.meta.url));

export const forkHelper =
  (path: string = besideTheBundle(), environment: NodeJS.ProcessEnv = process.env): SpawnHelper =>
  () => {
    const { NODE_OPTIONS: _dropped, ...env } = environment;
    const child = fork(path, [], { execArgv: [], env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    // An idle helper keeps nobody alive; during a call the time-out's timer does.
    child.unref();
    child.channel?.unref();
    // A failed start or send shows as an exit or as a time-out.
    child.on('error', () => child.kill('SIGKILL'));
    return {
      send: (request) => void child.send(request, () => undefined),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        child.on('exit', listener);
        child.on('error', listener);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
