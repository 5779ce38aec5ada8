/** What every page of ours may do in its window: nothing that a web page on its own may not. */
import { app, type WebPreferences } from 'electron';

export const confinedPreferences = (): WebPreferences => ({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  // A page that shows one message after the other can be made to stop.
  safeDialogs: true,
  // What the user copied is not for a page to read; earlier Electrons let any page read it (`execCommand('paste')`, seen in 33).
  enableDeprecatedPaste: false,
  devTools: !app.isPackaged,
});
