/** The door between page and main: one MessagePort, from our own page's main frame and from nobody else. */
import { type IpcMainEvent, ipcMain, type MessagePortMain } from 'electron';
import { portChannel } from '../shared/desktop-bridge.ts';
import type { Log } from './backend/support/log.ts';
import type { DesktopBackend } from './desktop-backend.ts';

const fromOwnPage = ({ senderFrame }: IpcMainEvent, origin: string): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.origin === origin;

/** A page that was reloaded brings a new port; the one before is closed. Calls wait in the port for the backend. */
export const acceptPorts = (
  backend: Promise<Pick<DesktopBackend, 'serve'>>,
  origin: string,
  log: Log,
): void => {
  const open = new Map<number, MessagePortMain>();
  ipcMain.on(portChannel, (event) => {
    const [port, ...more] = event.ports;
    if (port === undefined || more.length > 0 || !fromOwnPage(event, origin)) {
      log.warn('host.port-refused');
      for (const refused of event.ports) refused.close();
      return;
    }
    const page = event.sender.id;
    open.get(page)?.close();
    open.set(page, port);
    port.once('close', () => {
      if (open.get(page) === port) open.delete(page);
    });
    backend.then(
      ({ serve }) => {
        if (open.get(page) === port) serve(port);
      },
      // Whoever waits for the backend says that it did not come.
      () => port.close(),
    );
  });
};
