/** The browser host over real HTTP: who is let in, what is served, and when it ends. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { eventIterator, os, type RouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Log, LogFields } from '../../electron/backend/support/log.ts';
import { longestBody } from '../../electron/browser-host/calls.ts';
import {
  type BrowserHost,
  type BrowserHostOptions,
  startBrowserHost,
} from '../../electron/browser-host/index.ts';
import { proofHeader } from '../../shared/browser-session.ts';

const router = {
  echo: os.input(z.object({ text: z.string() })).handler(({ input }) => input.text.length),
  fail: os.handler((): string => {
    throw new TypeError('about -----BEGIN PRIVATE KEY-----');
  }),
  count: os.output(eventIterator(z.number())).handler(async function* () {
    for (const number of [1, 2, 3]) {
      yield number;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }),
  stores: {
    changes: os.output(eventIterator(z.object({}))).handler(async function* ({ signal }) {
      yield {};
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    }),
  },
};

let folder: string;
let host: BrowserHost;
let lines: [string, LogFields | undefined][];

const log: Log = {
  info: (event, fields) => void lines.push([event, fields]),
  warn: (event, fields) => void lines.push([event, fields]),
  error: (event, fields) => void lines.push([event, fields]),
};
const start = (options: Partial<BrowserHostOptions> = {}): Promise<BrowserHost> =>
  startBrowserHost({ backend: { router }, rendererFolder: folder, idleMinutes: 1, log, ...options });

beforeEach(async () => {
  lines = [];
  folder = await mkdtemp(path.join(tmpdir(), 'hosts-'));
  await writeFile(path.join(folder, 'index.html'), '<meta nonce="__CSP_NONCE__"><title>wizard</title>');
  await writeFile(path.join(folder, 'app.js'), 'export {};');
  await writeFile(path.join(folder, 'notes.txt'), 'not part of the wizard');
  host = await start();
});
afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

const originOf = ({ url }: BrowserHost): string => new URL(url).origin;
const tokenOf = ({ url }: BrowserHost): string => new URL(url).hash.replace('#token=', '');

const exchange = (token: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${originOf(host)}/session`, {
    method: 'POST',
    headers: { origin: originOf(host), 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });

/** The headers of a browser that was let in. */
const enter = async (): Promise<{ readonly cookie: string; readonly [proofHeader]: string }> => {
  const answer = await exchange(tokenOf(host));
  const [cookie = ''] = answer.headers.getSetCookie();
  const { proof } = z.object({ proof: z.string() }).parse(await answer.json());
  return { cookie: cookie.split(';', 1)[0] ?? '', [proofHeader]: proof };
};

