/** The first door as a port of the host: a window that shows the store's own Admin in a throw-away session. */
import type { BasicAccess } from '../../../../shared/contract/admin.ts';
import type { AdminPage } from './pages.ts';
import type { SendToAdmin } from './request.ts';

export interface OpenAdmin {
  readonly url: string;
  /** For the web server in front of the Admin; offered once, to the Admin's own host only. */
  readonly basic: BasicAccess | null;
  /**
   * Asked about every page that the window has loaded: is the user through? Throws the problem that the window
   * is closed for.
   */
  readonly isThere: (page: AdminPage) => boolean;
  /** The user does not want to sign in after all: the window closes. */
  readonly signal: AbortSignal;
}

export interface AdminDoor {
  /** The page of the Admin that the user has reached. */
  readonly page: AdminPage;
  /** Requests within the window's session. */
  readonly send: SendToAdmin;
  /** Wipes the session: cookies, storage, cache. */
  end(): Promise<void>;
}

/**
 * Shows the Admin until the user has signed in, then hides it. Rejects with `admin.window-closed` when the user closes
 * the window, with what `isThere` throws, with `admin.basic-*` or `admin.web-sign-in-unsupported` of the web server, or
 * with the network layer's error when the first page cannot be loaded.
 */
export type OpenAdminWindow = (open: OpenAdmin) => Promise<AdminDoor>;
