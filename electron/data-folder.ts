/** The folder for our files: the same one for every host, so that all of them see the same stores. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export const productName = 'Commerce Connect';

/** Overrides the folder, in every host. */
export const dataFolderVariable = 'COMMERCE_CONNECT_DATA';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
}

/** Electron's `appData` folder, told without Electron. */
const applicationData = ({ platform, env, home }: Machine): string => {
  if (platform === 'win32') return env.APPDATA || path.join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  return env.XDG_CONFIG_HOME || path.join(home, '.config');
};

export const dataFolderOf = (machine: Machine): string =>
  path.resolve(machine.env[dataFolderVariable] || path.join(applicationData(machine), productName));

/** The folder for this process, or one inside it; makes it, readable by its owner only. */
export const openDataFolder = (folder: string = dataFolderOf(thisMachine())): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};

const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() });
