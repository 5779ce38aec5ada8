/** The end of the line in main: what nobody caught is logged without its text, and told to the user in plain words. */
import { app, dialog } from 'electron';
import type { Log } from './backend/support/log.ts';
import { productName } from './data-folder.ts';
import { failureFields } from './failure-fields.ts';

/** The page and its catalogue may be what failed, so these words are here. */
const words = {
  en: 'Something went wrong and the program has to close. Nothing that was saved is lost. Open it again and go on where you were.',
  ko: '문제가 발생하여 프로그램을 닫아야 합니다. 저장된 내용은 그대로 있습니다. 다시 열면 하던 곳에서 이어서 진행할 수 있습니다.',
};

export type EndWith = (event: string, error: unknown) => void;

const wordsFor = (locale: string): string => (locale.toLowerCase().startsWith('ko') ? words.ko : words.en);

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
    dialog.showErrorBox(productName, wordsFor(app.isReady() ? app.getLocale() : ''));
    app.exit(1);
  };
};

/** Replaces Electron's own dialog, which shows the stack. */
export const catchEverything = (end: EndWith): void => {
  process.on('uncaughtException', (error) => end('host.uncaught-exception', error));
  process.on('unhandledRejection', (reason) => end('host.unhandled-rejection', reason));
};
