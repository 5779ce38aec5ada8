// The least that an Electron program can be: one window with one line. What ours costs is measured against it.
import path from 'node:path';
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.env.COMMERCE_CONNECT_DATA ?? app.getPath('userData'));
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, height: 800, webPreferences: { sandbox: true } });
  return window.loadFile(path.join(import.meta.dirname, 'index.html'));
});