const call = (headers: Record<string, string>, body = '{"json":{"text":"abc"}}'): Promise<Response> =>
  fetch(`${originOf(host)}/rpc/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

/** `fetch` neither sends another Host nor a path with dots as it stands. */
const raw = (target: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(host.url);
    const sent = request({ hostname, port, path: target, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject).end();
  });

/** A body whose length is not announced. */
const sendChunked = (headers: Record<string, string>, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const sent = request(`${originOf(host)}/rpc/echo`, options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    for (let start = 0; start < body.length; start += 65_536) sent.write(body.slice(start, start + 65_536));
    sent.end();
  });

test('listens on 127.0.0.1 and keeps the token in the fragment', () => {
  const url = new URL(host.url);
  expect(url.hostname).toBe('127.0.0.1');
  expect(url.pathname + url.search).toBe('/');
  expect(tokenOf(host).length).toBeGreaterThanOrEqual(43);
});

test('the token is exchanged once, for a strict cookie that pages cannot read', async () => {
  const first = await exchange(tokenOf(host));
  expect(first.status).toBe(200);
  const cookie = first.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^commerce-connect-[0-9a-f]{12}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const second = await exchange(tokenOf(host));
  expect([second.status, second.headers.get('set-cookie')]).toEqual([401, null]);
});

test('a wrong token is refused and does not use up the right one', async () => {
  expect((await exchange('x'.repeat(43))).status).toBe(401);
  expect((await exchange('')).status).toBe(401);
  expect((await exchange(tokenOf(host))).status).toBe(200);
});

test('the token is not taken from another origin, nor from none', async () => {
  expect((await exchange(tokenOf(host), { origin: 'https://example.com' })).status).toBe(403);
  expect((await exchange(tokenOf(host), { origin: 'null' })).status).toBe(403);
  const bare = await fetch(`${originOf(host)}/session`, { method: 'POST', body: '{}' });
  expect(bare.status).toBe(403);
  expect((await exchange(tokenOf(host))).status).toBe(200);
});

test('calls need the cookie, the proof and the own origin', async () => {
  const headers = await enter();
  const { cookie } = headers;
  const origin = originOf(host);
  expect((await call({ ...headers, origin })).status).toBe(200);
  expect((await call({ origin })).status).toBe(401);
  expect((await call({ ...headers, origin, cookie: `${cookie}x` })).status).toBe(401);
  expect((await call({ ...headers })).status).toBe(403);
  expect((await call({ ...headers, origin: 'http://127.0.0.1:1' })).status).toBe(403);
  const get = await fetch(`${origin}/rpc/echo?data={}`, { headers: { ...headers, origin } });
  expect(get.status).toBe(405);
});

test('the cookie, which a browser sends to every port of this computer, opens nothing alone', async () => {
  const { cookie, [proofHeader]: proof } = await enter();
  const origin = originOf(host);
  const { headers } = await exchange(tokenOf(host));
  expect(headers.get('set-cookie')).toBeNull();
  expect((await call({ cookie, origin })).status).toBe(401);
  expect((await call({ cookie, origin, [proofHeader]: `${proof}x` })).status).toBe(401);
  expect((await call({ origin, [proofHeader]: proof })).status).toBe(401);
  expect((await fetch(`${origin}/session`, { headers: { cookie } })).status).toBe(401);
});

test('a browser knows whether it is let in', async () => {
  expect((await fetch(`${originOf(host)}/session`)).status).toBe(401);
  const headers = await enter();
  expect((await fetch(`${originOf(host)}/session`, { headers })).status).toBe(204);
});

test('another host name is refused whatever is asked', async () => {
  for (const name of ['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil'])
    for (const target of ['/', '/session', '/rpc/echo']) expect(await raw(target, { host: name })).toBe(421);
});

test('a tunnel may end on another port', async () => {
  for (const name of ['localhost:8600', '127.0.0.1:9', '[::1]:80', 'LOCALHOST'])
    expect(await raw('/', { host: name })).toBe(200);
  const { hostname, port } = new URL(host.url);
  const origin = 'http://localhost:8600';
  const status = await new Promise((resolve) => {
    const headers = { host: 'localhost:8600', origin };
    const sent = request({ hostname, port, path: '/session', method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.end(JSON.stringify({ token: tokenOf(host) }));
  });
  expect(status).toBe(200);
});

test('serves the wizard with a policy and a fresh nonce, and nothing else', async () => {
  const pages = await Promise.all([1, 2].map(() => fetch(originOf(host))));
  const nonces = await Promise.all(
    pages.map(async (page) => /nonce="([^"]+)"/.exec(await page.text())?.[1] ?? ''),
  );
  expect(new Set(nonces).size).toBe(2);
  const policy = pages[0]?.headers.get('content-security-policy');
  expect(policy).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonces[0]}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  );
  expect(pages[0]?.headers.get('x-content-type-options')).toBe('nosniff');
  expect(pages[0]?.headers.get('x-frame-options')).toBe('DENY');
  expect(pages[0]?.headers.get('cache-control')).toBe('no-store');
  expect(await raw('/app.js')).toBe(200);
  expect(await raw('/notes.txt')).toBe(404);
});

test('serves no file outside its folder', async () => {
  await writeFile(path.join(folder, '..', `${path.basename(folder)}.js`), 'outside');
  const outside = `${path.basename(folder)}.js`;
  const targets = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '%00/', 'x/../../', './../', '//../'];
  for (const prefix of targets) expect(await raw(`/${prefix}${outside}`)).toBe(404);
  expect(await raw('/%')).toBe(404);
  await rm(path.join(folder, '..', outside));
});

test('a body over the limit is refused, announced or not', async () => {
  const headers = { ...(await enter()), origin: originOf(host) };
  const body = `{"json":{"text":"${'x'.repeat(longestBody)}"}}`;
  expect((await call(headers, body)).status).toBe(413);
  expect(await sendChunked(headers, body)).toBe(413);
  expect((await call(headers)).status).toBe(200);
});

test('an unexpected failure is logged without its text and told without it', async () => {
  const headers = { ...(await enter()), origin: originOf(host) };
  const answer = await fetch(`${originOf(host)}/rpc/fail`, { method: 'POST', headers });
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('BEGIN');
  expect(lines).toEqual([['call.failed', { call: '/rpc/fail', error: 'TypeError', code: null }]]);
});

test('streams events', async () => {
  const headers = { ...(await enter()), origin: originOf(host) };
  const client: RouterClient<typeof router> = createORPCClient(
    new RPCLink({ url: `${originOf(host)}/rpc`, headers }),
  );
  const seen: number[] = [];
  for await (const number of await client.count()) seen.push(number);
  expect(seen).toEqual([1, 2, 3]);
});

test('ends by itself when nobody uses it, and not during a stream', async () => {
  await host.close();
  host = await start({ idleMinutes: 300 / 60_000 });
  const headers = { ...(await enter()), origin: originOf(host) };
  const client: RouterClient<typeof router> = createORPCClient(
    new RPCLink({ url: `${originOf(host)}/rpc`, headers }),
  );
  const seen: number[] = [];
  for await (const number of await client.count()) seen.push(number);
  expect(seen).toEqual([1, 2, 3]);
  expect(await host.closed).toBe('idle');
  await expect(fetch(originOf(host))).rejects.toThrow();
});

test('ends while a page is open that only waits for changes of others', async () => {
  await host.close();
  host = await start({ idleMinutes: 300 / 60_000 });
  const headers = { ...(await enter()), origin: originOf(host) };
  const client: RouterClient<typeof router> = createORPCClient(
    new RPCLink({ url: `${originOf(host)}/rpc`, headers }),
  );
  const changes = await client.stores.changes();
  expect((await changes.next()).value).toEqual({});
  const next = changes.next().catch(() => 'ended');
  expect(await host.closed).toBe('idle');
  expect(await next).toBe('ended');
});

test('whoever is not let in does not keep it open', async () => {
  await host.close();
  host = await start({ idleMinutes: 400 / 60_000 });
  const began = performance.now();
  let open = true;
  const ended = host.closed.then(() => {
    open = false;
  });
  const knock = () => Promise.allSettled([raw('/'), raw('/session'), call({ origin: originOf(host) })]);
  while (open && performance.now() - began < 5_000) await knock();
  expect(performance.now() - began).toBeLessThan(3_000);
  await ended;
});

test('a port that is taken is an error with its code', async () => {
  await expect(start({ port: Number(new URL(host.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
