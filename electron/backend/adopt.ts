/** Adopt: takes the keys that an instance already has into a key set, so that nobody has to make new ones. */
import type { Finding } from '../../shared/contract/credentials.ts';
import { environments, keyFields } from '../../shared/model/environment.ts';
import type { KeySet } from '../../shared/model/key-set.ts';
import { ProblemError } from '../../shared/problems.ts';
import type { Credentials } from './credentials/index.ts';
import type { Connect } from './instance/connect.ts';
import type { ExportedKeys } from './instance/connection.ts';
import type { Stores } from './stores/service.ts';
import type { Log } from './support/log.ts';

const readTimeout = 60_000;

interface Options {
  readonly stores: Pick<Stores, 'get' | 'update'>;
  readonly credentials: Pick<Credentials, 'create' | 'enter' | 'remove'>;
  readonly connect: Connect;
  readonly log: Log;
}

interface Adopted {
  readonly keySet: KeySet;
  readonly findings: readonly Finding[];
}

export const createAdopt = ({ stores, credentials, connect, log }: Options) => {
  const readKeys = async (storeId: string): Promise<ExportedKeys> => {
    const connection = await connect(stores.get(storeId));
    try {
      const keys = await connection.exportKeys?.(AbortSignal.timeout(readTimeout));
      if (keys === undefined) throw new ProblemError('key.none-to-adopt');
      return keys;
    } finally {
      await connection.close();
    }
  };

  /** Each value goes the way of one that was typed: recognised, repaired or refused, and into the keychain. */
  const enterAll = async (keySet: KeySet, keys: ExportedKeys): Promise<Adopted> => {
    let current = keySet;
    const findings: Finding[] = [];
    for (const environment of environments) {
      for (const field of keyFields) {
        const text = keys[environment][field];
        if (text === null) continue;
        const input = { kind: 'field', slot: { environment, field }, text } as const;
        const result = await credentials.enter({ keySetId: keySet.id, input });
        current = result.keySet;
        findings.push(...result.findings);
      }
    }
    return { keySet: current, findings };
  };

  /** Only after the user's consent. Throws `instance.*`, `keychain.*`, or `key.none-to-adopt`. */
  return async (storeId: string): Promise<Adopted> => {
    const store = stores.get(storeId);
    const keys = await readKeys(storeId);
    const practice = store.connection.kind === 'practice';
    const keySet = await credentials.create({ label: store.name, practice });
    try {
      const adopted = await enterAll(keySet, keys);
      const accepted = adopted.findings.filter(({ outcome }) => outcome === 'accepted').length;
      if (accepted === 0) throw new ProblemError('key.none-to-adopt');
      stores.update(storeId, { keySetId: keySet.id, hasKeyFiles: true });
      log.info('credentials.adopted', { storeId, keySetId: keySet.id, accepted });
      return adopted;
    } catch (error) {
      await credentials.remove({ keySetId: keySet.id }).catch(() => undefined);
      throw error;
    }
  };
};
export type Adopt = ReturnType<typeof createAdopt>;
