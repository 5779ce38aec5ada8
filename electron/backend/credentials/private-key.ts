/** Reads a private key out of whatever was pasted: the canonical key and what was repaired, or what it is instead. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { PrivateKeyView, Repair } from '../../../shared/model/key-set.ts';
import { repairs as repairOrder } from '../../../shared/model/key-set.ts';
import type { Problem, ProblemCode } from '../../../shared/problems.ts';
import { type Body, bodyIn } from './body.ts';
import { looksEncryptedByMagento, looksMasked, tidy, unquote } from './characters.ts';
import { type DerKind, declaredLength, kindOf } from './der.ts';
import { viewPrivateKey } from './fingerprint.ts';
import { normalise } from './normalise.ts';

export type Reading<Value> =
  | ({ readonly ok: true; readonly repairs: readonly Repair[] } & Value)
  | { readonly ok: false; readonly problem: Problem };

export interface PrivateKey {
  /** PKCS#8 DER: how it is kept. Secret. */
  readonly der: Uint8Array;
  readonly view: PrivateKeyView;
}

const leastBits = 2048;
/** OpenSSL verifies nothing longer, and signing with longer ones takes minutes. */
const mostBits = 16_384;

const refuse = (code: ProblemCode, params: Problem['params'] = {}) =>
  ({ ok: false, problem: { code, params } }) as const;

/** PKCS#8 PEM as it is written to the instance: 64 columns, `\n`, and no newline at the end, which Magento would trim. */
export const pemOf = (der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----'].join('\n');
};

const loadRsa = (der: Uint8Array, kind: 'rsa-pkcs8' | 'rsa-pkcs1'): KeyObject | null => {
  try {
    const type = kind === 'rsa-pkcs1' ? 'pkcs1' : 'pkcs8';
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type });
  } catch {
    return null;
  }
};

/** OpenSSL loads a key whose numbers do not belong together, so it has to sign something. */
const reallySigns = (key: KeyObject): boolean => {
  try {
    const message = Buffer.from('commerce-connect');
    return verify('RSA-SHA256', message, createPublicKey(key), sign('RSA-SHA256', message, key));
  } catch {
    return false;
  }
};

const byKind: Readonly<Record<Exclude<DerKind, 'rsa-pkcs8' | 'rsa-pkcs1'>, ProblemCode>> = {
  ec: 'key.ec',
  edwards: 'key.ed25519',
  encrypted: 'key.encrypted',
  'public-key': 'key.public-key',
  certificate: 'key.certificate',
  'other-key': 'key.unreadable',
  unknown: 'key.unreadable',
};

const byLabel = (label: string | null): ProblemCode | null => {
  if (label?.includes('PUBLIC KEY')) return 'key.public-key';
  if (label?.includes('CERTIFICATE')) return 'key.certificate';
  return label === 'OPENSSH PRIVATE KEY' || label === 'DSA PRIVATE KEY' ? 'key.unreadable' : null;
};

const readBody = (body: Body, earlier: ReadonlySet<Repair>): Reading<PrivateKey> => {
  if (body.encrypted) return refuse('key.encrypted');
  const named = byLabel(body.label);
  if (named) return refuse(named);
  if (looksMasked(body.base64)) return refuse('key.masked');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(body.base64)) return refuse('key.unreadable');
  const bytes = Buffer.from(body.base64, 'base64');
  const length = declaredLength(bytes);
  if (bytes.length < 16 || (length !== null && bytes.length < length)) return refuse('key.truncated');
  if (length === null) return refuse(body.repairs.has('missing-header') ? 'key.truncated' : 'key.unreadable');
  const der = bytes.subarray(0, length);
  const kind = kindOf(der);
  if (kind !== 'rsa-pkcs8' && kind !== 'rsa-pkcs1') return refuse(byKind[kind]);
  const key = loadRsa(der, kind);
  if (key?.asymmetricKeyType !== 'rsa') return refuse('key.unreadable');
  const view = viewPrivateKey(key);
  if (view.bits < leastBits) return refuse('key.too-short', { bits: view.bits, least: leastBits });
  if (view.bits > mostBits || !reallySigns(key)) return refuse('key.unreadable');
  const found = new Set([...earlier, ...body.repairs]);
  const expected = kind === 'rsa-pkcs1' ? 'RSA PRIVATE KEY' : 'PRIVATE KEY';
  if (body.label !== null && body.label !== expected) found.add('wrong-header');
  return {
    ok: true,
    der: key.export({ type: 'pkcs8', format: 'der' }),
    view,
    repairs: repairOrder.filter((repair) => found.has(repair)),
  };
};

const foreignFormats = /PuTTY-User-Key-File|BEGIN SSH2/;
const sshPublicKey = /^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-\S{1,40}) +[A-Za-z0-9+/]/;

/** Never throws, whatever the text; `text` is at most 64 kB. */
export const readPrivateKey = (text: string): Reading<PrivateKey> => {
  const trimmed = unquote(tidy(text));
  if (trimmed === '') return refuse('key.empty');
  if (looksMasked(trimmed)) return refuse('key.masked');
  if (looksEncryptedByMagento(trimmed)) return refuse('key.ciphertext');
  if (/^file:\/\//i.test(trimmed)) return refuse('key.file-reference');
  if (sshPublicKey.test(trimmed)) return refuse('key.public-key');
  if (foreignFormats.test(trimmed)) return refuse('key.unreadable');
  const { text: normalised, repairs } = normalise(text);
  const body = bodyIn(normalised);
  if (body) return readBody(body, repairs);
  const onlyFooter = /END[ A-Z]{1,30}KEY-/.test(trimmed);
  return refuse(onlyFooter ? 'key.truncated' : 'key.unreadable');
};
