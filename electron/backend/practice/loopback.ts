/** HTTP servers that only this computer can reach. */
import type { IncomingMessage, Server } from 'node:http';

const address = '127.0.0.1';

/** Listens on the first of these ports that is free; 0 = any. Answers the port. Throws when none is free. */
export const listen = async (server: Server, ports: readonly number[]): Promise<number> => {
  let failure: unknown = new Error('no port');
  for (const port of ports) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, address, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return portOf(server);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
};

export const portOf = (server: Server): number => {
  const bound = server.address();
  return bound !== null && typeof bound === 'object' ? bound.port : 0;
};

export const originOf = (port: number): string => `http://${address}:${port}`;

export const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** The addresses under which a server may be asked. Any other Host is another site's name for us (DNS rebinding). */
const ownHosts = (port: number): readonly string[] => [`${address}:${port}`, `localhost:${port}`];

export const isOwnHost = (request: IncomingMessage, port: number): boolean =>
  ownHosts(port).includes(request.headers.host?.toLowerCase() ?? '');

/** Does this request come from a page of this very server? Browsers name the origin with every POST. */
export const isSameOrigin = (request: IncomingMessage): boolean =>
  request.headers.origin === `http://${request.headers.host}`;

const bodyLimit = 64 * 1024;

/** The request's body as text; null where it is larger than 64 KiB. */
export const readRequest = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.byteLength;
    if (size > bodyLimit) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
};
