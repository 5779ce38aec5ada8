/** The browser host: the wizard and its backend over HTTP, for this computer's browser only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AnyRouter } from '@orpc/server';
import { z } from 'zod';
import type { Log } from '../backend/support/log.ts';
import { failureFields } from '../failure-fields.ts';
import { securityHeaders } from '../pages/content-security.ts';
import { createPages } from '../pages/pages.ts';
import { type Calls, createCalls } from './calls.ts';
import { isOwnHost, isOwnOrigin } from './guard.ts';
import { watchIdle } from './idle.ts';
import { listen, portOf } from './listen.ts';
import { readJson } from './read-json.ts';
import { createSession, type Session } from './session.ts';

export interface BrowserHostOptions {
  readonly backend: { readonly router: AnyRouter };
  /** Absolute path of the built renderer. */
  readonly rendererFolder: string;
  /** 0 or nothing = a free one. */
  readonly port?: number;
  readonly idleMinutes: number;
  readonly log: Log;
}

export interface BrowserHost {
  /** The address with the token that one browser can use once. */
  readonly url: string;
  /** Resolves when the host has ended, by `close` or because nobody used it. */
  readonly closed: Promise<'closed' | 'idle'>;
  close(): Promise<void>;
}

const exchangeSchema = z.object({ token: z.string().max(100) });
const longestExchange = 1024;

/** A page follows it as long as it is open, also when nobody looks at it: that is no use. */
const changesAddress = '/rpc/stores/changes';

/** Ends a request that was refused; its body is not read any further. */
const refuse = (response: ServerResponse, status: number): void => {
  const headers = securityHeaders({ nonce: 'none', connect: 'none' });
  response.writeHead(status, { ...headers, 'cache-control': 'no-store', connection: 'close' }).end();
};

/** Ends when the response does. */
type Use = (response: ServerResponse) => void;

const exchange = async (
  session: Session,
  use: Use,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method === 'GET') {
    if (!session.knows(request)) return refuse(response, 401);
    use(response);
    response.writeHead(204, { 'cache-control': 'no-store' }).end();
    return;
  }
  if (request.method !== 'POST') return refuse(response, 405);
  if (!isOwnOrigin(request)) return refuse(response, 403);
  const body = exchangeSchema.safeParse(await readJson(request, longestExchange));
  const exchanged = body.success ? session.exchange(body.data.token) : null;
  if (exchanged === null) return refuse(response, 401);
  use(response);
  const { cookie, proof } = exchanged;
  const headers = { 'set-cookie': cookie, 'content-type': 'application/json', 'cache-control': 'no-store' };
  response.writeHead(200, headers).end(JSON.stringify({ proof }));
};

const call = async (
  session: Session,
  use: Use,
  calls: Calls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (request.method !== 'POST') return refuse(response, 405);
  if (!isOwnOrigin(request)) return refuse(response, 403);
  if (!session.knows(request)) return refuse(response, 401);
  if (request.url !== changesAddress) use(response);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  if (!(await calls(request, response))) refuse(response, 404);
};

/** Binds 127.0.0.1. Throws when the port is taken. */
export const startBrowserHost = async (options: BrowserHostOptions): Promise<BrowserHost> => {
  const { backend, rendererFolder, port = 0, idleMinutes, log } = options;
  const session = createSession();
  const pages = createPages(rendererFolder, 'self');
  const calls = createCalls(backend.router, log);

  /** Only the user's browser uses the host: whoever else knocks does not keep it open. */
  const use: Use = (response) => void response.once('close', idle.begin());

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOwnHost(request.headers.host)) return refuse(response, 421);
    const [pathname = '/'] = (request.url ?? '/').split('?', 1);
    if (pathname === '/session') return exchange(session, use, request, response);
    if (pathname.startsWith('/rpc/')) return call(session, use, calls, request, response);
    if (request.method !== 'GET') return refuse(response, 405);
    const page = await pages(pathname);
    response.writeHead(page.status, page.headers).end(page.body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error('browser-host.failed', failureFields(error));
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  let reason: 'closed' | 'idle' = 'closed';
  const closed = new Promise<'closed' | 'idle'>((resolve) => server.once('close', () => resolve(reason)));
  const end = (why: 'closed' | 'idle'): void => {
    reason = why;
    idle.stop();
    server.close();
    server.closeAllConnections();
  };
  const idle = watchIdle(idleMinutes * 60_000, () => end('idle'));
  try {
    await listen(server, port);
  } catch (error) {
    idle.stop();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${portOf(server)}/#token=${session.token}`,
    closed,
    close: async () => {
      if (server.listening) end('closed');
      await closed;
    },
  };
};
