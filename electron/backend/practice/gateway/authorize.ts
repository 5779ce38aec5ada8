/** Who asks the practice gateway: the API key must be known and active here, and the token signed with its private key. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Environment } from '../../../../shared/model/environment.ts';
import type { Edition } from '../../../../shared/model/instance.ts';
import { tokenClaims } from '../../registry/token.ts';
import type { GatewayState, RegisteredKey } from './state.ts';

export type Authorized =
  | { readonly kind: 'authorized'; readonly edition: Edition }
  | { readonly kind: 'client-id-invalid' }
  | { readonly kind: 'jwt-invalid' };

const isValidToken = async (token: string, { publicKey }: RegisteredKey, now: Date): Promise<boolean> => {
  const { importSPKI, jwtVerify } = await import('jose');
  try {
    const { payload } = await jwtVerify(token, await importSPKI(publicKey, 'RS256'), {
      algorithms: ['RS256'],
      typ: 'JWT',
      requiredClaims: ['exp'],
      currentDate: now,
    });
    return Object.entries(tokenClaims).every(([claim, value]) => payload[claim] === value);
  } catch {
    return false;
  }
};

export const authorize = async (
  headers: IncomingHttpHeaders,
  environment: Environment,
  state: GatewayState,
  now: Date,
): Promise<Authorized> => {
  const apiKey = headers['magento-api-key'];
  const key = state.keys.find((candidate) => candidate.apiKey === apiKey);
  const known = key !== undefined && key.environment === environment && key.replacedAt === null;
  if (!known || headers['x-api-key'] !== apiKey) return { kind: 'client-id-invalid' };
  const token = headers['x-gw-signature'];
  const valid = typeof token === 'string' && (await isValidToken(token, key, now));
  return valid ? { kind: 'authorized', edition: key.edition } : { kind: 'jwt-invalid' };
};
