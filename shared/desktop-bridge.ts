/** What the page and Electron's preload agree on: how a port is handed over, and the one function that the page gets. */

/** The message that carries a MessagePort from the page to the preload, and from there to main. */
export const portChannel = 'commerce-connect:port';

/** The name of the bridge on the page's `window`. */
export const bridgeName = 'commerceConnect';

export interface DesktopBridge<PageFile> {
  /** The path of a file that was dropped or chosen; empty for a file that is not on disk. */
  pathForFile(file: PageFile): string;
}
