/** Every host finds the same folder: the one that Electron calls `userData`. */
import { expect, test } from 'vitest';
import { dataFolderOf } from '../../../electron/data-folder.ts';

const home = '/home/user';

test.each([
  ['linux', {}, '/home/user/.config/Commerce Connect'],
  ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/Commerce Connect'],
  ['darwin', { XDG_CONFIG_HOME: '/cfg' }, '/home/user/Library/Application Support/Commerce Connect'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/Commerce Connect'],
  ['linux', { COMMERCE_CONNECT_DATA: '/elsewhere' }, '/elsewhere'],
  ['darwin', { COMMERCE_CONNECT_DATA: '/elsewhere' }, '/elsewhere'],
] as const)('%s with %j', (platform, env, folder) => {
  expect(dataFolderOf({ platform, env, home })).toBe(folder);
});
