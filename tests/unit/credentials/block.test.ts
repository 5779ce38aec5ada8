import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBlock } from '../../../electron/backend/credentials/index.ts';
import { makeRsa } from './damages.ts';

const keys = { sandbox: makeRsa(), production: makeRsa() };
const ids = { sandbox: 'aaaa1111bbbb2222cccc3333dddd4444', production: 'eeee5555ffff6666aaaa7777bbbb8888' };
const oneLine = (pem: string): string => pem.replace(/\n/g, '\\n');

/** `environment field value's first characters` of each find, so that a wrong pairing shows. */
const found = (text: string): string[] =>
  parseBlock(text).map((candidate) => {
    if ('problem' in candidate)
      return `${candidate.environment} ${candidate.field} ${candidate.problem.code}`;
    const { value } = candidate;
    if (value.field === 'apiKey') return `${candidate.environment} apiKey ${value.reading.value.slice(0, 4)}`;
    const der = Buffer.from(value.reading.der);
    const whose = keys.sandbox.der.equals(der)
      ? 'SANDBOX'
      : keys.production.der.equals(der)
        ? 'PRODUCTION'
        : 'other';
    return `${candidate.environment} privateKey ${whose}`;
  });

const all = [
  'production apiKey eeee',
  'production privateKey PRODUCTION',
  'sandbox apiKey aaaa',
  'sandbox privateKey SANDBOX',
];

describe('all four values in one paste', () => {
  it.each([
    [
      'an e-mail with headings',
      `Hi,\nhere are the keys for both environments (sandbox and production).\n\nSandbox\nAPI key: ${ids.sandbox}\nPrivate key:\n${keys.sandbox.pem}\n\nProduction\nAPI key: ${ids.production}\nPrivate key:\n${keys.production.pem}\n\nRegards`,
    ],
    [
      'labels with the environment in them',
      `Production API Key = ${ids.production}\nProduction Private Key = ${keys.production.pem}\nSandbox API Key = ${ids.sandbox}\nSandbox Private Key = ${keys.sandbox.pem}`,
    ],
    [
      'environment variables',
      `SANDBOX_API_KEY=${ids.sandbox}\nSANDBOX_PRIVATE_KEY="${oneLine(keys.sandbox.pem)}"\nPROD_API_KEY='${ids.production}'\nPROD_PRIVATE_KEY="${oneLine(keys.production.pem)}\\n"\n`,
    ],
    [
      'JSON',
      JSON.stringify({
        sandbox: { apiKey: ids.sandbox, privateKey: keys.sandbox.pem },
        production: { apiKey: ids.production, privateKey: keys.production.pem },
      }),
    ],
    [
      'flat JSON with the configuration paths',
      JSON.stringify({
        'services_connector/services_connector_integration/sandbox_api_key': ids.sandbox,
        'services_connector/services_connector_integration/sandbox_private_key': keys.sandbox.pem,
        'services_connector/services_connector_integration/production_api_key': ids.production,
        'services_connector/services_connector_integration/production_private_key': keys.production.pem,
      }),
    ],
    [
      'Korean labels, values without labels under headings',
      `샌드박스\nAPI 키: ${ids.sandbox}\n개인 키:\n${keys.sandbox.pem}\n프로덕션\n${ids.production}\n${keys.production.pem}`,
    ],
    [
      'labels and values on lines of their own',
      `Sandbox API key\n${ids.sandbox}\nSandbox private key\n${keys.sandbox.pem}\nProduction API key\n${ids.production}\nProduction private key\n${keys.production.pem}`,
    ],
    [
      'private keys without headers',
      `sandbox\n${ids.sandbox}\n${keys.sandbox.pem.replace(/-----[A-Z ]+-----\n?/g, '')}\nproduction\n${ids.production}\n${keys.production.pem.replace(/-----[A-Z ]+-----\n?/g, '')}\n`,
    ],
    [
      'CRLF',
      `Sandbox\r\nAPI key: ${ids.sandbox}\r\n${keys.sandbox.pem.replace(/\n/g, '\r\n')}\r\nProduction\r\nAPI key: ${ids.production}\r\n${keys.production.pem.replace(/\n/g, '\r\n')}\r\n`,
    ],
  ])('%s', (_name, text) => {
    expect(found(text).sort()).toEqual(all);
  });
});

describe('environments are never guessed', () => {
  it('two PEMs in one text', () => {
    expect(found(`${keys.sandbox.pem}\n${keys.production.pem}`)).toEqual([
      'null privateKey SANDBOX',
      'null privateKey PRODUCTION',
    ]);
  });
  it('a heading that names both', () => {
    expect(found(`Keys for sandbox and production:\n${keys.sandbox.pem}`)).toEqual([
      'null privateKey SANDBOX',
    ]);
  });
});

describe('values that are not what they should be', () => {
  it('names each', () => {
    const text = `Sandbox API key: ******\nSandbox private key: 0:3:${'QUJD'.repeat(20)}\nProduction API key: ${ids.production}`;
    expect(found(text)).toEqual([
      'sandbox apiKey key.masked',
      'sandbox privateKey key.ciphertext',
      'production apiKey eeee',
    ]);
  });
  it('a certificate beside a private key is no matter, alone it is refused', () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    expect(found(`${certificate}\n${keys.sandbox.pem}`)).toEqual(['null privateKey SANDBOX']);
    expect(found(certificate)).toEqual(['null privateKey key.certificate']);
  });
  it('words, addresses and ids are nothing', () => {
    expect(found('Dear all, see https://account.magento.com/ and write to a@example.com. Project X')).toEqual(
      [],
    );
  });
});

it('never throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.constantFrom(
      '\n',
      'sandbox',
      'API key: ',
      'private key=',
      ids.sandbox,
      keys.sandbox.pem,
      '-----BEGIN PRIVATE KEY-----',
      '\uFFFC0',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => Array.isArray(parseBlock(pieces.join('')))),
    { numRuns: 300 },
  );
});

it.each([
  ['{'],
  ['[['],
  ['API key: '],
  ['a:'],
  ['M\n'],
  ['-----BEGIN PRIVATE KEY-----'],
  ['('],
  ['1a1a1a1a1a1a1a1a1a1a\n'],
])('64 kB of %j take no time', (unit) => {
  const started = performance.now();
  parseBlock(unit.repeat(Math.floor(65_536 / unit.length)));
  expect(performance.now() - started).toBeLessThan(1000);
});
