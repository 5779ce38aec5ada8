/** The keychain's helper as an Electron utility process; secrets pass over its message channel only. */
import { utilityProcess } from 'electron';
import type { SpawnHelper } from './backend/keychain/index.ts';
import { productName } from './data-folder.ts';

/** `helper` = absolute path of the built helper. */
export const utilityHelper =
  (helper: string): SpawnHelper =>
  () => {
    const { NODE_OPTIONS: _dropped, ...env } = process.env;
    const child = utilityProcess.fork(helper, [], {
      serviceName: `${productName} keychain`,
      env,
      execArgv: [],
      stdio: 'ignore',
    });
    return {
      send: (request) => child.postMessage(request),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', () => listener()),
      kill: () => {
        // It may hang in native code, where only SIGKILL ends it.
        if (child.pid === undefined || process.platform === 'win32') child.kill();
        else process.kill(child.pid, 'SIGKILL');
      },
    };
  };
