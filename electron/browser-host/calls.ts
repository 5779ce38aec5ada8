/** The contract over HTTP: `POST /rpc/...`, with event streams. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnyRouter } from '@orpc/server';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import type { Log } from '../backend/support/log.ts';
import { failureLogging } from '../failures.ts';

/** A list of 12 MiB characters, of which most take one byte, and room for the line breaks of JSON. */
export const longestBody = 24 * 1024 * 1024;

export type Calls = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Answers false where the address is not one of the contract. */
export const createCalls = (router: AnyRouter, log: Log): Calls => {
  const handler = new RPCHandler(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: longestBody })],
    interceptors: [failureLogging(log)],
  });
  return async (request, response) => (await handler.handle(request, response, { prefix: '/rpc' })).matched;
};
