/** The window that shows a store's own Admin: a throw-away session in memory, and nothing of ours in its page. */
import { randomUUID } from 'node:crypto';
import { BrowserWindow, type Session, session, type WebContents } from 'electron';
import { ProblemError } from '../shared/problems.ts';
import { adminRequests, isBasic, isOwnServer } from './admin-requests.ts';
import { basicProblem, otherSchemeProblem } from './backend/instance/admin/basic.ts';
import type { AdminDoor, OpenAdminWindow } from './backend/instance/admin/index.ts';
import type { AdminPage } from './backend/instance/admin/pages.ts';
import { isSafeAddress } from './backend/support/safe-address.ts';
import { confinedPreferences } from './web-preferences.ts';

/** Sessions that were made here; their contents may go where the Admin leads, and no others. */
const adminSessions = new WeakSet<Session>();

export const isAdminContents = (contents: WebContents): boolean => adminSessions.has(contents.session);

const isPartOfPage = (address: string): boolean =>
  isSafeAddress(address) || /^(?:data|blob|about):/.test(address) || /^wss:/.test(address);

const makeSession = (): Session => {
  const made = session.fromPartition(`admin-${randomUUID()}`);
  adminSessions.add(made);
  made.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  made.setPermissionCheckHandler(() => false);
  made.setDevicePermissionHandler(() => false);
  made.on('will-download', (event) => event.preventDefault());
  made.setSpellCheckerEnabled(false);
  made.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isPartOfPage(url) }));
  return made;
};

const wipe = async (made: Session): Promise<void> => {
  await made.closeAllConnections();
  await Promise.all([made.clearStorageData(), made.clearCache(), made.clearAuthCache()]);
};

/** An Admin may be signed in to through other sites, so it may go anywhere that is safe; only never out of this window. */
export const confineAdmin = (contents: WebContents): void => {
  contents.setWindowOpenHandler(({ url }) => {
    if (isSafeAddress(url)) void contents.loadURL(url).catch(() => undefined);
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (details) => {
    const allowed = details.isMainFrame ? isSafeAddress(details.url) : isPartOfPage(details.url);
    if (!allowed) details.preventDefault();
  });
  // A page that asks whether to be left would keep its window, and with it the program, open without a word.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('will-redirect', (details) => {
    if (!isSafeAddress(details.url)) details.preventDefault();
  });
};

const openAdminWindow = (parent: BrowserWindow | null, made: Session, url: string): BrowserWindow => {
  const window = new BrowserWindow({
    ...(parent === null ? {} : { parent }),
    title: new URL(url).origin,
    // Shown with its first page: what ends it before needs no window.
    show: false,
    width: 1080,
    height: 760,
    webPreferences: { ...confinedPreferences(), session: made, devTools: false },
  });
  window.setMenuBarVisibility(false);
  // The title says where the user is, whatever the page says.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-navigate', (_event, address) => window.setTitle(new URL(address).origin));
  return window;
};

/** The page's text, read in a world of its own so that the page's scripts have no part in it. */
const isolatedWorld = 1001;
const longestText = 4 * 1024 * 1024;
const readPage = async (contents: WebContents): Promise<string> => {
  const code = `document.documentElement.outerHTML.slice(0, ${longestText})`;
  const html: unknown = await contents.executeJavaScriptInIsolatedWorld(isolatedWorld, [{ code }]);
  return typeof html === 'string' ? html : '';
};

/** Milliseconds after its beginning in which a page should be through; one that is not is shown as it is. */
const pagePatience = 5_000;

/** `errorCode` -3: the load was replaced by another one. */
const aborted = -3;

/** `parent` = the wizard's window. */
export const createAdminWindows =
  (parent: () => BrowserWindow | null): OpenAdminWindow =>
  ({ url, basic, isThere, signal }) => {
    const made = makeSession();
    const window = openAdminWindow(parent(), made, url);
    const { webContents } = window;
    const end = async (): Promise<void> => {
      if (!window.isDestroyed()) window.destroy();
      await wipe(made);
    };
    return new Promise<AdminDoor>((resolve, reject) => {
      let status = 0;
      let isSettled = false;
      const settle = (finish: () => void): void => {
        if (isSettled) return;
        isSettled = true;
        finish();
      };
      const fail = (error: unknown): void =>
        settle(
          () =>
            void end().then(
              () => reject(error),
              () => reject(error),
            ),
        );
      let isShown = false;
      const showOnce = (): void => {
        if (isSettled || isShown) return;
        isShown = true;
        window.show();
      };
      const look = async (): Promise<void> => {
        const address = webContents.getURL();
        const page: AdminPage = { url: address, status, html: await readPage(webContents) };
        if (isSettled || webContents.isDestroyed() || webContents.getURL() !== address || !isThere(page))
          return;
        settle(() => {
          window.destroy();
          resolve({ page, send: adminRequests(made, url, basic), end });
        });
      };
      webContents.on('did-navigate', (_event, _address, code) => {
        status = code;
        // A page may never come to its end, or wait for a server that does not answer.
        setTimeout(showOnce, pagePatience).unref();
      });
      let mayOffer = basic !== null;
      webContents.on('login', (event, _details, info, answer) => {
        event.preventDefault();
        const isOwn = isOwnServer(url, info);
        if (isOwn && isBasic(info) && mayOffer && basic !== null) {
          mayOffer = false;
          return answer(basic.username, basic.password);
        }
        // Once a page is there, it is only a part of a page that asks.
        if (isOwn && status === 0) {
          fail(isBasic(info) ? basicProblem(url, basic !== null) : otherSchemeProblem(url, info.scheme));
        }
        answer();
      });
      webContents.on('dom-ready', () => void look().then(showOnce).catch(fail));
      webContents.on('did-fail-load', (_event, code, description, _address, isMainFrame) => {
        if (isMainFrame && code !== aborted) fail(new Error(`net::${description}`));
      });
      webContents.on('render-process-gone', () => fail(new ProblemError('admin.window-closed')));
      signal.addEventListener('abort', () => fail(new ProblemError('admin.window-closed')), { once: true });
      window.on('closed', () => fail(new ProblemError('admin.window-closed')));
      // What goes wrong here is told by `did-fail-load`.
      void webContents.loadURL(url).catch(() => undefined);
    });
  };
