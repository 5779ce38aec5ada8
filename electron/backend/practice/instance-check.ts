/** A practice instance's own word on its key pairs: it asks the gateway with the keys that it holds. */
import { keyPath } from '../../../shared/model/config-paths.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import type { ServerCheck } from '../../../shared/model/instance.ts';
import type { PairVerdict, RegistryClient } from '../registry/types.ts';
import type { ReadValue } from './instance-keys.ts';

const toServerCheck = (environment: Environment, verdict: PairVerdict): ServerCheck =>
  verdict.verdict === 'accepted'
    ? { environment, verdict: 'accepted', message: '', requestId: null }
    : { environment, verdict: verdict.verdict, message: verdict.message, requestId: verdict.requestId };

export const checkPairOf = async (
  registry: Pick<RegistryClient, 'checkPair'>,
  read: ReadValue,
  environment: Environment,
  baseUrl: string,
  signal: AbortSignal,
): Promise<ServerCheck> => {
  const apiKey = read(keyPath({ environment, field: 'apiKey' }));
  const privateKey = read(keyPath({ environment, field: 'privateKey' }));
  if (typeof apiKey !== 'object' || typeof privateKey !== 'object') {
    const missing = [
      ...(typeof apiKey === 'object' ? [] : ['api-key']),
      ...(typeof privateKey === 'object' ? [] : ['private-key']),
    ];
    return { environment, verdict: 'not-possible', message: missing.join(', '), requestId: null };
  }
  const pair = { apiKey: apiKey.text, privateKeyPem: privateKey.text };
  return toServerCheck(environment, await registry.checkPair({ baseUrl, pair, signal }));
};
