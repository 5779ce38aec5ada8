/** The state of the keychain that keeps the secrets. */
import { useQuery } from '@tanstack/react-query';
import type { KeychainStatus } from '../../shared/contract/credentials.ts';
import { orpc, queryClient } from './client.ts';

export const useKeychainStatus = (): KeychainStatus | undefined =>
  useQuery(orpc.credentials.keychain.queryOptions()).data;

export const rememberKeychain = (status: KeychainStatus): void => {
  queryClient.setQueryData(orpc.credentials.keychain.queryKey(), status);
};
