/** What the rest of the backend may do with credentials. */
import type { Environment } from '../../../shared/model/environment.ts';

/** The values of one pair, in the form in which they leave us: API key as is, private key as canonical PEM. Secret. */
export interface KeyPairSecrets {
  readonly apiKey: string;
  readonly privateKeyPem: string;
}

/** Reads a key set's complete pair from the keychain; `keychain.secret-missing` where a value is not there. */
export type ReadPair = (keySetId: string, environment: Environment) => Promise<KeyPairSecrets>;
