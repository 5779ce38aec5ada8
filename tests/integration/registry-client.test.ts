/** The registry client against the practice gateway, over real HTTP. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault, PracticeGateway } from '../../electron/backend/practice/gateway/index.ts';
import { createNodeFetch } from '../../electron/backend/registry/proxy.ts';
import type { Fetch, Gateway } from '../../electron/backend/registry/types.ts';
import { ProblemError } from '../../shared/problems.ts';
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
let production: Gateway;
let sandbox: Gateway;

beforeAll(async () => {
  folder = await makeFolder();
  gateway = await startGateway(folder);
  production = await withNewPair(gateway);
  sandbox = await withNewPair(gateway, 'sandbox');
});
afterEach(() => gateway.faults.clear());
afterAll(async () => {
  await gateway.close();
  await removeFolder(folder);
});

/** The signal's time starts with the test, not with the suite. */
const fresh = (given: Gateway): Gateway => ({ ...given, signal: AbortSignal.timeout(20_000) });

const problemOf = async (work: Promise<unknown>): Promise<ProblemError['problem']> => {
  const error = await work.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof ProblemError) return error.problem;
  throw error;
};

/** A fetch that counts how often each method was sent. */
const counting = (): { fetch: Fetch; sent: string[] } => {
  const sent: string[] = [];
  const inner = createNodeFetch({});
  return {
    sent,
    fetch: (url, init) => {
      sent.push(`${init.method} ${new URL(url).pathname}`);
      return inner(url, init);
    },
  };
};

describe('a key pair', () => {
  it('is accepted by its own gateway, whatever path the address has', async () => {
    const client = makeClient();
    const given = fresh(production);
    expect(await client.checkPair(given)).toEqual({
      gateway: new URL(given.baseUrl).host,
      verdict: 'accepted',
    });
    expect(await client.checkPair({ ...given, baseUrl: `${given.baseUrl}/some/path` })).toMatchObject({
      verdict: 'accepted',
    });
    expect(await client.checkPair(fresh(sandbox))).toMatchObject({ verdict: 'accepted' });
  });

  it('is rejected in the other environment', async () => {
    const verdict = await makeClient().checkPair({ ...fresh(production), pair: sandbox.pair });
    expect(verdict).toMatchObject({ verdict: 'rejected', status: 403, message: 'Client ID is invalid' });
    expect(verdict).toHaveProperty('requestId', expect.stringMatching(/^[0-9a-f-]{36}$/));
  });

  it('is rejected when the private key is another one', async () => {
    const pair = { apiKey: production.pair.apiKey, privateKeyPem: sandbox.pair.privateKeyPem };
    expect(await makeClient().checkPair({ ...fresh(production), pair })).toMatchObject({
      verdict: 'rejected',
      message: 'JWT is invalid',
    });
  });

  it('is not blamed for a clock that is off', async () => {
    const late = () => new Date(Date.now() - 1000_000);
    expect(await makeClient({ now: late }).checkPair(fresh(production))).toMatchObject({
      verdict: 'not-confirmed',
      reason: 'clock-off',
      clockOffset: expect.closeTo(-1000, -1),
    });
    gateway.faults.set('production', { clock: 900 });
    expect(await makeClient().checkPair(fresh(production))).toMatchObject({ reason: 'clock-off' });
    expect(await problemOf(makeClient().projects(fresh(production)))).toMatchObject({
      code: 'gateway.clock-off',
      params: { seconds: expect.closeTo(900, -1) },
    });
  });

  it('that cannot sign is told apart from one that is refused', async () => {
    const pair = { ...production.pair, privateKeyPem: 'no key' };
    const client = makeClient();
    expect(await client.checkPair({ ...fresh(production), pair })).toMatchObject({
      verdict: 'not-confirmed',
      message: 'KEY_CANNOT_SIGN',
    });
    expect(await problemOf(client.projects({ ...fresh(production), pair }))).toMatchObject({
      code: 'key.unreadable',
    });
  });
});

