/** A foreign web server on this computer that counts who came. */
import { createServer } from 'node:http';
import { listen, portOf } from '../../../electron/browser-host/listen.ts';

export interface WatchedServer {
  readonly url: string;
  readonly visits: readonly string[];
  close(): Promise<void>;
}

export const startWatchedServer = async (page = '<title>foreign</title>'): Promise<WatchedServer> => {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' }).end(page);
  });
  await listen(server, 0);
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    visits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
