/** The Electron host: one window, one backend, one door between them. */
import path from 'node:path';
import { app } from 'electron';
import { openFileLog } from './backend/support/file-log.ts';
import type { Log } from './backend/support/log.ts';
import { dataFolderVariable, openDataFolder } from './data-folder.ts';
import { catchEverything, createEnd, type EndWith } from './fatal.ts';
import { setMenu } from './menu.ts';
import { findPageAddress } from './page-address.ts';
import { acceptPorts } from './page-port.ts';
import { registerPageScheme, servePages } from './protocol.ts';
import { quietChromium, quietSession, refusePermissions } from './quiet.ts';
import { confineContents, dress, focusWindow, openWindow, reviveAfterCrash, showPage } from './window.ts';

const built = path.join(import.meta.dirname, '..');

/** Chromium's own files go into a folder of their own, apart from the user's stores. */
const settleDataFolder = (): string => {
  const given = process.env[dataFolderVariable] || app.commandLine.getSwitchValue('user-data-dir');
  const folder = openDataFolder(path.resolve(given || app.getPath('userData')));
  app.setPath('userData', folder);
  app.setPath('sessionData', openDataFolder(path.join(folder, 'browser')));
  return folder;
};

const start = async (dataFolder: string, log: Log, end: EndWith): Promise<void> => {
  const address = findPageAddress();
  quietSession(address.allows);
  refusePermissions();
  confineContents(address);
  setMenu(!app.isPackaged);
  servePages(path.join(built, 'renderer'));

  const window = openWindow(path.join(built, 'preload', 'preload.cjs'));
  const keychainHelper = path.join(built, 'main', 'keychain-helper.js');
  const backend = import('./desktop-backend.ts').then(({ openDesktopBackend }) =>
    openDesktopBackend({ dataFolder, log, keychainHelper, window: () => window }),
  );
  acceptPorts(backend, address.origin, log);
  reviveAfterCrash(window.webContents, (reason) => end('host.page-crashed', new Error(reason)));
  app.on('second-instance', () => focusWindow(window));
  log.info('host.started', { version: app.getVersion(), electron: process.versions.electron ?? null });
  const shown = showPage(window, address.url);
  dress(window, (await backend).theme);
  await shown;
};

/** Nothing here is awaited at the top level: `ready` waits for this file to finish. */
const run = (): void => {
  const dataFolder = settleDataFolder();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const log = openFileLog(dataFolder);
  const end = createEnd(log);
  catchEverything(end);
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(
    () => start(dataFolder, log, end).catch((error: unknown) => end('host.start-failed', error)),
    (error: unknown) => end('host.start-failed', error),
  );
};

quietChromium();
registerPageScheme();
try {
  run();
} catch (error) {
  createEnd(null)('host.start-failed', error);
}