describe('what goes wrong', () => {
  it('sends nothing to a gateway whose address is not encrypted', async () => {
    const sent: string[] = [];
    const fetch: Fetch = async (url) => {
      sent.push(String(url));
      throw new Error('sent');
    };
    const target = { ...fresh(production), baseUrl: 'http://gateway.example/' };
    const client = makeClient({ fetch });
    expect(await client.checkPair(target)).toMatchObject({
      verdict: 'not-confirmed',
      reason: 'not-encrypted',
    });
    expect(await problemOf(client.projects(target))).toMatchObject({
      code: 'gateway.not-encrypted',
      params: { gateway: 'gateway.example' },
    });
    expect(sent).toEqual([]);
  });

  const faults: readonly (readonly [Fault, string, string])[] = [
    ['server-error', 'server-error', 'gateway.server-error'],
    ['bad-gateway-page', 'server-error', 'gateway.server-error'],
    ['sign-in-page', 'html-page', 'gateway.html-page'],
    ['forbidden-page', 'html-page', 'gateway.html-page'],
    ['unknown-address', 'html-page', 'gateway.html-page'],
    ['redirect', 'unexpected-answer', 'gateway.unexpected-answer'],
    ['too-large', 'unexpected-answer', 'gateway.unexpected-answer'],
    ['reset', 'unreachable', 'gateway.unreachable'],
    [{ slow: 5000 }, 'timeout', 'gateway.timeout'],
  ];
  it.each(faults)('%j: not confirmed, %s', async (fault, reason, code) => {
    gateway.faults.set('production', fault);
    const client = makeClient(typeof fault === 'object' ? { timeout: 400 } : {});
    expect(await client.checkPair(fresh(production))).toMatchObject({ verdict: 'not-confirmed', reason });
    expect(await problemOf(client.projects(fresh(production)))).toMatchObject({ code });
  });

  it.each(['jwt-invalid', 'client-id-invalid'] as const)('%s: rejected', async (fault) => {
    gateway.faults.set('production', fault);
    expect(await makeClient().checkPair(fresh(production))).toMatchObject({ verdict: 'rejected' });
    const { code, params } = await problemOf(makeClient().projects(fresh(production)));
    expect(code).toBe('gateway.rejected');
    expect(params.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('an empty body is good for a ping, and no answer to anything else', async () => {
    gateway.faults.set('production', 'empty');
    expect(await makeClient().checkPair(fresh(production))).toMatchObject({ verdict: 'accepted' });
    expect(await problemOf(makeClient().projects(fresh(production)))).toMatchObject({
      code: 'gateway.unexpected-answer',
    });
  });

  it('"Merchant registry not found" is no project yet, but no answer to a ping', async () => {
    gateway.faults.set('production', 'registry-not-found');
    expect(await makeClient().projects(fresh(production))).toEqual([]);
    expect(await makeClient().checkPair(fresh(production))).toMatchObject({ reason: 'not-found' });
  });

  it('a closed port and an address that is none', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const client = makeClient();
    for (const baseUrl of [`http://127.0.0.1:${port}`, 'commerce.adobe.io', 'ftp://x']) {
      expect(await client.checkPair({ ...fresh(production), baseUrl })).toMatchObject({
        reason: 'unreachable',
      });
    }
  });

  it('a body that goes on for ever is cut off', async () => {
    const endless = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const more = (): void => void response.write(' '.repeat(64 * 1024), () => setImmediate(more));
      more();
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const { port } = endless.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${port}`;
    const verdict = await makeClient({ sizeLimit: 256 * 1024 }).checkPair({ ...fresh(production), baseUrl });
    expect(verdict).toMatchObject({ reason: 'unexpected-answer', message: 'TOO_LARGE' });
    endless.closeAllConnections();
    endless.close();
  });

  it('the caller can stop a call', async () => {
    gateway.faults.set('production', { slow: 5000 });
    const started = Date.now();
    const given = { ...production, signal: AbortSignal.timeout(50) };
    expect(await makeClient().checkPair(given)).toMatchObject({
      verdict: 'not-confirmed',
      message: 'CANCELLED',
    });
    expect(Date.now() - started).toBeLessThan(2000);
  });
});

describe('a second try', () => {
  it.each(['server-error', 'reset'] as const)('is made once for a read after %s', async (fault) => {
    const { fetch, sent } = counting();
    gateway.faults.set('production', fault, 1);
    expect(await makeClient({ fetch }).checkPair(fresh(production))).toMatchObject({ verdict: 'accepted' });
    expect(sent).toHaveLength(2);
    gateway.faults.set('production', fault);
    await makeClient({ fetch }).checkPair(fresh(production));
    expect(sent).toHaveLength(4);
  });

  it.each(['jwt-invalid', 'forbidden-page', 'registry-not-found'] as const)(
    'is not made after %s',
    async (fault) => {
      const { fetch, sent } = counting();
      gateway.faults.set('production', fault);
      await makeClient({ fetch }).checkPair(fresh(production));
      expect(sent).toHaveLength(1);
    },
  );

  it.each(['server-error', 'reset'] as const)('is never made for a change (%s)', async (fault) => {
    const { fetch, sent } = counting();
    gateway.faults.set('production', fault);
    const client = makeClient({ fetch });
    await problemOf(client.createProject(fresh(production), 'Once'));
    await problemOf(client.renameProject(fresh(production), 'p', 'Once'));
    await problemOf(client.renameDataSpace(fresh(production), 'e', 'Once'));
    expect(sent.map((line) => line.split(' ')[0])).toEqual(['POST', 'PATCH', 'PATCH']);
  });
});

describe('projects and data spaces', () => {
  it('follow the license, survive renaming, and belong to the merchant', async () => {
    const client = makeClient();
    const created = await client.createProject(fresh(production), 'Köln 서울 "x"');
    expect(created.dataSpaces.map(({ environmentType }) => environmentType)).toEqual([
      'Production',
      'Testing',
      'Testing',
    ]);
    const [space] = created.dataSpaces;
    if (space === undefined) throw new Error('no data space');

    expect((await client.renameProject(fresh(production), created.projectId, 'Shop')).projectName).toBe(
      'Shop',
    );
    const renamed = await client.renameDataSpace(fresh(production), space.environmentId, 'Main');
    expect(renamed).toEqual({ ...space, environmentName: 'Main' });

    const seen = (await client.projects(fresh(sandbox))).find(
      ({ projectId }) => projectId === created.projectId,
    );
    expect(seen?.projectName).toBe('Shop');
    expect(seen?.dataSpaces[0]?.environmentName).toBe('Main');

    const other = await withNewPair(gateway, 'production', 'open-source');
    expect(await client.projects(other)).toEqual([]);
    expect((await client.createProject(other, 'Small')).dataSpaces).toHaveLength(1);
    expect(await problemOf(client.renameProject(other, created.projectId, 'Mine'))).toMatchObject({
      code: 'registry.project-not-found',
    });
    expect(await problemOf(client.renameDataSpace(other, space.environmentId, 'Mine'))).toMatchObject({
      code: 'registry.data-space-not-found',
    });
  });

  it('a refused name is told in the gateway’s words', async () => {
    const { code, params } = await problemOf(makeClient().createProject(fresh(production), ' '));
    expect(code).toBe('registry.refused');
    expect(params.words).toBe('projectName is invalid');
  });
});

it('neither errors nor the log hold a key or a token', async () => {
  const log = recordLog();
  const { fetch } = counting();
  const tokens: string[] = [];
  const echo = createServer((request, response) => {
    tokens.push(String(request.headers['x-gw-signature']));
    const { 'x-api-key': key, 'x-gw-signature': token } = request.headers;
    response.writeHead(400, { 'Content-Type': 'application/json', 'X-Request-Id': `id-${token}` });
    response.end(JSON.stringify({ status: 400, message: `bad ${key} ${token}` }));
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  const { port } = echo.address() as AddressInfo;
  const given = { ...fresh(production), baseUrl: `http://127.0.0.1:${port}` };
  const client = makeClient({ log, fetch });
  const told = JSON.stringify([
    await client.checkPair(given),
    await problemOf(client.createProject(given, 'x')),
    await client.checkPair({ ...given, pair: { ...given.pair, apiKey: 'bad\nkey-secret' } }),
    log.lines,
  ]);
  echo.closeAllConnections();
  echo.close();
  expect(tokens).toHaveLength(2);
  expect(log.lines.length).toBeGreaterThan(0);
  for (const secret of [given.pair.apiKey, 'key-secret', ...tokens]) expect(told).not.toContain(secret);
});
