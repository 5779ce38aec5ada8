/** Requests with the cookies of the Admin's window. Electron's `fetch` cannot hand out a redirect; `net.request` can. */
import { type AuthInfo, type IncomingMessage, net, type Session } from 'electron';
import type { BasicAccess } from '../shared/contract/admin.ts';
import { webServerProblem } from './backend/instance/admin/basic.ts';
import {
  type AdminReply,
  absolute,
  contentTypes,
  loggedOutReasonCookie,
  longestPage,
  type SendToAdmin,
} from './backend/instance/admin/request.ts';

type Headers = Readonly<Record<string, string | string[]>>;

const header = (headers: Headers, name: string): string | null => {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
};

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly location?: string;
  readonly loggedOutReason?: string | null;
  readonly bytes?: Uint8Array;
}

const replyOf = (url: string, answered: Answered): AdminReply => ({
  url,
  status: answered.status,
  contentType: header(answered.headers, 'content-type') ?? '',
  date: header(answered.headers, 'date'),
  location: absolute(answered.location ?? null, url),
  loggedOutReason: answered.loggedOutReason ?? null,
  bytes: answered.bytes ?? new Uint8Array(),
});

/** Electron tells no `Set-Cookie` of a redirect (seen in 33): the cookie itself is in the session. */
const loggedOutReasonIn = async (made: Session, url: string): Promise<string | null> =>
  (await made.cookies.get({ url, name: loggedOutReasonCookie }))[0]?.value ?? null;

const readBytes = (response: IncomingMessage, done: (bytes: Uint8Array | null) => void): void => {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk) => {
    size += chunk.length;
    if (size > longestPage) done(null);
    else chunks.push(chunk);
  });
  response.on('end', () => done(Buffer.concat(chunks)));
};

const portOf = ({ port, protocol }: URL): number => Number(port || (protocol === 'https:' ? 443 : 80));

/** Is this the web server of this address that asks for a name and a password, and no proxy and no other host? */
export const isOwnServer = (address: string, { host, isProxy, port }: AuthInfo): boolean => {
  const own = new URL(address);
  const hostname = own.hostname.replace(/^\[|\]$/g, '');
  return !isProxy && host.replace(/^\[|\]$/g, '') === hostname && port === portOf(own);
};

export const isBasic = ({ scheme }: AuthInfo): boolean => scheme === 'basic';

/** `basic` is offered once in a request, to the host of `adminUrl` only. */
export const adminRequests =
  (made: Session, adminUrl: string, basic: BasicAccess | null): SendToAdmin =>
  ({ method, url, body, signal }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const request = net.request({
        method,
        url,
        session: made,
        useSessionCookies: true,
        redirect: 'manual',
      });
      const stop = (): void => {
        reject(signal.reason);
        request.abort();
      };
      signal.addEventListener('abort', stop, { once: true });
      const end = (reply: AdminReply): void => {
        signal.removeEventListener('abort', stop);
        resolve(reply);
      };
      let mayOffer = basic !== null;
      request.on('login', (info, answer) => {
        if (basic === null || !mayOffer || !isBasic(info) || !isOwnServer(adminUrl, info)) return answer();
        mayOffer = false;
        answer(basic.username, basic.password);
      });
      request.on('redirect', (status, _method, location, headers) => {
        loggedOutReasonIn(made, url)
          .then((loggedOutReason) => end(replyOf(url, { status, headers, location, loggedOutReason })))
          .catch(reject);
        request.abort();
      });
      request.on('response', (response) => {
        readBytes(response, (bytes) => {
          const { statusCode: status, headers } = response;
          const isOwn = new URL(url).origin === new URL(adminUrl).origin;
          const asked = { status, challenge: header(headers, 'www-authenticate') };
          const problem = isOwn ? webServerProblem(adminUrl, asked, basic !== null) : null;
          if (problem !== null) return reject(problem);
          if (bytes !== null) return end(replyOf(url, { status, headers, bytes }));
          reject(new Error('net::ERR_INVALID_HTTP_RESPONSE'));
          request.abort();
        });
        response.on('error', reject);
      });
      request.on('error', reject);
      if (body !== undefined) request.setHeader('Content-Type', contentTypes[body.type]);
      request.end(body?.text);
    });
