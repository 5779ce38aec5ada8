/** Practising without an account: a gateway with its API portal, and instances, all on this computer. Nothing listens before it is needed. */
import { join } from 'node:path';
import type { Environment } from '../../../shared/model/environment.ts';
import type { Edition } from '../../../shared/model/instance.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { InstanceConnection } from '../instance/connection.ts';
import type { Ports } from '../ports.ts';
import type { RegistryClient } from '../registry/types.ts';
import { diskProblem } from '../support/disk.ts';
import { createCryptKeys } from './crypt-keys.ts';
import type { PracticeGateway } from './gateway/index.ts';
import { startPracticeGateway } from './gateway/index.ts';
import { createPracticeInstance } from './instance.ts';
import type { InstanceState } from './instance-state.ts';
import { emptyInstanceState, instanceStateSchema } from './instance-state.ts';
import type { JsonFile } from './json-file.ts';
import { openJsonFile } from './json-file.ts';
import { describeStorePage } from './store-page.ts';

export interface PracticeOptions {
  readonly ports: Pick<Ports, 'dataFolder' | 'secrets' | 'now' | 'log'>;
  readonly registry: Pick<RegistryClient, 'checkPair'>;
  /** Milliseconds that each phase of an apply stays visible; 120. */
  readonly phaseDelay?: number | undefined;
}

export interface Practice {
  /** Starts the gateway and the portal unless they run. Throws `practice.unavailable`. */
  ensureStarted(): Promise<PracticeGateway>;
  /** Base addresses for practice keys. */
  gateways(): Promise<Record<Environment, string>>;
  /** The practice account dashboard, opened for the account with this edition's license. */
  portalUrl(edition?: Edition): Promise<string>;
  /** The instance of a practice store; it is there as soon as it is asked for. */
  connection(store: { readonly id: string; readonly edition: Edition }): InstanceConnection;
  /** Removes what a practice store left: its file, a crypt key of its own, and with the last store the shared one. */
  forget(storeId: string, options: { readonly isLast: boolean }): Promise<void>;
  close(): Promise<void>;
}

export const createPractice = ({ ports, registry, phaseDelay = 120 }: PracticeOptions): Practice => {
  const { dataFolder, secrets, now, log } = ports;
  const folder = join(dataFolder, 'practice');
  const keys = createCryptKeys({ folder, secrets, now, log });
  const files = new Map<string, JsonFile<InstanceState>>();
  let running: Promise<PracticeGateway> | null = null;

  /** One per store, so that two connections to it take turns. */
  const fileOf = (storeId: string): JsonFile<InstanceState> => {
    if (!/^[\w-]{1,64}$/.test(storeId)) throw new ProblemError('practice.unavailable');
    const path = join(folder, `store-${storeId}.json`);
    const file =
      files.get(storeId) ??
      openJsonFile({
        path,
        schema: instanceStateSchema,
        initial: emptyInstanceState,
        now,
        log,
        fsync: false,
      });
    files.set(storeId, file);
    return file;
  };

  const start = async (): Promise<PracticeGateway> => {
    const stateFile = join(folder, 'gateway.json');
    const describeStore = async (storeId: string) => describeStorePage(await fileOf(storeId).read());
    try {
      return await startPracticeGateway({ port: 0, stateFile, log, now, describeStore });
    } catch (error) {
      running = null;
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      log.error('practice.not-started', { code });
      const disk = diskProblem(error, folder);
      throw disk === null
        ? new ProblemError('practice.unavailable')
        : new ProblemError(disk.code, disk.params);
    }
  };

  const ensureStarted = (): Promise<PracticeGateway> => {
    running ??= start();
    return running;
  };

  return {
    ensureStarted,
    async gateways() {
      const { sandbox, production } = (await ensureStarted()).urls;
      return { sandbox, production };
    },
    async portalUrl(edition) {
      const { portal } = (await ensureStarted()).urls;
      return edition === undefined ? `${portal}/` : `${portal}/?account=${edition}`;
    },
    connection: ({ id, edition }) =>
      createPracticeInstance({
        storeId: id,
        edition,
        file: fileOf(id),
        keys,
        registry,
        now,
        pages: async () => (await ensureStarted()).urls.portal,
        phaseDelay,
      }),
    async forget(storeId, { isLast }) {
      await fileOf(storeId).remove();
      files.delete(storeId);
      await keys.forgetOwn(storeId);
      if (isLast) await keys.forgetShared();
    },
    async close() {
      const gateway = await running?.catch(() => null);
      running = null;
      await gateway?.close();
    },
  };
};
