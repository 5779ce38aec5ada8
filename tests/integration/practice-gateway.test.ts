/** The practice gateway by itself: what it answers, to whom, and what it remembers. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeGateway } from '../../electron/backend/practice/gateway/index.ts';
import { signToken } from '../../electron/backend/registry/token.ts';
import type { Gateway } from '../../electron/backend/registry/types.ts';
import { runPhp } from '../fixtures/magento/php.ts';
import {
  makeClient,
  makeFolder,
  recordLog,
  removeFolder,
  startGateway,
  withNewPair,
} from './practice-support.ts';

let folder: string;
let gateway: PracticeGateway;
beforeEach(async () => {
  folder = await makeFolder();
  gateway = await startGateway(folder);
});
afterEach(async () => {
  await gateway.close();
  await removeFolder(folder);
});

const stateFile = (): string => join(folder, 'gateway.json');

const send = async (given: Gateway, path: string, more: Record<string, string> = {}, method = 'GET') => {
  const token = await signToken(given.pair.privateKeyPem, new Date());
  const { apiKey } = given.pair;
  const headers = { 'magento-api-key': apiKey, 'x-api-key': apiKey, 'x-gw-signature': token, ...more };
  const response = await fetch(new URL(path, given.baseUrl), { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('who is let in', () => {
  it('a signed request with the right API key only', async () => {
    const given = await withNewPair(gateway);
    const ping = '/merchant-registry/v1/ping';
    expect((await send(given, ping)).status).toBe(200);
    const [head = '', payload = '', signature = ''] = (
      await signToken(given.pair.privateKeyPem, new Date())
    ).split('.');
    const none = Buffer.from('{"typ":"JWT","alg":"none"}').toString('base64url');
    const expired = await signToken(given.pair.privateKeyPem, new Date(Date.now() - 301_000));
    for (const token of [
      '',
      'x',
      `${none}.${payload}.`,
      `${head}.${payload}.${signature.slice(0, -8)}AAAAAAAA`,
      expired,
    ]) {
      const { status, text } = await send(given, ping, { 'x-gw-signature': token });
      expect([status, JSON.parse(text).message]).toEqual([403, 'JWT is invalid']);
    }
    for (const header of ['x-api-key', 'magento-api-key']) {
      const { status, text } = await send(given, ping, { [header]: 'other' });
      expect([status, JSON.parse(text).error.details.error_code]).toEqual([403, '403003']);
    }
  });

  it('index.html is answered to anyone', async () => {
    const response = await fetch(`${gateway.urls.sandbox}/merchant-registry/index.html`);
    expect(response.status).toBe(200);
  });

  it('no request under a foreign name (DNS rebinding)', async () => {
    const { port } = new URL(gateway.urls.production);
    const status = await new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        path: '/merchant-registry/index.html',
        headers: { Host: 'evil.test' },
      };
      httpRequest(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('a newer pair replaces the older one of its environment at once', async () => {
    const client = makeClient();
    const first = await withNewPair(gateway);
    const otherEnvironment = await withNewPair(gateway, 'sandbox');
    const otherMerchant = await withNewPair(gateway, 'production', 'open-source');
    const second = await withNewPair(gateway);
    const verdicts = await Promise.all(
      [first, second, otherEnvironment, otherMerchant].map(
        async (given) => (await client.checkPair(given)).verdict,
      ),
    );
    expect(verdicts).toEqual(['rejected', 'accepted', 'accepted', 'accepted']);
  });
});

it('knows the bare row with its extra fields, the one project, and no forbidden call', async () => {
  const given = await withNewPair(gateway);
  const project = await makeClient().createProject(given, 'Shop');
  const spaceId = project.dataSpaces[1]?.environmentId ?? '';
  const registry = '/merchant-registry/v1/registry';
  const bare = JSON.parse((await send(given, `${registry}/environments/${spaceId}`)).text);
  expect(bare).toMatchObject({
    environmentId: spaceId,
    environmentType: 'Testing',
    projectName: 'Shop',
    featureSet: [],
    hipaa: false,
    subscriptionEndDate: null,
  });
  expect(bare).not.toHaveProperty('results');
  const one = JSON.parse((await send(given, `${registry}/projects/${project.projectId}`)).text);
  expect(one).toMatchObject({ status: 200, results: [{}, {}, {}] });
  for (const [method, path] of [
    ['PUT', `${registry}/environments/${spaceId}/cloudid/abc`],
    ['POST', `${registry}/cleanup`],
    ['DELETE', `${registry}/environments/${spaceId}`],
    ['GET', '/'],
  ] as const) {
    const answer = await send(given, path, {}, method);
    expect([method, path, answer.status]).toEqual([method, path, 404]);
    expect(JSON.parse(answer.text)).toMatchObject({
      status: 404,
      requestId: answer.headers.get('x-request-id'),
    });
  }
});

describe('its memory', () => {
  it('survives a restart, on the same addresses, and holds no private key', async () => {
    const given = await withNewPair(gateway);
    const { projectId } = await makeClient().createProject(given, 'Shop');
    const { urls } = gateway;
    await gateway.close();
    gateway = await startGateway(folder);
    expect(gateway.urls).toEqual(urls);
    expect(await makeClient().projects(given)).toMatchObject([{ projectId, projectName: 'Shop' }]);
    const kept = await readFile(stateFile(), 'utf8');
    expect(kept).toContain(given.pair.apiKey);
    expect(kept).not.toContain('PRIVATE');
    expect(kept).not.toContain(given.pair.privateKeyPem.split('\n')[3]);
  });

  it('takes other ports when its own are in use', async () => {
    const { urls } = gateway;
    await gateway.close();
    const intruder = createServer().listen(Number(new URL(urls.sandbox).port), '127.0.0.1');
    await new Promise((resolve) => intruder.once('listening', resolve));
    gateway = await startGateway(folder);
    expect(gateway.urls.production).toBe(urls.production);
    expect(gateway.urls.sandbox).not.toBe(urls.sandbox);
    await new Promise((resolve) => intruder.close(resolve));
  });

  it('listens on the ports that were asked for, or not at all', async () => {
    const wished = Number(new URL(gateway.urls.production).port);
    await expect(startGateway(folder, recordLog(), wished)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await gateway.close();
    for (let port = 20_000 + (process.pid % 10_000); ; port += 3) {
      const started = await startGateway(folder, recordLog(), port).catch(() => null);
      if (started === null) continue;
      gateway = started;
      const { production, sandbox, portal } = gateway.urls;
      expect([production, sandbox, portal].map((url) => Number(new URL(url).port))).toEqual([
        port,
        port + 1,
        port + 2,
      ]);
      break;
    }
  });

  it.each(['{"version":1,', '{"version":99}', ''])('sets a damaged file aside: %j', async (damage) => {
    await gateway.close();
    await writeFile(stateFile(), damage);
    const log = recordLog();
    gateway = await startGateway(folder, log);
    expect(log.lines.map(({ event }) => event)).toContain('practice.file-set-aside');
    const [aside = ''] = (await readdir(folder)).filter((name) =>
      /^gateway\.json\.damaged-\d{4}-/.test(name),
    );
    expect(await readFile(join(folder, aside), 'utf8')).toBe(damage);
    expect(await makeClient().projects(await withNewPair(gateway))).toEqual([]);
  });

  it('loses nothing when many change it at once', async () => {
    const given = await withNewPair(gateway);
    const client = makeClient();
    const names = Array.from({ length: 12 }, (_, index) => `Shop ${index}`);
    const signal = (): AbortSignal => AbortSignal.timeout(20_000);
    await Promise.all(names.map((name) => client.createProject({ ...given, signal: signal() }, name)));
    const projects = await client.projects(given);
    expect(projects.map(({ projectName }) => projectName).toSorted()).toEqual(names.toSorted());
  });
});

it('satisfies the PHP client', async () => {
  const given = await withNewPair(gateway, 'production', 'open-source');
  const file = fileURLToPath(new URL('../fixtures/magento/client.php', import.meta.url));
  const call = async (
    method: string,
    uri: string,
    body?: Record<string, string>,
    privateKey = given.pair.privateKeyPem,
  ) => {
    const input = {
      baseUrl: `${given.baseUrl}/a/path/that/is/dropped`,
      method,
      uri,
      apiKey: given.pair.apiKey,
      privateKey,
      edition: 'Community',
      version: '2.4.7-p1',
      ...(body ? { body } : {}),
    };
    const { exitCode, stdout, stderr } = await runPhp({ args: [file], input: JSON.stringify(input) });
    expect([exitCode, stderr]).toEqual([0, '']);
    const answer = JSON.parse(stdout);
    return {
      status: answer.status,
      json: answer.body.startsWith('{') ? JSON.parse(answer.body) : answer.body,
    };
  };
  expect((await call('GET', 'merchant-registry/index.html')).status).toBe(200);
  expect((await call('GET', 'merchant-registry/v1/ping')).status).toBe(200);
  const created = await call('POST', 'merchant-registry/v1/registry/initialize', { projectName: 'From PHP' });
  expect(created.json.results).toMatchObject([{ projectName: 'From PHP', environmentName: 'Production' }]);
  const [row] = created.json.results;
  const renamed = await call('PATCH', `merchant-registry/v1/registry/environments/${row.environmentId}`, {
    environmentName: 'Main',
  });
  expect(renamed.json).toMatchObject({ environmentName: 'Main', projectId: row.projectId });
  expect((await call('GET', 'merchant-registry/v1/registry')).json.results).toHaveLength(1);
  const stranger = await withNewPair(gateway, 'sandbox');
  const refused = await call('GET', 'merchant-registry/v1/ping', undefined, stranger.pair.privateKeyPem);
  expect([refused.status, refused.json.message]).toEqual([403, 'JWT is invalid']);
});
