/** The one window: no Node in the page, no way to leave it. */
import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Settings } from '../shared/contract/settings.ts';
import { confineAdmin, isAdminContents } from './admin-window.ts';
import type { PageAddress } from './page-address.ts';
import { confinedPreferences } from './web-preferences.ts';

/** Spectrum's page background in either theme, so that nothing flashes before the first frame. */
const background = { light: '#ffffff', dark: '#111111' };
const backgroundNow = (): string => (nativeTheme.shouldUseDarkColors ? background.dark : background.light);

/** Windows that have something to show and wait for their theme. */
const painted = new WeakSet<BrowserWindow>();

/**
 * Every web contents of the program, now and later: nothing opens, nothing navigates, nothing is embedded.
 * The one exception is the window of a store's Admin, which has a session of its own and rules of its own.
 */
export const confineContents = (address: PageAddress): void => {
  app.on('web-contents-created', (_event, contents) => {
    if (isAdminContents(contents)) {
      confineAdmin(contents);
      return;
    }
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (details) => {
      // Reloading is a navigation to where the window is already.
      const reload = details.isMainFrame && details.url === address.url;
      if (!reload) details.preventDefault();
    });
    contents.on('will-redirect', (details) => details.preventDefault());
  });
};

/** `preload` = absolute path of the built preload. */
export const openWindow = (preload: string): BrowserWindow => {
  const window = new BrowserWindow({
    title: 'Commerce Connect',
    width: 1120,
    height: 780,
    minWidth: 900,
    minHeight: 640,
    show: false,
    backgroundColor: backgroundNow(),
    webPreferences: { ...confinedPreferences(), preload },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => painted.add(window));
  return window;
};

/** Shows the window in the user's theme, as soon as it has something to show. */
export const dress = (window: BrowserWindow, theme: Settings['theme']): void => {
  if (window.isDestroyed()) return;
  nativeTheme.themeSource = theme;
  window.setBackgroundColor(backgroundNow());
  if (painted.has(window)) window.show();
  else window.once('ready-to-show', () => window.show());
};

/** Loading is `aborted` when the page is reloaded, or the window closed, before it is through: no failure. */
export const showPage = async (window: BrowserWindow, url: string): Promise<void> => {
  try {
    await window.loadURL(url);
  } catch (error) {
    if (!window.isDestroyed() && !isAborted(error)) throw error;
  }
};

const isAborted = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED';

/** A page that crashed is loaded again: it finds its place from the facts. Twice in a row is a failure. */
export const reviveAfterCrash = (contents: WebContents, giveUp: (reason: string) => void): void => {
  const quietMs = 30_000;
  let lastCrash = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const again = performance.now() - lastCrash > quietMs;
    lastCrash = performance.now();
    if (again) contents.reload();
    else giveUp(reason);
  });
};

export const focusWindow = (window: BrowserWindow | null): void => {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
