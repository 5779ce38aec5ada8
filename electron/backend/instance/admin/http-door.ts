/** The second door's HTTP: `fetch` of the host, with a cookie jar of this one sign-in. */
import { CookieJar } from 'tough-cookie';
import type { Fetch } from '../../registry/types.ts';
import {
  type AdminReply,
  absolute,
  contentTypes,
  loggedOutReasonOf,
  longestPage,
  type SendToAdmin,
} from './request.ts';

const readBytes = async (response: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > longestPage) {
      await reader.cancel().catch(() => undefined);
      throw new Error('net::ERR_INVALID_HTTP_RESPONSE');
    }
    chunks.push(value);
  }
};

export interface HttpDoor {
  readonly send: SendToAdmin;
  /** Forgets the cookies. */
  end(): Promise<void>;
}

/** `fetch` must hand out redirects (Node's and undici's do). */
export const openHttpDoor = (fetch: Fetch, version: string): HttpDoor => {
  const jar = new CookieJar(undefined, { looseMode: true });
  const send: SendToAdmin = async ({ method, url, body, signal }): Promise<AdminReply> => {
    const cookie = await jar.getCookieString(url);
    const response = await fetch(url, {
      method,
      headers: {
        'User-Agent': `CommerceConnect/${version}`,
        Accept: 'text/html,application/json',
        ...(cookie === '' ? {} : { Cookie: cookie }),
        ...(body === undefined ? {} : { 'Content-Type': contentTypes[body.type] }),
      },
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body: body.text }),
    });
    const setCookies = response.headers.getSetCookie();
    for (const setCookie of setCookies) await jar.setCookie(setCookie, url, { ignoreError: true });
    return {
      url,
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      date: response.headers.get('date'),
      location: absolute(response.headers.get('location'), url),
      loggedOutReason: loggedOutReasonOf(setCookies),
      bytes: await readBytes(response),
    };
  };
  return { send, end: () => jar.removeAllCookies() };
};
