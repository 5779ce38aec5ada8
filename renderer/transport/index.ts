/** The way to the backend: a MessagePort in Electron, HTTP in the browser host. Nobody else knows which. */
import type { Client } from '../../shared/contract/index.ts';
import { connectDesktop, desktopBridge } from './desktop.ts';
import { connectHttp } from './http.ts';

/** Throws `NoSessionError` where the browser host does not know this browser. */
export const createClient = async (): Promise<Client> =>
  desktopBridge() === null ? connectHttp() : connectDesktop();

/** The path of a dropped file, so that main reads it; null where only the page has the content. */
export const pathForFile = (file: File): string | null => desktopBridge()?.pathForFile(file) || null;
