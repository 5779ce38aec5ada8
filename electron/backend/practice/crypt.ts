/** Encryption at rest as a real instance does it: rows like `0:3:<base64>`, chacha20-poly1305 (IETF) under the instance's key.
 * From a library because Electron's node:crypto does not have this cipher (electron/electron#24024). */
import { randomBytes } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';

export const cryptKeyLength = 32;
const nonceLength = 12;
const prefix = '0:3:';

export const isEncrypted = (row: string): boolean => row.startsWith(prefix);

/** Magento's EncryptionAdapter puts the nonce in front and authenticates it too. */
export const encrypt = (value: string, key: Uint8Array): string => {
  const nonce = randomBytes(nonceLength);
  const sealed = chacha20poly1305(key, nonce, nonce).encrypt(Buffer.from(value, 'utf8'));
  return prefix + Buffer.concat([nonce, sealed]).toString('base64');
};

/** null = not encrypted with this key, or damaged. */
export const decrypt = (row: string, key: Uint8Array): string | null => {
  if (!isEncrypted(row)) return null;
  const bytes = Buffer.from(row.slice(prefix.length), 'base64');
  const nonce = bytes.subarray(0, nonceLength);
  try {
    const opened = chacha20poly1305(key, nonce, nonce).decrypt(bytes.subarray(nonceLength));
    return Buffer.from(opened).toString('utf8');
  } catch {
    return null;
  }
};
