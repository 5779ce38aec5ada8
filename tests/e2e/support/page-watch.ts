/** Records what reaches the page, and what stays in it. */
import type { ElectronApplication, Page } from '@playwright/test';

export interface PageWatch {
  /** Every message that came in through a port or to the window, as text. */
  messages(): Promise<readonly string[]>;
  /** What main sent past the port. */
  sentByMain(): Promise<readonly string[]>;
}

/** Begins before the page's own first line: the page is loaded anew. */
export const watchPage = async (app: ElectronApplication, page: Page): Promise<PageWatch> => {
  await app.evaluate(({ BrowserWindow }) => {
    const sent: string[] = [];
    Reflect.set(globalThis, 'sentToPage', sent);
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      for (const name of ['send', 'postMessage', 'sendToFrame'] as const) {
        const original: unknown = Reflect.get(webContents, name);
        if (typeof original !== 'function') continue;
        Reflect.set(webContents, name, (...given: unknown[]) => {
          sent.push(JSON.stringify(given));
          return Reflect.apply(original, webContents, given);
        });
      }
    }
  });
  await page.addInitScript(() => {
    const messages: string[] = [];
    Reflect.set(window, 'receivedMessages', messages);
    const textOf = (data: unknown): string => {
      if (typeof data === 'string') return data;
      if (data instanceof ArrayBuffer) return new TextDecoder('latin1').decode(data);
      return ArrayBuffer.isView(data) ? new TextDecoder('latin1').decode(data) : (JSON.stringify(data) ?? '');
    };
    const record = (event: MessageEvent) => void messages.push(textOf(event.data));
    window.addEventListener('message', record);
    const Original = window.MessageChannel;
    window.MessageChannel = class extends Original {
      constructor() {
        super();
        this.port1.addEventListener('message', record);
        this.port2.addEventListener('message', record);
      }
    };
  });
  await page.reload();
  return {
    messages: () => page.evaluate(() => [...Reflect.get(window, 'receivedMessages')].map(String)),
    sentByMain: () => app.evaluate(() => [...Reflect.get(globalThis, 'sentToPage')].map(String)),
  };
};

/** The document, every field's text, and everything that JavaScript still holds after a garbage collection. */
export const memoryOf = async (page: Page): Promise<Buffer> => {
  const shown = await page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
    return [document.documentElement.outerHTML, ...fields.map(({ value }) => value)].join('\n');
  });
  const client = await page.context().newCDPSession(page);
  const chunks: Buffer[] = [Buffer.from(shown)];
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(Buffer.from(chunk)));
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await client.detach();
  return Buffer.concat(chunks);
};
