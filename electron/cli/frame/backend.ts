/** The backend in this process, behind its contract; it is started when a command first asks for it. */
import { createRouterClient } from '@orpc/server';
import type { Client } from '../../../shared/contract/index.ts';
import { createBackend } from '../../backend/index.ts';
import { openFileLog } from '../../backend/support/file-log.ts';
import { openDataFolder } from '../../data-folder.ts';
import { createNodePorts } from '../node-ports.ts';
import type { Place } from './session.ts';

export interface RunningBackend {
  readonly client: Client;
  close(): Promise<void>;
}

export const startBackend = ({ version, built }: Place): RunningBackend => {
  const dataFolder = openDataFolder();
  const log = openFileLog(dataFolder);
  const backend = createBackend(createNodePorts({ version, dataFolder, log, built }));
  return { client: createRouterClient(backend.router), close: () => backend.close() };
};
