/** Calls the backend from a page through a port of the test's own, past the wizard's client. */
import type { Page } from '@playwright/test';
import { portChannel } from '../../../shared/desktop-bridge.ts';

/** What the port said: the parsed answer, or that it was closed. */
export type RawAnswer = { readonly body: unknown } | 'closed';

/** `call` such as `settings/info`. The message is oRPC's own format for ports (@orpc/standard-server-peer 1.16). */
export const callFromPage = (page: Page, call: string): Promise<RawAnswer> =>
  page.evaluate(
    ([channel, address]) =>
      new Promise<RawAnswer>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('close', () => resolve('closed'));
        port1.addEventListener('message', ({ data }) => resolve({ body: JSON.parse(String(data)) }));
        port1.start();
        // The page keeps it: a port without an owner is collected, and closed.
        Reflect.set(window, 'testPort', port1);
        window.postMessage(channel, window.location.origin, [port2]);
        port1.postMessage(JSON.stringify({ i: '1', p: { u: address } }));
      }),
    [portChannel, `/${call}`] as const,
  );
