/** The second door, against an Admin served by a real PHP: each case of the Admin's behaviour and what the user is told. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdminSessions, createAdminSessions } from '../../electron/backend/instance/admin/index.ts';
import { createNodeFetch } from '../../electron/backend/registry/proxy.ts';
import type { BasicAccess } from '../../shared/contract/admin.ts';
import { type ProblemCode, ProblemError } from '../../shared/problems.ts';
import {
  type Admin,
  type AdminSettings,
  merchant,
  startAdmin,
  webServer,
} from '../fixtures/magento/admin.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';

const { role } = merchant;
const stock: AdminSettings = {
  users: {
    merchant,
    google: { ...merchant, secondFactor: 'google' },
    setup: { ...merchant, secondFactor: 'setup' },
    duo: { ...merchant, secondFactor: 'duo' },
    withoutTfa: { ...merchant, secondFactor: 'google', role: { ...role, tfa: false } },
    withoutPage: { ...merchant, role: { ...role, connector: false } },
    withoutGraphQl: { ...merchant, role: { ...role, graphQl: false } },
    restricted: { ...merchant, role: { ...role, dashboard: false } },
  },
  useFormKey: true,
  maintenance: false,
  module: 'current',
  captcha: 'x7kq',
  picture: true,
  basic: null,
  endedReason: 0,
};

let magento: Magento;
let admin: Admin;
let sessions: AdminSessions;
const now = () => new Date();
const newSessions = () =>
  createAdminSessions({ fetch: createNodeFetch({}), openAdmin: undefined, version: '0.0.0', now });

beforeAll(async () => {
  magento = await createMagento();
  admin = await startAdmin(magento, stock);
});
afterAll(async () => {
  await admin.stop();
  await magento.remove();
});
beforeEach(async () => {
  await admin.forgetSessions();
  await admin.change(stock);
  sessions = newSessions();
  return () => sessions.close();
});

const signIn = (
  username = 'merchant',
  password = merchant.password,
  captcha: string | null = null,
  basic: BasicAccess | null = null,
) => sessions.signIn(admin.url, { username, password, captcha, basic });
const look = () => sessions.connection(admin.url).inspect(AbortSignal.timeout(10_000));
const codeOf = async (work: Promise<unknown>): Promise<ProblemCode | 'no problem'> => {
  try {
    await work;
    return 'no problem';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
};
const passwordAttempts = async (): Promise<number> =>
  (await admin.requests()).filter((request) => request.startsWith('POST') && !/graphqls|tfa/.test(request))
    .length;

const addressOf = (server: Pick<Server, 'address'>): AddressInfo => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server does not listen.');
  return address;
};

describe('through', () => {
  it('with name and password', async () => {
    expect(sessions.isSignedIn(admin.url)).toBe(false);
    expect(await signIn()).toEqual({ next: 'done' });
    expect(sessions.isSignedIn(admin.url)).toBe(true);
    expect((await look()).version).toBe('2.4.7-p1');
  });

  it('with the code of an authenticator app, also after a wrong one', async () => {
    expect(await signIn('google')).toEqual({ next: 'code' });
    expect(sessions.isSignedIn(admin.url)).toBe(false);
    expect(await codeOf(sessions.enterCode(admin.url, '000000'))).toBe('admin.code-wrong');
    await sessions.enterCode(admin.url, merchant.code);
    expect((await look()).adminUrl).toBe(admin.url);
  });

  it('with a role that lands on the connector page', async () => {
    expect(await signIn('restricted')).toEqual({ next: 'done' });
    expect((await look()).version).toBe('2.4.7-p1');
  });

  it('without keys in the addresses', async () => {
    await admin.change({ useFormKey: false });
    expect(await signIn()).toEqual({ next: 'done' });
    expect((await look()).version).toBe('2.4.7-p1');
  });

  it('with the characters of the picture, after three failures', async () => {
    const before = await passwordAttempts();
    for (let count = 0; count < 3; count += 1) {
      expect(await codeOf(signIn('merchant', 'wrong'))).toBe('admin.wrong-password');
    }
    expect(await passwordAttempts(), 'one attempt for each').toBe(before + 3);
    const asked = await signIn();
    expect(asked).toMatchObject({
      next: 'captcha',
      image: expect.stringMatching(/^data:image\/png;base64,/),
    });
    expect(await passwordAttempts(), 'the password waits for the characters').toBe(before + 3);
    expect(await codeOf(signIn('merchant', merchant.password, 'nope'))).toBe('admin.captcha-wrong');
    expect(await signIn()).toMatchObject({ next: 'captcha' });
    expect(await signIn('merchant', merchant.password, 'x7kq')).toEqual({ next: 'done' });
  });
});

describe('a web server that protects the whole Admin', () => {
  const enter = (basic: BasicAccess | null, password = merchant.password) =>
    signIn('merchant', password, null, basic);
  const refused = async () => (await admin.requests()).filter((one) => one.startsWith('REFUSED')).length;
  beforeEach(() => admin.change({ basic: webServer }));

  it('is told apart from the Admin, tried once, and asked again when it is wrong', async () => {
    const [before, tried] = [await passwordAttempts(), await refused()];
    const problem = { code: 'admin.basic-needed', params: { address: new URL(admin.url).host } };
    await expect(enter(null)).rejects.toMatchObject({ problem });
    expect(await refused(), 'nothing was sent').toBe(tried);
    expect(await codeOf(enter({ ...webServer, password: 'wrong' }))).toBe('admin.basic-wrong');
    expect(await refused(), 'one attempt').toBe(tried + 1);
    expect(await codeOf(enter(null)), 'the wrong one is not used again').toBe('admin.basic-needed');
    expect(await passwordAttempts(), 'the Admin has seen no password').toBe(before);
    expect(await enter(webServer)).toEqual({ next: 'done' });
    expect((await look()).version).toBe('2.4.7-p1');
  });

  it('is asked for once in a piece of work, and forgotten with it', async () => {
    expect(await codeOf(enter(webServer, 'wrong'))).toBe('admin.wrong-password');
    expect(await enter(null)).toEqual({ next: 'done' });
    await admin.endSessions(2);
    expect(await codeOf(look())).toBe('admin.session-ended');
    expect(await enter(null)).toEqual({ next: 'done' });
    const connection = sessions.connection(admin.url);
    await connection.validateKeys({ sandbox: '', production: '' }, AbortSignal.timeout(10_000));
    await connection.close();
    expect(await codeOf(enter(null)), 'the work is done').toBe('admin.basic-needed');
    await enter(webServer);
    await sessions.forget(admin.url);
    expect(await codeOf(enter(null)), 'the store was removed').toBe('admin.basic-needed');
  });

  it('that begins, or changes its password, in the middle of a session', async () => {
    await admin.change({ basic: null });
    await signIn();
    await admin.change({ basic: webServer });
    expect(await codeOf(look())).toBe('admin.basic-needed');
    expect(await enter(webServer)).toEqual({ next: 'done' });
    await admin.change({ basic: { ...webServer, password: 'another' } });
    expect(await codeOf(look())).toBe('admin.basic-wrong');
    expect(sessions.isSignedIn(admin.url)).toBe(false);
  });

  it.each([
    ['Digest realm="Staging, only", nonce="x", qop="auth"', 'Digest'],
    ['Negotiate, NTLM', 'Negotiate'],
    ['NTLM', 'NTLM'],
  ])('in another way than Basic is named: %s', async (challenge, scheme) => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `127.0.0.1:${addressOf(server).port}`;
    const entered = { username: 'merchant', password: 'secret', captcha: null, basic: null };
    const problem = { code: 'admin.web-sign-in-unsupported', params: { address, scheme } };
    await expect(sessions.signIn(`http://${address}/admin/`, entered)).rejects.toMatchObject({ problem });
    expect(seen, 'nothing was sent').toEqual([undefined]);
    server.close();
  });

  it('gets its password at the Admin’s own address only', async () => {
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="Elsewhere"' }).end();
    }).listen(0, '127.0.0.1');
    const seen: unknown[] = [];
    await once(elsewhere, 'listening');
    const { port } = addressOf(elsewhere);
    const front = createServer((_request, response) => {
      response.writeHead(302, { Location: `http://127.0.0.1:${port}/` }).end();
    }).listen(0, '127.0.0.1');
    await once(front, 'listening');
    const url = `http://127.0.0.1:${addressOf(front).port}/admin/`;
    const entered = { username: 'merchant', password: 'secret', captcha: null, basic: webServer };
    expect(await codeOf(sessions.signIn(url, entered))).toBe('admin.no-sign-in-form');
    expect(seen).toEqual([undefined]);
    elsewhere.close();
    front.close();
  });
});

describe('what the user is told', () => {
  it.each<[string, ProblemCode]>([
    ['setup', 'admin.second-factor-setup'],
    ['duo', 'admin.second-factor-unsupported'],
    ['withoutTfa', 'admin.permission-missing'],
    ['withoutPage', 'admin.no-connector-page'],
    ['withoutGraphQl', 'admin.permission-missing'],
    ['nobody', 'admin.wrong-password'],
  ])('as the user %s: %s', async (username, code) => {
    expect(await codeOf(signIn(username))).toBe(code);
    expect(sessions.isSignedIn(admin.url)).toBe(false);
  });

  it.each<[Partial<AdminSettings>, ProblemCode]>([
    [{ module: 'none' }, 'admin.no-connector-page'],
    [{ module: 'old' }, 'admin.no-graphql'],
    [{ maintenance: true }, 'admin.maintenance'],
  ])('%j: %s', async (settings, code) => {
    await admin.change(settings);
    expect(await codeOf(signIn())).toBe(code);
  });

  it('a host that is not the base URL', async () => {
    const entered = { username: 'merchant', password: merchant.password, captcha: null, basic: null };
    expect(await codeOf(sessions.signIn(admin.otherUrl, entered))).toBe('admin.wrong-address');
    const elsewhere = admin.url.replace('admin_1a2b3c', 'backend');
    expect(await codeOf(sessions.signIn(elsewhere, entered))).toBe('admin.wrong-address');
  });

  it('an address where nothing is sent to', async () => {
    const entered = { username: 'merchant', password: merchant.password, captcha: null, basic: null };
    expect(await codeOf(sessions.signIn('http://shop.example/admin/', entered))).toBe(
      'admin.http-not-allowed',
    );
    expect(await codeOf(sessions.signIn('http://127.0.0.1:9/admin/', entered))).toBe('admin.unreachable');
    expect(await codeOf(sessions.openWindow(admin.url, null, AbortSignal.timeout(1000)))).toBe(
      'admin.window-unavailable',
    );
    expect(await codeOf(sessions.enterCode(admin.url, '1'))).toBe('admin.sign-in-needed');
  });

  it('a server that cannot make a safe connection', async () => {
    const server = createTlsServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = addressOf(server);
    const entered = { username: 'merchant', password: merchant.password, captcha: null, basic: null };
    expect(await codeOf(sessions.signIn(`https://127.0.0.1:${port}/admin/`, entered))).toBe('admin.tls');
    server.close();
  });
});

describe('a session that ends', () => {
  it('when another sign-in of the same user ends it', async () => {
    await signIn();
    const other = newSessions();
    await other.signIn(admin.url, {
      username: 'merchant',
      password: merchant.password,
      captcha: null,
      basic: null,
    });
    await admin.change({ endedReason: 2 });
    expect(await codeOf(look())).toBe('admin.session-ended');
    expect(sessions.isSignedIn(admin.url), 'the next one signs in again').toBe(false);
    expect(await codeOf(Promise.resolve().then(look))).toBe('admin.sign-in-needed');
    await other.close();
  });

  it('by time, or because the server has forgotten it', async () => {
    await signIn();
    await admin.endSessions(0);
    expect(await codeOf(look())).toBe('admin.session-expired');
    await signIn();
    await admin.forgetSessions();
    expect(await codeOf(look())).toBe('admin.session-expired');
  });

  it('because the key of its page is another one', async () => {
    await signIn();
    await admin.changeKeys();
    expect(await codeOf(look())).toBe('admin.page-expired');
  });

  it('not, while the store is in maintenance mode', async () => {
    await signIn();
    await admin.change({ maintenance: true });
    expect(await codeOf(look())).toBe('admin.maintenance');
    await admin.change({ maintenance: false });
    expect((await look()).version).toBe('2.4.7-p1');
  });

  it('when the user’s role loses the GraphQL', async () => {
    await signIn();
    await admin.change({ users: { merchant: { ...merchant, role: { ...role, graphQl: false } } } });
    expect(await codeOf(look())).toBe('admin.permission-missing');
  });
});
