// Reads the fuses of a packaged application back and compares them with what has to be set.
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** @type {ReadonlyMap<FuseV1Options, boolean>} */
export const EXPECTED_FUSES = new Map([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]);

/** In the wire a fuse is the character `1` or `0`. */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/**
 * @param {string} executable
 * @returns {Promise<string[]>} one line for each fuse that is not as it has to be
 */
export async function wrongFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  /** @type {string[]} */
  const wrong = [];
  for (const [fuse, wanted] of EXPECTED_FUSES) {
    if (Number(wire[fuse]) !== (wanted ? ON : OFF)) {
      wrong.push(`${FuseV1Options[fuse]} is not ${wanted ? 'on' : 'off'}`);
    }
  }
  return wrong;
}
