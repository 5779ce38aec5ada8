/** Plain Node as the backend sees it: no dialogs and no windows; the keychain through a forked helper. */
import path from 'node:path';
import Conf from 'conf';
import { createKeychain, forkHelper } from '../backend/keychain/index.ts';
import type { Ports } from '../backend/ports.ts';
import { createNodeFetch } from '../backend/registry/proxy.ts';
import type { Log } from '../backend/support/log.ts';
import { documentStore } from '../documents.ts';

export interface NodeOptions {
  readonly version: string;
  readonly dataFolder: string;
  readonly log: Log;
  /** Absolute path of the folder `out`. */
  readonly built: string;
}

export const createNodePorts = ({ version, dataFolder, log, built }: NodeOptions): Ports => ({
  version,
  host: 'browser',
  systemLanguage: Intl.DateTimeFormat().resolvedOptions().locale,
  dataFolder,
  openDocument: (name) =>
    documentStore(
      dataFolder,
      name,
      ({ name: configName, ...options }) => new Conf({ ...options, configName }),
    ),
  secrets: createKeychain({ spawnHelper: forkHelper(path.join(built, 'main', 'keychain-helper.js')), log }),
  fetch: createNodeFetch(process.env),
  now: () => new Date(),
  log,
  // The page opens addresses itself, in the browser that the user looks at.
  openExternal: async () => false,
  openAdmin: undefined,
  chooseFiles: async () => undefined,
  chooseFolder: async () => undefined,
  chooseSaveFile: async () => undefined,
  // The program may run on another computer than the browser: its clipboard is nobody's.
  clipboard: undefined,
  openFile: async () => false,
});
