/** The keychain's state as a problem; null while it can keep values. Pure. */
import type { KeychainStatus } from '../../../shared/contract/credentials.ts';
import type { Problem } from '../../../shared/problems.ts';

export type KeychainState = KeychainStatus['state'];

export const keychainProblem = (state: KeychainState | undefined): Problem | null => {
  if (state === 'locked') return { code: 'keychain.locked', params: {} };
  return state === 'unavailable' ? { code: 'keychain.unavailable', params: {} } : null;
};
