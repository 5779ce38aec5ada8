/** The built wizard as answers to requests, the same in Electron (app://) and in the browser host (http://). */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type PageSecurity, securityHeaders } from './content-security.ts';

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** Answers the path of a URL, still percent-encoded. Never throws. */
export type Pages = (pathname: string) => Promise<PageAnswer>;

/** Vite writes this text wherever the page needs its nonce (`html.cspNonce`). */
export const nonceMark = '__CSP_NONCE__';

/** Files of other types are not part of the wizard and are not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The file that a path names inside the folder, or null for anything that leaves it or is not a plain name. */
export const fileWithin = (folder: string, pathname: string): string | null => {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\') || !name.startsWith('/')) return null;
  const segments = name.split('/').slice(1);
  if (name === '/') return path.join(folder, 'index.html');
  if (segments.some((segment) => segment === '' || segment.startsWith('.') || segment.includes(':')))
    return null;
  return path.join(folder, ...segments);
};

export const createPages = (folder: string, connect: PageSecurity['connect']): Pages => {
  const answer = (
    status: number,
    type: string,
    body: Buffer<ArrayBuffer> | null,
    nonce: string,
  ): PageAnswer => ({
    status,
    headers: {
      ...securityHeaders({ nonce, connect }),
      'content-type': type,
      // Names of built files carry a hash, the page itself and its nonce must be new each time.
      'cache-control': type.startsWith('text/html') ? 'no-store' : 'no-cache',
    },
    body,
  });
  return async (pathname) => {
    const nonce = randomBytes(16).toString('base64');
    const file = fileWithin(folder, pathname);
    const type = file === null ? undefined : contentTypes[path.extname(file)];
    if (file === null || type === undefined) return answer(404, 'text/plain; charset=utf-8', null, nonce);
    try {
      const content = await readFile(file);
      const body = path.extname(file) === '.html' ? withNonce(content, nonce) : content;
      return answer(200, type, body, nonce);
    } catch {
      return answer(404, 'text/plain; charset=utf-8', null, nonce);
    }
  };
};

const withNonce = (page: Buffer, nonce: string): Buffer<ArrayBuffer> =>
  Buffer.from(page.toString('utf8').replaceAll(nonceMark, nonce), 'utf8');
