/** The backend as the desktop has it. It is the larger part of the program, so it is loaded while the window opens. */
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { type MessagePortMain, powerMonitor } from 'electron';
import type { Settings } from '../shared/contract/settings.ts';
import { themeAtStart } from './appearance.ts';
import { createBackend } from './backend/index.ts';
import { createDesktopPorts, type DesktopOptions } from './desktop-ports.ts';
import { failureLogging } from './failures.ts';
import { routerForPages } from './page-router.ts';
import { closeBackendAtQuit } from './quit.ts';

export interface DesktopBackend {
  /** Answers the calls that come through this port, also those that came before. */
  serve(port: MessagePortMain): void;
  readonly theme: Settings['theme'];
}

export const openDesktopBackend = async (options: DesktopOptions): Promise<DesktopBackend> => {
  const { log } = options;
  const backend = createBackend(createDesktopPorts(options));
  closeBackendAtQuit(backend, log);
  backend.startSchedule();
  // Timers stand still while the computer sleeps, and its network takes a moment: as at the start.
  powerMonitor.on('resume', () => backend.startSchedule());
  const handler = new RPCHandler(routerForPages(backend.router), { interceptors: [failureLogging(log)] });
  return {
    serve: (port) => {
      handler.upgrade(port);
      port.start();
    },
    theme: await themeAtStart(createRouterClient(backend.router)),
  };
};
