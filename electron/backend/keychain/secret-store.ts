/** The keychain behind one small interface: bytes under an account name, in the OS keychain or in memory. */
import type { KeychainStatus } from '../../../shared/contract/credentials.ts';
import type { Slot } from '../../../shared/model/environment.ts';

/** Names one secret: a key set's slot, or another secret of ours (the practice store's crypt key). */
export type SecretName =
  | { readonly kind: 'key'; readonly keySetId: string; readonly slot: Slot }
  /** The value of a pair that was replaced, until every store has the new one. */
  | { readonly kind: 'previous-key'; readonly keySetId: string; readonly slot: Slot }
  /** Of all practice stores of this computer (null), or of one store that was made before there was that one. */
  | { readonly kind: 'practice-crypt-key'; readonly storeId: string | null }
  /** A password (`target` = user@host) or the passphrase of a key file, where the user wants it kept. */
  | { readonly kind: 'ssh'; readonly what: 'password' | 'passphrase'; readonly target: string }
  /** The rows before the last apply, for undo, where they hold keys in clear. */
  | { readonly kind: 'snapshot'; readonly storeId: string }
  /** The rows before a write whose end is not known yet. */
  | { readonly kind: 'pending-snapshot'; readonly storeId: string }
  /** The age identity of this computer: opens the hand-off files that were made for it. */
  | { readonly kind: 'hand-off-identity' };

/**
 * Every method throws `ProblemError` with a `keychain.*` code. `null` means: definitely absent.
 * API keys are kept as UTF-8, private keys as PKCS#8 DER.
 */
export interface SecretStore {
  read(name: SecretName): Promise<Uint8Array | null>;
  /** Written, read back and compared. */
  write(name: SecretName, secret: Uint8Array): Promise<void>;
  /** Removing what is not there is no error. */
  remove(name: SecretName): Promise<void>;
  /** Found by writing, reading and deleting a probe. */
  status(options?: { readonly patient?: boolean }): Promise<KeychainStatus>;
  /** From now on secrets stay in memory, for this run only. */
  useSession(): Promise<KeychainStatus>;
  close(): Promise<void>;
}
