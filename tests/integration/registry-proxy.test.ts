/** The Node host's fetch and proxies: a tunnel (CONNECT) as companies have it, its refusal, and what goes around it. */
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { PracticeGateway } from '../../electron/backend/practice/gateway/index.ts';
import { createNodeFetch } from '../../electron/backend/registry/proxy.ts';
import type { Gateway } from '../../electron/backend/registry/types.ts';
import { makeClient, makeFolder, removeFolder, startGateway, withNewPair } from './practice-support.ts';

let folder: string;
let gateway: PracticeGateway;
let given: Gateway;
let proxy: Server;
let proxyUrl: string;
const asked: string[] = [];
let password: string | null = null;

/** It knows one name, `gateway.test`, and brings it to a door that answers what the gateway would. */
const startProxy = async (target: number): Promise<Server> => {
  const server = createServer((_request, response) => response.writeHead(501).end());
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    const refuse = (line: string): void => void socket.end(`HTTP/1.1 ${line}\r\nContent-Length: 0\r\n\r\n`);
    if (password !== null && request.headers['proxy-authorization'] !== password) {
      return refuse('407 Proxy Authentication Required');
    }
    if (!request.url?.startsWith('gateway.test:')) return refuse('502 Bad Gateway');
    const door = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(door).pipe(socket);
    });
    socket.on('error', () => door.destroy());
    door.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

const makeCertificate = `
$key = openssl_pkey_new();
$own = openssl_csr_sign(openssl_csr_new(['commonName' => 'gateway.test'], $key), null, $key, 2);
openssl_x509_export($own, $cert);
openssl_pkey_export($key, $pem);
echo json_encode(['cert' => $cert, 'key' => $pem]);`;
const certificateSchema = z.object({ cert: z.string(), key: z.string() });

/** The gateway answers to its own loopback name only, so the tunnel ends at a door that repeats the request there. */
const startDoor = async (origin: string): Promise<Server> => {
  const { stdout } = await promisify(execFile)('php', ['-r', makeCertificate]);
  const server = createTlsServer(certificateSchema.parse(JSON.parse(stdout)), async (request, response) => {
    const names = ['magento-api-key', 'x-api-key', 'x-gw-signature'] as const;
    const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name])]));
    const answer = await fetch(new URL(request.url ?? '/', origin), { headers });
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const stop = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

let door: Server;
beforeAll(async () => {
  // Nobody has signed the door's certificate; Node looks at this with every connection.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  folder = await makeFolder();
  gateway = await startGateway(folder);
  given = await withNewPair(gateway);
  door = await startDoor(given.baseUrl);
  proxy = await startProxy(portOf(door));
  proxyUrl = `http://127.0.0.1:${portOf(proxy)}`;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([gateway.close(), stop(proxy), stop(door)]);
  await removeFolder(folder);
});

const check = (env: Record<string, string>, baseUrl = 'https://gateway.test/') => {
  asked.length = 0;
  const client = makeClient({ fetch: createNodeFetch(env) });
  return client.checkPair({ ...given, baseUrl, signal: AbortSignal.timeout(10_000) });
};

it.each(['HTTPS_PROXY', 'https_proxy'])('goes through %s', async (name) => {
  expect(await check({ [name]: proxyUrl })).toMatchObject({ verdict: 'accepted' });
  expect(asked).toEqual(['gateway.test:443']);
});

it('sends the name and password of the proxy’s address', async () => {
  password = `Basic ${Buffer.from('me:word').toString('base64')}`;
  const withPassword = proxyUrl.replace('//', '//me:word@');
  expect(await check({ HTTPS_PROXY: withPassword })).toMatchObject({ verdict: 'accepted' });
  expect(await check({ HTTPS_PROXY: proxyUrl })).toMatchObject({
    verdict: 'not-confirmed',
    reason: 'proxy',
    message: 'PROXY_STATUS_407',
  });
  password = null;
});

it('names the proxy when it cannot reach the gateway', async () => {
  expect(await check({ HTTPS_PROXY: proxyUrl }, 'https://other.test/')).toMatchObject({ reason: 'proxy' });
});

it('never asks the proxy for this computer, nor for what NO_PROXY names', async () => {
  expect(await check({ HTTP_PROXY: proxyUrl }, given.baseUrl)).toMatchObject({ verdict: 'accepted' });
  const named = given.baseUrl.replace('127.0.0.1', 'localhost');
  expect(await check({ HTTP_PROXY: proxyUrl }, named)).toMatchObject({ verdict: 'accepted' });
  await check({ HTTPS_PROXY: proxyUrl, NO_PROXY: 'gateway.test' });
  expect(asked).toEqual([]);
});

it('says so when the proxy’s address is none, without repeating it', async () => {
  const verdict = await check({ HTTPS_PROXY: 'http://me:secret word@' });
  expect(verdict).toMatchObject({ reason: 'proxy', message: 'PROXY_ADDRESS_INVALID' });
  expect(JSON.stringify(verdict)).not.toContain('secret');
});
