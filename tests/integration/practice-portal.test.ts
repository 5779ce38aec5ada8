/** The practice API portal, used the way a browser uses it. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeGateway } from '../../electron/backend/practice/gateway/index.ts';
import { makeClient, makeFolder, removeFolder, startGateway } from './practice-support.ts';

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

const api = '/magento/api-portal';
const get = (path: string): Promise<Response> => fetch(gateway.urls.portal + path, { redirect: 'manual' });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(gateway.urls.portal + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: gateway.urls.portal, ...headers },
    body: new URLSearchParams(fields),
  });

const text = async (response: Response | Promise<Response>): Promise<string> => (await response).text();
const fieldValue = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

/** Add New, up to the page with the dialog. */
const addNew = async (fields: Record<string, string> = {}) => {
  const all = { account: 'open-source', environment: 'sandbox', name: 'My shop', ...fields };
  const answer = await post(`${api}/keys`, all);
  expect(answer.status).toBe(303);
  const page = await text(get(answer.headers.get('location') ?? ''));
  return { page, ticket: fieldValue(page, 'ticket') };
};

describe('a key pair', () => {
  it.each(['sandbox', 'production'] as const)(
    'for %s is made, downloaded once, and works',
    async (environment) => {
      const { page, ticket } = await addNew({ environment });
      for (const label of ['role="dialog"', '>Download</button>', '>Cancel</button>', 'inert'])
        expect(page).toContain(label);
      const file = await post(`${api}/download`, { ticket });
      expect(file.headers.get('content-disposition')).toBe(
        `attachment; filename="privateKey-${environment}.pem"`,
      );
      const privateKeyPem = await file.text();
      expect(privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
      expect(createPrivateKey(privateKeyPem).asymmetricKeyDetails?.modulusLength).toBe(2048);

      const again = await post(`${api}/download`, { ticket });
      expect(again.status).toBe(410);
      expect(await again.text()).not.toContain('PRIVATE KEY-----');

      const list = await text(get(`${api}?account=open-source&environment=${environment}`));
      expect(list).not.toContain('role="dialog"');
      const apiKey = /<code>([0-9a-f]{32})<\/code>/.exec(list)?.[1] ?? '';
      const pair = { apiKey, privateKeyPem };
      const given = { baseUrl: gateway.urls[environment], pair, signal: AbortSignal.timeout(10_000) };
      expect(await makeClient().checkPair(given)).toMatchObject({ verdict: 'accepted' });

      await post(`${api}/delete`, { account: 'open-source', environment, apiKey });
      expect(await makeClient().checkPair(given)).toMatchObject({ verdict: 'rejected' });
      expect(await text(get(`${api}?environment=${environment}`))).toContain('There is no API key');
    },
  );

  it('that was cancelled cannot be downloaded, and its API key stays listed', async () => {
    const { ticket } = await addNew();
    expect(
      (await post(`${api}/cancel`, { ticket, account: 'open-source', environment: 'sandbox' })).status,
    ).toBe(303);
    expect((await post(`${api}/download`, { ticket })).status).toBe(410);
    expect(await text(get(api))).toContain('My shop');
  });

  it('is not there any more after a restart, and never was in the file', async () => {
    const { ticket } = await addNew();
    const kept = await readFile(join(folder, 'gateway.json'), 'utf8');
    expect(kept).toContain('My shop');
    expect(kept).not.toMatch(/PRIVATE/);
    await gateway.close();
    gateway = await startGateway(folder);
    expect((await post(`${api}/download`, { ticket })).status).toBe(410);
  });

  it('is not made without a name, and is another one each time', async () => {
    expect((await post(`${api}/keys`, { name: ' ' })).headers.get('location')).not.toContain('dialog');
    const keys = await Promise.all(
      ['commerce', 'open-source'].map(async (account) => {
        const { ticket } = await addNew({ account });
        return createPublicKey(await text(post(`${api}/download`, { ticket }))).export({ format: 'jwk' }).n;
      }),
    );
    expect(new Set(keys).size).toBe(2);
  });
});

describe('the pages', () => {
  it('lead from the account to the keys', async () => {
    expect(await text(get('/?account=commerce'))).toContain(
      'href="/magento?account=commerce&amp;environment=sandbox"',
    );
    expect(await text(get('/magento?account=commerce'))).toContain(`${api}?account=commerce`);
    const keys = await text(get(`${api}?account=commerce&environment=production`));
    for (const label of [
      'API Keys',
      '>Add New</button>',
      '>Sandbox</option>',
      'selected>Production</option>',
    ]) {
      expect(keys).toContain(label);
    }
    expect(keys).toContain('Nothing here reaches Adobe');
    expect((await get('/other')).status).toBe(404);
  });

  it('keep each account’s and each environment’s keys apart', async () => {
    await addNew({ account: 'commerce', environment: 'production', name: 'Only here' });
    expect(await text(get(`${api}?account=commerce&environment=production`))).toContain('Only here');
    expect(await text(get(`${api}?account=commerce&environment=sandbox`))).not.toContain('Only here');
    expect(await text(get(`${api}?account=open-source&environment=production`))).not.toContain('Only here');
  });

  it('load nothing from anywhere, and are in nobody’s frame', async () => {
    const response = await get(api);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'nonce-[\w+/=]+'; script-src 'nonce-[\w+/=]+'; form-action 'self'/,
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).not.toMatch(/https?:\/\//);
  });

  it('escape what the user typed', async () => {
    const name = `<img src=x onerror=alert(1)> "it's" & more`;
    const { page } = await addNew({ name });
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;it&#39;s&quot; &amp; more');
  });
});

describe('other sites', () => {
  it.each([
    ['another origin', { Origin: 'https://evil.test' }],
    ['a hidden origin', { Origin: 'null' }],
    ['the gateway’s own port', { Origin: 'http://127.0.0.1:1' }],
  ])('cannot make keys: %s', async (_name, headers) => {
    const answer = await post(
      `${api}/keys`,
      { name: 'Forged', account: 'commerce', environment: 'sandbox' },
      headers,
    );
    expect(answer.status).toBe(403);
    expect(await text(get(`${api}?account=commerce`))).not.toContain('Forged');
  });

  it('cannot make keys without saying where the request comes from', async () => {
    const answer = await fetch(`${gateway.urls.portal}${api}/keys`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'Forged' }),
    });
    expect(answer.status).toBe(403);
  });

  it('cannot read the pages under a name of their own (DNS rebinding)', async () => {
    const { port } = new URL(gateway.urls.portal);
    const status = await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: api, headers: { Host: `evil.test:${port}` } };
      httpRequest(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('cannot send endless forms', async () => {
    expect((await post(`${api}/keys`, { name: 'x'.repeat(70_000) })).status).toBe(413);
  });
});
