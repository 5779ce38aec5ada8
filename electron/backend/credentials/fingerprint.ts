/** What may be seen of a key: enough to recognise it, nothing to use it with. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { ApiKeyView, PrivateKeyView } from '../../../shared/model/key-set.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export const viewApiKey = (value: string): ApiKeyView => ({
  last4: value.slice(-4),
  fingerprint: sha256(value),
});

/** `fingerprint` = SHA-256 (hex) of the public key's SubjectPublicKeyInfo DER. `key` is an RSA private key. */
export const viewPrivateKey = (key: KeyObject): PrivateKeyView => ({
  fingerprint: sha256(createPublicKey(key).export({ type: 'spki', format: 'der' })),
  bits: key.asymmetricKeyDetails?.modulusLength ?? 0,
});

/** Loads what was kept (PKCS#8 DER); throws what OpenSSL throws, which never quotes its input. */
export const loadKept = (der: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
