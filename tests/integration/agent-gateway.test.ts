import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { leaks } from '../fixtures/magento/leaks.ts';
import { runPhp } from '../fixtures/magento/php.ts';
import { ask, runAgent } from '../fixtures/magento/run-agent.ts';
import { makeValues } from '../fixtures/magento/values.ts';

const KEYS = 'services_connector/services_connector_integration';
const values = makeValues();
const seen: IncomingMessage[] = [];
let handler: (request: IncomingMessage, response: ServerResponse) => void = () => {};
const server = createServer((request, response) => {
  seen.push(request);
  handler(request, response);
});
let base = '';
const stores: Magento[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${portOf(server.address())}/`;
});
afterAll(async () => {
  server.close();
  await Promise.all(stores.map((store) => store.remove()));
});

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function make(configured: Record<string, string>): Promise<Magento> {
  const store = await createMagento({ values: configured });
  stores.push(store);
  seen.length = 0;
  return store;
}

/** The claims, after checking the signature with this private key's public half. */
function claimsOf(token: string | string[] | undefined, privateKey: string): Record<string, unknown> {
  if (typeof token !== 'string') throw new Error('no token');
  const [head, body, signature] = token.split('.');
  const signed = Buffer.from(`${head}.${body}`);
  const valid = verify(
    'sha256',
    signed,
    createPublicKey(privateKey),
    Buffer.from(signature ?? '', 'base64url'),
  );
  if (!valid) throw new Error('bad signature');
  expect(JSON.parse(Buffer.from(head ?? '', 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'RS256' });
  return JSON.parse(Buffer.from(body ?? '', 'base64url').toString());
}

const CLAIMS = {
  iss: '8E6307BF5D775FA00A495EF9@AdobeOrg',
  sub: '3181519E5E2714990A495E2E@techacct.adobe.com',
  aud: 'https://ims-na1.adobelogin.com/c/9ec9d05f79eb443e8f76ce477b1e413c',
  'https://ims-na1.adobelogin.com/s/ent_reactor_sdk': true,
  'https://ims-na1.adobelogin.com/s/asset_compute_meta': true,
  'https://ims-na1.adobelogin.com/s/ent_adobeio_sdk': true,
  'https://ims-na1.adobelogin.com/s/event_receiver_api': true,
};

function checkRequest(
  request: IncomingMessage | undefined,
  environment: 'production' | 'sandbox',
  agent: string,
) {
  if (request === undefined) throw new Error(`nothing was sent for ${environment}`);
  const { headers } = request;
  expect(headers['magento-api-key']).toBe(values[`${KEYS}/${environment}_api_key`]);
  expect(headers['x-api-key']).toBe(headers['magento-api-key']);
  expect(headers['user-agent']).toBe(agent);
  expect(headers['content-type']).toBe('application/json');
  const { exp, ...claims } = claimsOf(
    headers['x-gw-signature'],
    values[`${KEYS}/${environment}_private_key`],
  );
  expect(claims).toEqual(CLAIMS);
  expect(Math.abs(Number(exp) - Date.now() / 1000 - 300)).toBeLessThan(10);
}

describe('validate', () => {
  it('asks each gateway with that pair, as the instance would', async () => {
    handler = (_request, response) => {
      response.setHeader('x-request-id', 'r-1').writeHead(403, { 'content-type': 'application/json' });
      response.end('{"message":"JWT is invalid","requestId":"r-2"}');
    };
    const store = await make(values);
    const gateways = { production: `${base}with/a/path`, sandbox: base };
    const run = await runAgent(store.root, { kind: 'validate', gateways, product: 'Commerce Connect/1.2.3' });
    if (run.answer?.kind !== 'validated') throw new Error(run.stderr);
    expect(run.answer.production).toMatchObject({
      outcome: 'answered',
      url: `${base}merchant-registry/v1/ping`,
      status: 403,
      contentType: 'application/json',
      body: '{"message":"JWT is invalid","requestId":"r-2"}',
      requestId: 'r-2',
      date: expect.stringMatching(/GMT$/),
    });
    expect(seen.map((request) => request.url)).toEqual([
      '/merchant-registry/v1/ping',
      '/merchant-registry/v1/ping',
    ]);
    checkRequest(seen[0], 'production', 'Commerce Connect/1.2.3 (Magento: Community 2.4.7-p1)');
    checkRequest(seen[1], 'sandbox', 'Commerce Connect/1.2.3 (Magento: Community 2.4.7-p1)');
    expect(leaks(run, values[`${KEYS}/production_private_key`])).toEqual([]);
  });

  it("prefers the instance's own gateway and cuts a long body", async () => {
    handler = (_request, response) => response.end('x'.repeat(100_000));
    const store = await make({ ...values, 'services_connector/production_gateway_url': base });
    const gateways = { production: 'http://127.0.0.1:1/', sandbox: 'http://127.0.0.1:1/' };
    const { production, sandbox } = await ask(store.root, { kind: 'validate', gateways }, 'validated');
    expect(production).toMatchObject({
      outcome: 'answered',
      status: 200,
      body: 'x'.repeat(4096),
      requestId: null,
    });
    expect(sandbox).toMatchObject({ outcome: 'unreachable', code: 7 });
  });

  it('tells missing keys and keys that cannot sign', async () => {
    const store = await make({
      [`${KEYS}/production_api_key`]: 'only-this',
      [`${KEYS}/sandbox_api_key`]: 'a',
      [`${KEYS}/sandbox_private_key`]: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
    });
    const answer = await ask(store.root, { kind: 'validate' }, 'validated');
    expect(answer.production).toEqual({ outcome: 'keys-missing', missing: ['private-key'] });
    expect(answer.sandbox).toEqual({ outcome: 'not-signed' });
    expect(seen).toHaveLength(0);
  });
});

describe('inspect with a probe', () => {
  it('tells which gateways the server can reach', async () => {
    handler = (_request, response) => response.writeHead(404).end();
    const store = await make({});
    const gateways = { production: base, sandbox: 'http://127.0.0.1:1/' };
    const answer = await ask(store.root, { kind: 'inspect', probe: gateways }, 'inspected');
    expect(answer.reach?.production).toMatchObject({ outcome: 'answered', status: 404 });
    expect(answer.reach?.sandbox).toMatchObject({ outcome: 'unreachable', code: 7 });
  });
});

describe('the PHP client of the fixture', () => {
  it('sends what magento/services-connector sends', async () => {
    handler = (_request, response) => response.end('{"results":[]}');
    seen.length = 0;
    const call = {
      baseUrl: `${base}dropped/`,
      method: 'GET',
      uri: 'merchant-registry/v1/registry',
      apiKey: values[`${KEYS}/sandbox_api_key`],
      privateKey: values[`${KEYS}/sandbox_private_key`],
      edition: 'Community',
      version: '2.4.7-p1',
    };
    const file = fileURLToPath(new URL('../fixtures/magento/client.php', import.meta.url));
    const run = await runPhp({ args: [file], input: JSON.stringify(call) });
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 200, body: '{"results":[]}' });
    expect(seen[0]?.url).toBe('/merchant-registry/v1/registry');
    checkRequest(seen[0], 'sandbox', 'Magento Services Connector (Magento: Community 2.4.7-p1)');
  });
});
