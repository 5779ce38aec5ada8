import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../electron/backend/support/redact.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const base64 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
const jwt = `eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.${randomBytes(90).toString('base64url')}.${randomBytes(256).toString('base64url')}`;
const apiKey = '4f2c9a1b7d3e4f5a8b6c0d1e2f3a4b5c';
const cipher = `0:3:${randomBytes(60).toString('base64')}`;

describe('redacts this, and leaves what is around it', () => {
  it.each([
    ['a PEM', `before ${pem} after`, pem.split('\n')[5] ?? ''],
    ['a PEM with escaped line breaks', `before "${pem.replace(/\n/g, '\\n')}" after`, base64.slice(70, 110)],
    ['a PEM on one line', `before ${pem.replace(/\n/g, ' ')} after`, base64.slice(64, 120)],
    [
      'an RSA PEM',
      `before ${privateKey.export({ type: 'pkcs1', format: 'pem' })} after`,
      'RSA PRIVATE KEY-----\nMII',
    ],
    ['bare base64', `before ${base64} after`, base64.slice(0, 60)],
    ['one line of a PEM', `before ${base64.slice(64, 128)} after`, base64.slice(64, 128)],
    ['URL-encoded base64', `before ${encodeURIComponent(base64)} after`, base64.slice(0, 40)],
    [
      'base64url',
      `before ${privateKey.export({ format: 'jwk' }).d} after`,
      String(privateKey.export({ format: 'jwk' }).d),
    ],
    ['a JWT', `before ${jwt} after`, jwt.slice(40, 80)],
    ["Magento's ciphertext", `before ${cipher} after`, cipher.slice(4, 40)],
    ['an API key in an assignment', `before sandbox_api_key=${apiKey} after`, apiKey],
    ['an API key in JSON', `before {"apiKey":"${apiKey}"} after`, apiKey],
    ['a private key in an assignment', `before PRIVATE_KEY="s3cret" after`, 's3cret'],
    ['a crypt key', `before 'crypt_key': '${apiKey}' after`, apiKey],
    [
      'the gateway headers',
      `before x-gw-signature: abc.def magento-api-key: ${apiKey} x-api-key: ${apiKey} after`,
      apiKey,
    ],
    ['the signature header', 'before x-gw-signature: abc.def after', 'abc.def'],
  ])('%s', (_name, text, secret) => {
    const redacted = redact(text);
    expect(text).toContain(secret);
    expect(redacted).not.toContain(secret);
    expect(redacted).toContain('[redacted]');
    expect(redacted).toMatch(/^before .* after$/s);
  });

  it('an authorization header, to the end of its line', () => {
    expect(redact('Authorization: Bearer abc def\nnext line')).toBe('Authorization: [redacted]\nnext line');
  });

  it('a PEM that is cut off, to the end', () => {
    expect(redact(`before ${pem.slice(0, 200)}`)).toBe('before [redacted]');
  });
});

describe('leaves that', () => {
  it.each([
    ['a path', '/home/merchant/public_html/vendor/magento/module-services-id/Model/ServicesConfig.php'],
    [
      'a long path without dots',
      '/var/lib/application-data/commerce-connect/stores/journal/interrupted/backups/production',
    ],
    [
      'a path with a UUID',
      `/home/merchant/commerce-connect/journal/${'3f2504e0-4f89-41d3-9a0c-0305e82c3301'}/result`,
    ],
    ['a UUID', randomUUID()],
    ['versions', 'services-id 3.3.1, 2.4.7-p1, Node 20.20.0, Electron 33.2.1'],
    ['a SHA-256 fingerprint', createHash('sha256').update('x').digest('hex')],
    ['a request id', 'requestId 9f86d081884c7d659a2feaa0c55ad015'],
    [
      'an address',
      'https://commerce-beta.adobe.io/merchant-registry/v1/registry/projects/3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    ],
    ['a configuration path', 'services_connector/services_connector_integration/sandbox_private_key'],
    ['a time', '2026-01-02T03:04:05.678Z'],
    ['a message', 'Client ID is invalid (403003): check the API key, then try again.'],
    [
      'PHP errors',
      'SQLSTATE[HY000] [2002] Connection refused in Magento\\Framework\\DB\\Adapter\\Pdo\\Mysql',
    ],
    ['Korean', '키체인이 잠겨 있습니다'],
  ])('%s', (_name, text) => {
    expect(redact(text)).toBe(text);
  });
});

it('no line of any key survives', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 600, maxLength: 1200 }),
      fc.constantFrom('\n', ' ', '\\n', ''),
      (bytes, joint) => {
        // fast-check likes zeroes; a key is random, so mix.
        const random = bytes.map(
          (byte, index) => byte ^ (createHash('sha256').update(String(index)).digest()[0] ?? 0),
        );
        const text = `-----BEGIN PRIVATE KEY-----${joint}${Buffer.from(random).toString('base64')}${joint}-----END PRIVATE KEY-----`;
        return redact(text) === '[redacted]';
      },
    ),
  );
});

it.each([['-'], ['-----BEGIN PRIVATE KEY-----'], ['eyJ'], ['0:3:'], ['api_key='], ['A'], ['/a']])(
  '256 kB of %j take no time',
  (unit) => {
    const started = performance.now();
    redact(unit.repeat(Math.floor(262_144 / unit.length)));
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
