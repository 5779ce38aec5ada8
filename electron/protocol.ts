/** `app://`: the built wizard as a secure origin of its own, confined to its folder. */
import { protocol } from 'electron';
import { createPages } from './pages/pages.ts';

const scheme = 'app';
const host = 'commerce-connect';
export const pageOrigin = `${scheme}://${host}`;

/** Chromium learns of the scheme before `ready` or never. */
export const registerPageScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);

export const servePages = (rendererFolder: string): void => {
  const pages = createPages(rendererFolder, 'none');
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== host) return new Response(null, { status: 404 });
    const { status, headers, body } = await pages(url.pathname);
    return new Response(body, { status, headers });
  });
};
