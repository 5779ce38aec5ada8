/** The second door's HTTP: `fetch` of the host, with a cookie jar of this one sign-in. */
import { CookieJar } from 'tough-cookie';
import type { BasicAccess } from '../../../../shared/contract/admin.ts';
import type { Fetch } from '../../registry/types.ts';
import { authorization, webServerProblem } from './basic.ts';
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

interface HttpDoorOptions {
  /** Must hand out redirects (Node's and undici's do). */
  readonly fetch: Fetch;
  readonly version: string;
  readonly adminUrl: string;
  /** Sent to the Admin's own origin only. */
  readonly basic: BasicAccess | null;
}

/** Throws `admin.basic-*` or `admin.web-sign-in-unsupported` where the web server wants to be signed in to first. */
export const openHttpDoor = ({ fetch, version, adminUrl, basic }: HttpDoorOptions): HttpDoor => {
  const jar = new CookieJar(undefined, { looseMode: true });
  const { origin } = new URL(adminUrl);
  const send: SendToAdmin = async ({ method, url, body, signal }): Promise<AdminReply> => {
    const cookie = await jar.getCookieString(url);
    const isOwn = new URL(url).origin === origin;
    const response = await fetch(url, {
      method,
      headers: {
        'User-Agent': `CommerceConnect/${version}`,
        Accept: 'text/html,application/json',
        ...(cookie === '' ? {} : { Cookie: cookie }),
        ...(isOwn && basic !== null ? { Authorization: authorization(basic) } : {}),
        ...(body === undefined ? {} : { 'Content-Type': contentTypes[body.type] }),
      },
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body: body.text }),
    });
    const asked = { status: response.status, challenge: response.headers.get('www-authenticate') };
    const problem = isOwn ? webServerProblem(adminUrl, asked, basic !== null) : null;
    if (problem !== null) {
      await response.body?.cancel().catch(() => undefined);
      throw problem;
    }
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
