/** Stands in for what belongs to the system: the user's browser and the file dialog. Everything else stays real. */
import type { ElectronApplication } from '@playwright/test';

export interface OpenedLinks {
  /** The addresses that the program asked the system to open, first to last. */
  read(): Promise<readonly string[]>;
}

export const watchOpenedLinks = async (app: ElectronApplication): Promise<OpenedLinks> => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedLinks', opened);
    shell.openExternal = async (url) => {
      opened.push(url);
    };
  });
  return { read: () => app.evaluate(() => [...Reflect.get(globalThis, 'openedLinks')].map(String)) };
};

/** The next file dialogs answer these paths, as if the user had chosen them. */
export const answerFileDialog = (app: ElectronApplication, paths: readonly string[]): Promise<void> =>
  app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
  }, paths);
