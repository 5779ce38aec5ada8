/** A practice instance's configuration values, read and written with its crypt key. */
import type { ConfigPath } from '../../../shared/model/config-paths.ts';
import { isKeyPath } from '../../../shared/model/config-paths.ts';
import type { ConfigChange } from '../instance/connection.ts';
import { decrypt, encrypt, isEncrypted } from './crypt.ts';
import type { CryptKeys } from './crypt-keys.ts';
import type { Rows } from './instance-state.ts';

/** `unreadable` = there is a value, but not for the crypt key that the keychain has now. */
export type Read = { readonly text: string } | 'absent' | 'unreadable';
export type ReadValue = (path: ConfigPath) => Read;

/** The keychain is asked only when there is something to decrypt. */
export const openValues = async (
  keys: Pick<CryptKeys, 'shared' | 'own'>,
  storeId: string,
  rows: Rows,
): Promise<ReadValue> => {
  const opened = new Map<string, string>();
  let sealed = Object.values(rows).filter(isEncrypted);
  const openWith = (key: Uint8Array | null): void => {
    for (const row of key === null ? [] : sealed) {
      const text = key && decrypt(row, key);
      if (text !== null) opened.set(row, text);
    }
    sealed = sealed.filter((row) => !opened.has(row));
  };
  if (sealed.length > 0) openWith(await keys.shared());
  if (sealed.length > 0) openWith(await keys.own(storeId));
  return (path) => {
    const raw = rows[path];
    if (raw === undefined) return 'absent';
    if (!isKeyPath(path)) return { text: raw };
    const text = opened.get(raw);
    return text === undefined ? 'unreadable' : { text };
  };
};

/** The changes as rows: the values of the four keys encrypted. */
export const sealChanges = async (
  keys: Pick<CryptKeys, 'forWriting'>,
  changes: readonly ConfigChange[],
): Promise<readonly ConfigChange[]> => {
  const hasKeys = changes.some(({ path, value }) => isKeyPath(path) && value !== null);
  const key = hasKeys ? await keys.forWriting() : null;
  return changes.map(({ path, value }) => ({
    path,
    value: key === null || value === null || !isKeyPath(path) ? value : encrypt(value, key),
  }));
};
