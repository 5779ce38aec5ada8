/** Where the page comes from: our own scheme, or the development server while developing. */
import { app } from 'electron';
import { pageOrigin } from './protocol.ts';

export interface PageAddress {
  readonly origin: string;
  /** The one address that the window shows. */
  readonly url: string;
  /** May the page load this? The development server also needs its web socket. */
  readonly allows: (url: string) => boolean;
}

/** The development server's address is honoured in development only: a packaged program shows its own page. */
export const findPageAddress = (): PageAddress => {
  const development = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  const origin = development === undefined ? pageOrigin : new URL(development).origin;
  const prefixes = [`${origin}/`, 'devtools://', 'data:', 'blob:'];
  if (development !== undefined) prefixes.push(`${origin.replace(/^http/, 'ws')}/`);
  return {
    origin,
    url: `${origin}/`,
    allows: (url) => prefixes.some((prefix) => url.startsWith(prefix)),
  };
};
