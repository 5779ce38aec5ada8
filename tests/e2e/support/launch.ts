/** Starts the built program in the real Electron, with a data folder of its own. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export const projectRoot = path.resolve(import.meta.dirname, '../../..');

export interface LaunchOptions {
  /** A folder from an earlier launch; nothing = a fresh one that `close` deletes. */
  readonly dataFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Chromium's switches, such as `--log-net-log=<file>`. */
  readonly switches?: readonly string[];
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** The program's log so far. */
  readLog(): Promise<string>;
  /** Ends the program as a user does. */
  close(): Promise<void>;
}

/** As root Chromium refuses its sandbox; never part of the program itself. */
export const launchArguments = (switches: readonly string[] = []): string[] => {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  return [...(root ? ['--no-sandbox'] : []), ...switches, projectRoot];
};

export const launchEnvironment = (
  dataFolder: string,
  extra: LaunchOptions['env'] = {},
): Record<string, string> => {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RENDERER_URL',
  );
  return { ...Object.fromEntries(inherited), COMMERCE_CONNECT_DATA: dataFolder, ...extra };
};

export const makeDataFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'commerce-connect-e2e-'));

export const launchApp = async (options: LaunchOptions = {}): Promise<LaunchedApp> => {
  const dataFolder = options.dataFolder ?? (await makeDataFolder());
  const app = await _electron.launch({
    args: launchArguments(options.switches),
    cwd: projectRoot,
    env: launchEnvironment(dataFolder, options.env),
  });
  const page = await app.firstWindow();
  // What is evaluated in main while it still loads its backend may never answer.
  await page.locator('#root > *').first().waitFor({ state: 'attached', timeout: 60_000 });
  return {
    app,
    page,
    dataFolder,
    readLog: () => readFile(path.join(dataFolder, 'logs', 'commerce-connect.log'), 'utf8'),
    close: async () => {
      await app.close();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
};
