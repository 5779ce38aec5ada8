/** A practice instance's crypt key, and its configuration values read and written with it. */
import { randomBytes } from 'node:crypto';
import type { ConfigPath } from '../../../shared/model/config-paths.ts';
import { isKeyPath } from '../../../shared/model/config-paths.ts';
import type { ConfigChange } from '../instance/connection.ts';
import type { SecretName, SecretStore } from '../keychain/secret-store.ts';
import { cryptKeyLength, decrypt, encrypt, isEncrypted } from './crypt.ts';
import type { Rows } from './instance-state.ts';

const nameOf = (storeId: string): SecretName => ({ kind: 'practice-crypt-key', storeId });

/** `unreadable` = there is a value, but not for the crypt key that the keychain has now. */
export type Read = { readonly text: string } | 'absent' | 'unreadable';
export type ReadValue = (path: ConfigPath) => Read;

export type CryptKeys = Pick<SecretStore, 'read' | 'write'>;

/** Asks the keychain once: an apply needs the key in several steps. */
export const rememberCryptKey = (secrets: CryptKeys): CryptKeys => {
  let known: Uint8Array | null = null;
  return {
    read: async (name) => {
      known ??= await secrets.read(name);
      return known;
    },
    write: async (name, secret) => {
      await secrets.write(name, secret);
      known = secret;
    },
  };
};

/** The keychain is asked only when there is something to decrypt. */
export const openValues = async (secrets: CryptKeys, storeId: string, rows: Rows): Promise<ReadValue> => {
  const encrypted = Object.values(rows).some(isEncrypted);
  const key = encrypted ? await secrets.read(nameOf(storeId)) : null;
  return (path) => {
    const raw = rows[path];
    if (raw === undefined) return 'absent';
    if (!isKeyPath(path)) return { text: raw };
    const text = key?.byteLength === cryptKeyLength ? decrypt(raw, key) : null;
    return text === null ? 'unreadable' : { text };
  };
};

const cryptKey = async (secrets: CryptKeys, storeId: string): Promise<Uint8Array> => {
  const kept = await secrets.read(nameOf(storeId));
  if (kept?.byteLength === cryptKeyLength) return kept;
  const made = randomBytes(cryptKeyLength);
  await secrets.write(nameOf(storeId), made);
  return made;
};

/** The changes as rows: the values of the four keys encrypted. */
export const sealChanges = async (
  secrets: CryptKeys,
  storeId: string,
  changes: readonly ConfigChange[],
): Promise<readonly ConfigChange[]> => {
  const hasKeys = changes.some(({ path, value }) => isKeyPath(path) && value !== null);
  const key = hasKeys ? await cryptKey(secrets, storeId) : null;
  return changes.map(({ path, value }) => ({
    path,
    value: key === null || value === null || !isKeyPath(path) ? value : encrypt(value, key),
  }));
};

export const forgetCryptKey = (secrets: SecretStore, storeId: string): Promise<void> =>
  secrets.remove(nameOf(storeId));
