// electron-builder's afterPack hook: nothing but our own archive may be in the packaged application.
import { rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * The npm-hosted runtime brings a default application for development. It must not be packaged.
 * @param {{appOutDir: string, electronPlatformName: string}} context
 */
export default async function afterPack({ appOutDir, electronPlatformName }) {
  if (electronPlatformName !== 'linux') return;
  await rm(path.join(appOutDir, 'resources/app'), { recursive: true, force: true });
}
