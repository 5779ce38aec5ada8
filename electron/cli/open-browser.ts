/** Opens the printed address. The token must not be on a command line, where other users of the computer see it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
};

const canOpen = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** A page that only its owner can read and that leads on; the command line shows its name, not the address. */
const writeRedirect = async (folder: string, url: string): Promise<string> => {
  const file = path.join(folder, 'open.html');
  const page = `<!doctype html><meta charset="utf-8"><title>Commerce Connect</title><script>location.replace(${JSON.stringify(url)})</script>`;
  await writeFile(file, page, { mode: 0o600 });
  return file;
};

/** The answer deletes what was left for the browser. Where no browser can be opened nothing happens. */
export const openBrowser = async (url: string): Promise<() => Promise<void>> => {
  const opener = openers[process.platform];
  if (opener === undefined || !canOpen()) return async () => undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'commerce-connect-'));
  const [command, ...args] = opener;
  const address = pathToFileURL(await writeRedirect(folder, url)).href;
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  // No opener, or no browser: the address was printed.
  child.once('error', () => undefined);
  child.unref();
  return () => rm(folder, { recursive: true, force: true });
};
