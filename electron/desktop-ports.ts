/** Electron as the backend sees it: files, dialogs, network and keychain of the desktop. */
import { app, type BrowserWindow, clipboard, dialog, type OpenDialogOptions, session, shell } from 'electron';
import ElectronStore from 'electron-store';
import { createAdminWindows } from './admin-window.ts';
import { createKeychain } from './backend/keychain/index.ts';
import type { Ports } from './backend/ports.ts';
import type { Log } from './backend/support/log.ts';
import { documentStore } from './documents.ts';
import { utilityHelper } from './keychain-process.ts';
import { createSecretClipboard } from './secret-clipboard.ts';

export interface DesktopOptions {
  readonly dataFolder: string;
  readonly log: Log;
  /** Absolute path of the built keychain helper. */
  readonly keychainHelper: string;
  readonly window: () => BrowserWindow | null;
}

/** A session of its own, in memory: the system's proxy and certificates, but no cookies, no cache, no page's rules. */
const desktopFetch: Ports['fetch'] = (url, init) =>
  session
    .fromPartition('backend', { cache: false })
    .fetch(url, { ...init, credentials: 'omit', bypassCustomProtocolHandlers: true });

const openExternal = async (address: string): Promise<boolean> => {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false;
  await shell.openExternal(url.href);
  return true;
};

const choose = async (window: BrowserWindow | null, options: OpenDialogOptions): Promise<string[] | null> => {
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return canceled ? null : filePaths;
};

const chooseNew = async (window: BrowserWindow | null, name: string): Promise<string | null> => {
  const options = { defaultPath: name };
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return canceled || filePath === '' ? null : filePath;
};

export const createDesktopPorts = ({ dataFolder, log, keychainHelper, window }: DesktopOptions): Ports => ({
  version: app.getVersion(),
  host: 'electron',
  systemLanguage: app.getLocale(),
  dataFolder,
  openDocument: (name) => documentStore(dataFolder, name, (options) => new ElectronStore(options)),
  secrets: createKeychain({ spawnHelper: utilityHelper(keychainHelper), log }),
  fetch: desktopFetch,
  now: () => new Date(),
  log,
  openExternal,
  openAdmin: createAdminWindows(window),
  chooseFiles: () => choose(window(), { properties: ['openFile', 'multiSelections', 'showHiddenFiles'] }),
  chooseFolder: async () => (await choose(window(), { properties: ['openDirectory'] }))?.[0] ?? null,
  chooseSaveFile: (name) => chooseNew(window(), name),
  clipboard: createSecretClipboard(clipboard),
  openFile: async (file) => (await shell.openPath(file)) === '',
});
