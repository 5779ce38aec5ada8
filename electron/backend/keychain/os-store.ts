/** The operating system's keychain, through the helper process. */
import { randomUUID } from 'node:crypto';
import type { KeychainStatus } from '../../../shared/contract/credentials.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Log } from '../support/log.ts';
import { createKeychainClient } from './client.ts';
import { sameBytes } from './envelope.ts';
import { type RawItems, readSecret, removeSecret, writeSecret } from './items.ts';
import type { SpawnHelper } from './messages.ts';
import { accountOf } from './names.ts';
import type { SecretStore } from './secret-store.ts';

/** Milliseconds that one call may take: in the background, and while the window says that it waits. */
export interface Timeouts {
  readonly normal: number;
  readonly patient: number;
}

const backendOf = (platform: NodeJS.Platform): KeychainStatus['backend'] => {
  if (platform === 'darwin') return 'macos-keychain';
  return platform === 'win32' ? 'windows-credential-manager' : 'secret-service';
};

const stateOf = (error: unknown): KeychainStatus['state'] => {
  if (!(error instanceof ProblemError)) throw error;
  // No answer in time is nearly always a question to the user that stands open: the unlock prompt.
  const waits = error.problem.code === 'keychain.locked' || error.problem.code === 'keychain.timeout';
  return waits ? 'locked' : 'unavailable';
};

export const createOsStore = (
  spawnHelper: SpawnHelper,
  log: Log,
  platform: NodeJS.Platform,
  timeouts: Timeouts,
): Omit<SecretStore, 'useSession'> => {
  const client = createKeychainClient(spawnHelper, log);
  let queue: Promise<unknown> = Promise.resolve();

  const itemsWithin = (timeout: number): RawItems => ({
    async get(account) {
      const { secret } = await client.call({ op: 'get', account }, timeout);
      return secret === null ? null : Buffer.from(secret, 'base64');
    },
    async set(account, bytes) {
      await client.call({ op: 'set', account, secret: Buffer.from(bytes).toString('base64') }, timeout);
    },
    async delete(account) {
      return (await client.call({ op: 'delete', account }, timeout)).deleted;
    },
  });

  /** A secret can be several items, so whole secrets are handled one after the other. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const result = queue.then(task);
    queue = result.catch(() => undefined);
    return result;
  };

  const probe = async (items: RawItems): Promise<void> => {
    const account = `probe/${randomUUID()}`;
    const value = Buffer.from(account);
    await items.set(account, value);
    const read = await items.get(account);
    await items.delete(account);
    if (read === null || !sameBytes(read, value)) throw new ProblemError('keychain.unavailable');
  };

  const normal = itemsWithin(timeouts.normal);
  return {
    read: (name) => inTurn(() => readSecret(normal, accountOf(name))),
    write: (name, secret) => inTurn(() => writeSecret(normal, accountOf(name), secret)),
    remove: (name) => inTurn(() => removeSecret(normal, accountOf(name))),
    async status(options) {
      const items = options?.patient ? itemsWithin(timeouts.patient) : normal;
      const backend = backendOf(platform);
      try {
        await inTurn(() => probe(items));
        return { state: 'ready', backend };
      } catch (error) {
        return { state: stateOf(error), backend };
      }
    },
    async close() {
      client.close();
    },
  };
};
