/** The practice API portal: where a user makes a key pair per environment, as on the account dashboard. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../support/log.ts';
import type { Book } from '../gateway/book.ts';
import { isOwnHost, isSameOrigin, readRequest } from '../loopback.ts';
import { accountPage, magentoPage, messagePage } from './account-pages.ts';
import type { Downloads } from './downloads.ts';
import { createDownloads } from './downloads.ts';
import { keysPage } from './key-pages.ts';
import { sendPage, sendTo } from './layout.ts';
import type { Place } from './place.ts';
import { addressOf, placeIn, portalPath } from './place.ts';
import type { PracticeStorePage } from './store-pages.ts';
import { readStorePath, storePage } from './store-pages.ts';

export interface PortalContext {
  readonly port: () => number;
  readonly book: Book;
  readonly describeStore: (storeId: string) => Promise<PracticeStorePage | null>;
  readonly now: () => Date;
  readonly log: Log;
}

const notFound = messagePage('Page not found', 'There is no page at this address.');
const forbidden = messagePage('Not allowed', 'This request did not come from the practice portal itself.');
const spent = messagePage(
  'This private key is not available any more',
  'A private key can be downloaded once, from the dialog that opens after Add New. Make a new key pair.',
);

const owner = ({ account, environment }: Place) => ({ edition: account, environment });

const showKeys = async (
  response: ServerResponse,
  { book }: PortalContext,
  downloads: Downloads,
  fields: URLSearchParams,
): Promise<void> => {
  const place = placeIn(fields);
  const { keys } = await book.read();
  const shown = keys.filter((key) => key.edition === place.account && key.environment === place.environment);
  const ticket = fields.get('dialog') ?? '';
  const waiting = downloads.peek(ticket);
  const dialog = waiting?.environment === place.environment ? { ticket, name: waiting.name } : null;
  sendPage(response, 200, keysPage(place, shown.toReversed(), dialog));
};

const sendPrivateKey = (response: ServerResponse, downloads: Downloads, ticket: string): void => {
  const key = downloads.take(ticket);
  if (key === null) {
    sendPage(response, 410, spent);
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'application/x-pem-file',
    'Content-Length': Buffer.byteLength(key.privateKeyPem),
    'Content-Disposition': `attachment; filename="privateKey-${key.environment}.pem"`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(key.privateKeyPem);
};

const show = async (response: ServerResponse, context: PortalContext, downloads: Downloads, url: URL) => {
  const { pathname, searchParams } = url;
  if (pathname === '/') return sendPage(response, 200, accountPage(placeIn(searchParams)));
  if (pathname === '/magento') return sendPage(response, 200, magentoPage(placeIn(searchParams)));
  if (pathname === portalPath) return showKeys(response, context, downloads, searchParams);
  const wanted = readStorePath(pathname);
  const store = wanted && (await context.describeStore(wanted.storeId));
  if (wanted && store) return sendPage(response, 200, storePage(store, wanted.admin));
  return sendPage(response, 404, notFound);
};

const act = async (
  response: ServerResponse,
  { book }: PortalContext,
  downloads: Downloads,
  path: string,
  fields: URLSearchParams,
) => {
  const place = placeIn(fields);
  const ticket = fields.get('ticket') ?? '';
  const list = addressOf(portalPath, place);
  switch (path) {
    case `${portalPath}/keys`: {
      const name = (fields.get('name') ?? '').trim().slice(0, 100);
      if (name === '') return sendTo(response, list);
      const { privateKeyPem } = await book.issuePair(owner(place), name);
      const dialog = downloads.add({ environment: place.environment, name, privateKeyPem });
      return sendTo(response, addressOf(portalPath, place, { dialog }));
    }
    case `${portalPath}/download`:
      return sendPrivateKey(response, downloads, ticket);
    case `${portalPath}/cancel`:
      downloads.forget(ticket);
      return sendTo(response, list);
    case `${portalPath}/delete`:
      await book.deleteKey(owner(place), fields.get('apiKey') ?? '');
      return sendTo(response, list);
    default:
      return sendPage(response, 404, notFound);
  }
};

const respond = async (
  request: IncomingMessage,
  response: ServerResponse,
  context: PortalContext,
  downloads: Downloads,
): Promise<void> => {
  if (!isOwnHost(request, context.port())) return sendPage(response, 403, forbidden);
  const url = new URL(request.url ?? '/', 'http://portal');
  if (request.method === 'GET') return show(response, context, downloads, url);
  if (request.method !== 'POST') return sendPage(response, 405, notFound);
  if (!isSameOrigin(request)) return sendPage(response, 403, forbidden);
  const body = await readRequest(request);
  if (body === null) return sendPage(response, 413, notFound);
  return act(response, context, downloads, url.pathname, new URLSearchParams(body));
};

export const portalHandler = (context: PortalContext) => {
  const downloads = createDownloads(context.now);
  return (request: IncomingMessage, response: ServerResponse): void => {
    respond(request, response, context, downloads).catch((error: unknown) => {
      context.log.error('practice.portal-failed', { error: error instanceof Error ? error.name : 'unknown' });
      request.socket.destroy();
    });
  };
};
