/** The token is exactly what the PHP client sends. */
import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { callUrl, dataSpacePath, gatewayName } from '../../../electron/backend/registry/paths.ts';
import { signToken } from '../../../electron/backend/registry/token.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const now = new Date('2026-05-01T12:00:00.750Z');

describe('signToken', () => {
  it('has the header, the claims and nothing else', async () => {
    const token = await signToken(privateKey.export(pem).toString(), now);
    expect(decodeProtectedHeader(token)).toEqual({ typ: 'JWT', alg: 'RS256' });
    expect(decodeJwt(token)).toEqual({
      exp: Date.parse('2026-05-01T12:05:00Z') / 1000,
      iss: '8E6307BF5D775FA00A495EF9@AdobeOrg',
      sub: '3181519E5E2714990A495E2E@techacct.adobe.com',
      aud: 'https://ims-na1.adobelogin.com/c/9ec9d05f79eb443e8f76ce477b1e413c',
      'https://ims-na1.adobelogin.com/s/ent_reactor_sdk': true,
      'https://ims-na1.adobelogin.com/s/asset_compute_meta': true,
      'https://ims-na1.adobelogin.com/s/ent_adobeio_sdk': true,
      'https://ims-na1.adobelogin.com/s/event_receiver_api': true,
    });
  });

  it('signs so that the public key confirms it, also from a PEM without final newline', async () => {
    const token = await signToken(privateKey.export(pem).toString().trimEnd(), now);
    const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    await expect(
      jwtVerify(token, await importSPKI(spki, 'RS256'), { currentDate: now }),
    ).resolves.toBeDefined();
  });

  it('refuses what is no RSA key', async () => {
    const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await expect(signToken(ec.export(pem).toString(), now)).rejects.toThrow();
    await expect(signToken('', now)).rejects.toThrow();
  });
});

describe('callUrl', () => {
  it.each([
    ['https://commerce.adobe.io/', 'https://commerce.adobe.io/merchant-registry/v1/ping'],
    ['https://commerce.adobe.io/some/path?x=1', 'https://commerce.adobe.io/merchant-registry/v1/ping'],
    ['https://user:word@commerce.adobe.io', 'https://commerce.adobe.io/merchant-registry/v1/ping'],
    ['http://127.0.0.1:8700', 'http://127.0.0.1:8700/merchant-registry/v1/ping'],
  ])('%s', (baseUrl, expected) => {
    expect(callUrl(baseUrl, '/merchant-registry/v1/ping')).toBe(expected);
  });

  it.each([['commerce.adobe.io'], [''], ['file:///etc/passwd']])('refuses %j', (baseUrl) => {
    expect(() => callUrl(baseUrl, '/')).toThrow(TypeError);
  });

  it('keeps an id inside its place in the path', () => {
    expect(callUrl('https://gw', dataSpacePath('../cleanup'))).toBe(
      'https://gw/merchant-registry/v1/registry/environments/..%2Fcleanup',
    );
  });

  it('names the gateway by its host', () => {
    expect(gatewayName('https://commerce.adobe.io/x')).toBe('commerce.adobe.io');
    expect(gatewayName('no address')).toBe('no address');
  });
});
