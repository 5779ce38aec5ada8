/** A practice gateway and clients for it, in a folder of their own, for the tests of both. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeGateway } from '../../electron/backend/practice/gateway/index.ts';
import { startPracticeGateway } from '../../electron/backend/practice/gateway/index.ts';
import type { RegistryClientOptions } from '../../electron/backend/registry/index.ts';
import { createRegistryClient } from '../../electron/backend/registry/index.ts';
import { createNodeFetch } from '../../electron/backend/registry/proxy.ts';
import type { Gateway } from '../../electron/backend/registry/types.ts';
import type { Log, LogFields } from '../../electron/backend/support/log.ts';
import type { Environment } from '../../shared/model/environment.ts';
import type { Edition } from '../../shared/model/instance.ts';

export const now = (): Date => new Date();

export interface RecordedLog extends Log {
  readonly lines: { readonly event: string; readonly fields: LogFields }[];
}

export const recordLog = (): RecordedLog => {
  const lines: RecordedLog['lines'] = [];
  const write = (event: string, fields: LogFields = {}): void => void lines.push({ event, fields });
  return { lines, info: write, warn: write, error: write };
};

export const makeFolder = async (): Promise<string> => mkdtemp(join(tmpdir(), 'practice-'));
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

export const startGateway = (folder: string, log: Log = recordLog(), port = 0): Promise<PracticeGateway> =>
  startPracticeGateway({ port, stateFile: join(folder, 'gateway.json'), log, now });

export const makeClient = (more: Partial<RegistryClientOptions> = {}) =>
  createRegistryClient({
    fetch: createNodeFetch({}),
    now,
    version: '9.9.9',
    log: recordLog(),
    retryDelay: 1,
    ...more,
  });

/** A gateway of this environment, with a pair that was just made for it. */
export const withNewPair = async (
  gateway: PracticeGateway,
  environment: Environment = 'production',
  edition: Edition = 'commerce',
): Promise<Gateway> => {
  const pair = await gateway.issuePair({ edition, environment }, 'test');
  return { baseUrl: gateway.urls[environment], pair, signal: AbortSignal.timeout(20_000) };
};
