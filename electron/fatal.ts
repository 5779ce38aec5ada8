/** The end of the line in main: what nobody caught is logged without its text, and told to the user in plain words. */
import { app, dialog } from 'electron';
import type { Log } from './backend/support/log.ts';
import { productName } from './data-folder.ts';
import { failureFields } from './failure-fields.ts';
import { lastWords } from './last-words.ts';

export type EndWith = (event: string, error: unknown) => void;

/**
 * Ends the program at most once; a second failure while ending must not open a second dialog.
 * There is no log where its folder could not be made.
 */
export const createEnd = (log: Log | null): EndWith => {
  let ending = false;
  return (event, error) => {
    log?.error(event, failureFields(error));
    if (ending) return;
    ending = true;
    dialog.showErrorBox(productName, lastWords(error, app.isReady() ? app.getLocale() : ''));
    app.exit(1);
  };
};

/** Replaces Electron's own dialog, which shows the stack. */
export const catchEverything = (end: EndWith): void => {
  process.on('uncaughtException', (error) => end('host.uncaught-exception', error));
  process.on('unhandledRejection', (reason) => end('host.unhandled-rejection', reason));
};
