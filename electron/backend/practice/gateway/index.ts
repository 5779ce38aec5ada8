/** The practice gateway: Adobe's gateway and merchant registry to practise on, on this computer, with its own API portal. */
import { createServer } from 'node:http';
import type { Environment } from '../../../../shared/model/environment.ts';
import type { Log } from '../../support/log.ts';
import { openJsonFile } from '../json-file.ts';
import { listen, originOf, portOf, stop } from '../loopback.ts';
import { portalHandler } from '../portal/index.ts';
import type { PracticeStorePage } from '../portal/store-pages.ts';
import type { IssuedPair, KeyOwner } from './book.ts';
import { createBook } from './book.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import { gatewayHandler } from './handler.ts';
import { emptyGatewayState, gatewayStateSchema } from './state.ts';

export type { IssuedPair, KeyOwner } from './book.ts';
export type { Fault, Faults } from './faults.ts';

export interface PracticeGatewayOptions {
  /** N = production on N, sandbox on N+1, portal on N+2, or an error; 0 = as last time where free, else any. */
  readonly port: number;
  readonly stateFile: string;
  readonly log: Log;
  readonly now: () => Date;
  /** What the practice store's own pages show; null = no such store. */
  readonly describeStore?: (storeId: string) => Promise<PracticeStorePage | null>;
}

export interface PracticeGateway {
  /** Base addresses without a path. */
  readonly urls: Readonly<Record<Environment | 'portal', string>>;
  /** What it can be told to do wrong. */
  readonly faults: Faults;
  /** What the portal's Add New does, for scripts and tests. The private key is in the answer only. */
  issuePair(owner: KeyOwner, name: string): Promise<IssuedPair>;
  close(): Promise<void>;
}

const doors = ['production', 'sandbox', 'portal'] as const;

/** Throws the system's error (EADDRINUSE, EACCES) when a port cannot be had. */
export const startPracticeGateway = async (options: PracticeGatewayOptions): Promise<PracticeGateway> => {
  const { port, stateFile, log, now, describeStore = () => Promise.resolve(null) } = options;
  const file = openJsonFile({
    path: stateFile,
    schema: gatewayStateSchema,
    initial: emptyGatewayState,
    now,
    log,
  });
  const book = createBook(file, now);
  const faults = createFaults();
  const kept = (await book.read()).ports;

  const servers = { production: createServer(), sandbox: createServer(), portal: createServer() };
  for (const environment of ['production', 'sandbox'] as const) {
    const server = servers[environment];
    const context = { environment, port: () => portOf(server), book, faults, now, log };
    server.on('request', gatewayHandler(context));
  }
  const portal = servers.portal;
  portal.on('request', portalHandler({ port: () => portOf(portal), book, describeStore, now, log }));

  const close = async (): Promise<void> => {
    await Promise.all(Object.values(servers).map(stop));
  };
  try {
    for (const [index, door] of doors.entries()) {
      const wished = port === 0 ? (kept === null ? [0] : [kept[door], 0]) : [port + index];
      await listen(servers[door], wished);
    }
    const ports = {
      production: portOf(servers.production),
      sandbox: portOf(servers.sandbox),
      portal: portOf(portal),
    };
    await book.keepPorts(ports);
    const urls = {
      production: originOf(ports.production),
      sandbox: originOf(ports.sandbox),
      portal: originOf(ports.portal),
    };
    log.info('practice.started', urls);
    return { urls, faults, issuePair: (owner, name) => book.issuePair(owner, name), close };
  } catch (error) {
    await close();
    throw error;
  }
};
