/** Credentials: recognises, repairs, refuses, keeps and checks the four values of a key set. */
export { type ApiKey, readApiKey } from './api-key.ts';
export { type Candidate, parseBlock, readValue as readValueFor } from './block.ts';
export type { Kept as KeptValue } from './place.ts';
export { type PrivateKey, pemOf, type Reading, readPrivateKey } from './private-key.ts';
export { type Credentials, type CredentialsPorts, createCredentials } from './service.ts';
export {
  type KeyPairSecrets,
  type KeySetDocument,
  type KeySetDocuments,
  keySetDocumentSchema,
  type ReadPair,
} from './types.ts';
