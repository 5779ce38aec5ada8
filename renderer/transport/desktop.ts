/** Electron: the page makes a channel and hands one end over; the preload passes it on to main. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Client } from '../../shared/contract/index.ts';
import { type bridgeName, type DesktopBridge, portChannel } from '../../shared/desktop-bridge.ts';

declare global {
  interface Window {
    readonly [bridgeName]?: DesktopBridge<File>;
  }
}

export const desktopBridge = (): DesktopBridge<File> | null => window.commerceConnect ?? null;

export const connectDesktop = (): Client => {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const client: Client = createORPCClient(new RPCLink({ port: ours }));
  ours.start();
  window.postMessage(portChannel, window.location.origin, [theirs]);
  return client;
};
