/** Hands the page's MessagePort to main, and tells the page where a dropped file is. Nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { bridgeName, type DesktopBridge, portChannel } from '../shared/desktop-bridge.ts';

const bridge: DesktopBridge<File> = { pathForFile: (file) => webUtils.getPathForFile(file) };
contextBridge.exposeInMainWorld(bridgeName, bridge);

window.addEventListener('message', (event) => {
  const own = event.source === window && event.origin === window.location.origin;
  if (own && event.data === portChannel) ipcRenderer.postMessage(portChannel, null, [...event.ports]);
});
