/** `commerce-connect serve`: the browser host, until Ctrl-C or until nobody uses it. */
import path from 'node:path';
import { createBackend } from '../backend/index.ts';
import { openFileLog } from '../backend/support/file-log.ts';
import { startBrowserHost } from '../browser-host/index.ts';
import { openDataFolder } from '../data-folder.ts';
import { createNodePorts } from './node-ports.ts';
import { openBrowser } from './open-browser.ts';
import { untilSignal } from './until-signal.ts';

const idleMinutes = 30;

export interface ServeOptions {
  readonly port: number;
  readonly open: boolean;
  /** Absolute path of the folder `out`. */
  readonly built: string;
  readonly version: string;
}

export const serve = async ({ port, open, built, version }: ServeOptions): Promise<void> => {
  const dataFolder = openDataFolder();
  const log = openFileLog(dataFolder);
  const backend = await createBackend(createNodePorts({ version, dataFolder, log, built }));
  try {
    const rendererFolder = path.join(built, 'renderer');
    const host = await startBrowserHost({ backend, rendererFolder, port, idleMinutes, log });
    console.log(`The wizard is here, for one browser on this computer:\n\n  ${host.url}\n`);
    console.log(`It ends with Ctrl-C, or by itself when nobody uses it for ${idleMinutes} minutes.`);
    const tidy = open ? await openBrowser(host.url) : null;
    const reason = await Promise.race([host.closed, untilSignal()]);
    if (reason === 'idle') console.log(`Ended: nobody used it for ${idleMinutes} minutes.`);
    await host.close();
    await tidy?.();
  } finally {
    await backend.close();
  }
};
