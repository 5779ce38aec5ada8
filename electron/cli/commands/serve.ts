/** `serve`: the browser host, until Ctrl-C or until nobody uses it. */
import path from 'node:path';
import { z } from 'zod';
import { createBackend } from '../../backend/index.ts';
import { openFileLog } from '../../backend/support/file-log.ts';
import { startBrowserHost } from '../../browser-host/index.ts';
import { openDataFolder } from '../../data-folder.ts';
import { routerForPages } from '../../page-router.ts';
import type { Action } from '../frame/session.ts';
import { createNodePorts } from '../node-ports.ts';
import { openBrowser } from '../open-browser.ts';
import { untilStopped } from '../support/until-stopped.ts';

const idleMinutes = 30;
const optionsSchema = z.object({ port: z.number().int(), open: z.boolean() });

export const run: Action = async (session, { options }) => {
  const { port, open } = optionsSchema.parse(options);
  const { version, built } = session.place;
  const dataFolder = openDataFolder();
  const log = openFileLog(dataFolder);
  const backend = createBackend(createNodePorts({ version, dataFolder, log, built }));
  try {
    const rendererFolder = path.join(built, 'renderer');
    const pages = { router: routerForPages(backend.router) };
    const host = await startBrowserHost({ backend: pages, rendererFolder, port, idleMinutes, log });
    backend.startSchedule();
    session.tell({ type: 'serving', urls: { wizard: host.url } });
    session.print('cli.serve.here', { url: host.url, minutes: idleMinutes });
    const tidy = open ? await openBrowser(host.url) : null;
    const reason = await Promise.race([host.closed, untilStopped(session.signal)]);
    await host.close();
    await tidy?.();
    const isIdle = reason === 'idle';
    const text = isIdle ? session.words.say('cli.serve.idle', { minutes: idleMinutes }) : '';
    return { data: { reason: isIdle ? 'idle' : 'signal' }, text };
  } finally {
    await backend.close();
  }
};
