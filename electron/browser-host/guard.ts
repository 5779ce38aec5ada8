/** Who may talk to the browser host: this computer's own pages, never a page of another site. */
import type { IncomingMessage } from 'node:http';

/** A tunnel may end on any port, so the port is free; the name is not (DNS rebinding brings a foreign name). */
const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

export const isOwnHost = (host: string | undefined): boolean => {
  const name = host === undefined ? undefined : /^(.+?)(?::\d{1,5})?$/.exec(host)?.[1];
  return name !== undefined && ownNames.has(name.toLowerCase());
};

/** Calls change things, so they must say where they come from, and it must be the page that this host served. */
export const isOwnOrigin = ({ headers }: IncomingMessage): boolean =>
  isOwnHost(headers.host) && headers.origin === `http://${headers.host}`;
