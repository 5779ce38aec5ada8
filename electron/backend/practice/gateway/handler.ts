/** One request to the practice gateway, from the socket to the answer. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Environment } from '../../../../shared/model/environment.ts';
import { indexPath } from '../../registry/paths.ts';
import type { Log } from '../../support/log.ts';
import { isOwnHost, readRequest } from '../loopback.ts';
import type { GatewayAnswer } from './answers.ts';
import { clientIdInvalid, htmlAnswer, jwtInvalid, registryError } from './answers.ts';
import { authorize } from './authorize.ts';
import type { Book } from './book.ts';
import type { Faults } from './faults.ts';
import { faultAnswer } from './faults.ts';
import { route } from './routes.ts';

export interface GatewayContext {
  readonly environment: Environment;
  readonly port: () => number;
  readonly book: Book;
  readonly faults: Faults;
  readonly now: () => Date;
  readonly log: Log;
}

const answerTo = async (
  request: IncomingMessage,
  context: GatewayContext,
  requestId: string,
  now: Date,
): Promise<GatewayAnswer> => {
  const { book, environment } = context;
  const method = request.method ?? 'GET';
  const path = new URL(request.url ?? '/', 'http://gateway').pathname;
  // The host answers here without looking at any key, as the real one very probably does.
  if (method === 'GET' && path === indexPath) return htmlAnswer(200, 'Practice gateway');
  const body = await readRequest(request);
  if (body === null) return registryError(400, 'The request is too large', requestId);
  const who = await authorize(request.headers, environment, await book.read(), now);
  if (who.kind === 'client-id-invalid') return clientIdInvalid;
  if (who.kind === 'jwt-invalid') return jwtInvalid(requestId);
  return route(book, { method, path, body, requestId, edition: who.edition });
};

/** The gateway's clock for this request: only an exact second can be told in a `Date` header. */
const send = (response: ServerResponse, answer: GatewayAnswer, requestId: string, now: Date): void => {
  response.writeHead(answer.status, {
    'Content-Type': answer.type,
    'Content-Length': Buffer.byteLength(answer.body),
    'X-Request-Id': requestId,
    Date: now.toUTCString(),
    'Cache-Control': 'no-store',
    ...answer.headers,
  });
  response.end(answer.body);
};

const respond = async (
  request: IncomingMessage,
  response: ServerResponse,
  context: GatewayContext,
): Promise<void> => {
  const requestId = randomUUID();
  const fault = context.faults.take(context.environment);
  if (fault === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  const skew = typeof fault === 'object' && fault !== null && 'clock' in fault ? fault.clock : 0;
  const now = new Date(context.now().getTime() + skew * 1000);
  if (typeof fault === 'string') return send(response, faultAnswer(fault, requestId), requestId, now);
  if (fault !== null && 'slow' in fault) await wait(fault.slow);
  if (!isOwnHost(request, context.port())) {
    return send(response, htmlAnswer(403, '403 Forbidden'), requestId, now);
  }
  const answer = await answerTo(request, context, requestId, now);
  const { environment, log } = context;
  log.info('practice.gateway', {
    environment,
    method: request.method ?? '',
    status: answer.status,
    requestId,
  });
  send(response, answer, requestId, now);
};

export const gatewayHandler =
  (context: GatewayContext) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    respond(request, response, context).catch((error: unknown) => {
      context.log.error('practice.gateway-failed', {
        error: error instanceof Error ? error.name : 'unknown',
      });
      request.socket.destroy();
    });
  };
