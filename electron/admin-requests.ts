/** Requests with the cookies of the Admin's window. Electron's `fetch` cannot hand out a redirect; `net.request` can. */
import { type IncomingMessage, net, type Session } from 'electron';
import {
  type AdminReply,
  absolute,
  contentTypes,
  loggedOutReasonOf,
  longestPage,
  type SendToAdmin,
} from './backend/instance/admin/request.ts';

type Headers = Readonly<Record<string, string | string[]>>;

const header = (headers: Headers, name: string): string | null => {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
};

const replyOf = (url: string, status: number, headers: Headers, bytes: Uint8Array): AdminReply => ({
  url,
  status,
  contentType: header(headers, 'content-type') ?? '',
  date: header(headers, 'date'),
  location: absolute(header(headers, 'location'), url),
  loggedOutReason: loggedOutReasonOf([headers['set-cookie'] ?? []].flat()),
  bytes,
});

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

export const adminRequests =
  (made: Session): SendToAdmin =>
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
      request.on('redirect', (status, _method, location, headers) => {
        // Nothing follows it: without an answer here the request is given up.
        end(replyOf(url, status, { ...headers, location }, new Uint8Array()));
        request.abort();
      });
      request.on('response', (response) => {
        readBytes(response, (bytes) => {
          if (bytes !== null) return end(replyOf(url, response.statusCode, response.headers, bytes));
          reject(new Error('net::ERR_INVALID_HTTP_RESPONSE'));
          request.abort();
        });
        response.on('error', reject);
      });
      request.on('error', reject);
      if (body !== undefined) request.setHeader('Content-Type', contentTypes[body.type]);
      request.end(body?.text);
    });
