/** Stands in for what belongs to the system: the user's browser and the file dialog. Everything else stays real. */
import { type ElectronApplication, expect, type Locator } from '@playwright/test';

/** Answers how to learn the address that the program last asked the system to open. */
export const watchOpenedLinks = async (app: ElectronApplication): Promise<() => Promise<string>> => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedLinks', opened);
    shell.openExternal = async (url) => {
      opened.push(url);
    };
  });
  return async () => {
    const last = () => app.evaluate(() => String([...Reflect.get(globalThis, 'openedLinks')].at(-1) ?? ''));
    await expect.poll(last).not.toBe('');
    return last();
  };
};

/** The next file dialogs answer these paths, as if the user had chosen them. */
export const answerFileDialog = (app: ElectronApplication, paths: readonly string[]): Promise<void> =>
  app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
  }, paths);

/** Drops files of this computer, as a file manager does: the page gets them with their paths. */
export const dropFiles = async (target: Locator, files: readonly string[]): Promise<void> => {
  const page = target.page();
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to drop on.');
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const place = { x: box.x + box.width / 4, y: box.y + box.height / 2 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, ...place, data });
  }
  await client.detach();
};
