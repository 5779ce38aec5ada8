/** A key set: a client's two key pairs. The values are in the keychain; here is what may be shown. */
import { type Environment, environments } from './environment.ts';
import type { KeyCheck, KeyPairView, KeySet } from './key-set-schema.ts';

export type {
  ApiKeyView,
  KeyCheck,
  KeyPairView,
  KeySet,
  PreviousPairs,
  PrivateKeyView,
} from './key-set-schema.ts';

export const notConfirmedReasons = [
  'unreachable',
  'timeout',
  'tls',
  'not-encrypted',
  'proxy',
  'server-error',
  'html-page',
  'not-found',
  'clock-off',
  'unexpected-answer',
] as const;
export type NotConfirmedReason = (typeof notConfirmedReasons)[number];

/** What was repaired in a private key so that the instance's PHP can use it. */
export const repairs = [
  'line-breaks-rebuilt',
  'escaped-newlines',
  'carriage-returns',
  'indentation',
  'blank-lines',
  'non-breaking-spaces',
  'quotes',
  'dashes',
  'missing-header',
  'wrong-header',
  'byte-order-mark',
  'surrounding-text',
] as const;
export type Repair = (typeof repairs)[number];

/** The identity of a complete pair: both fingerprints, or null while one value is missing. */
export const pairIdentity = (pair: Pick<KeyPairView, 'apiKey' | 'privateKey'>): string | null =>
  pair.apiKey && pair.privateKey ? `${pair.apiKey.fingerprint}:${pair.privateKey.fingerprint}` : null;

/** The check of a pair, if it was made for the values that the pair has now. */
export const validCheck = (pair: KeyPairView): KeyCheck | null =>
  pair.check && pair.check.pair === pairIdentity(pair) ? pair.check : null;

/** The pairs that a gateway could not be asked about: it neither accepted nor rejected them. */
export const unconfirmedPairsOf = (keySet: Pick<KeySet, Environment>): string[] =>
  environments.flatMap((environment) => {
    const check = validCheck(keySet[environment]);
    return check?.verdict === 'not-confirmed' ? [check.pair] : [];
  });
