// What must hold before any script can do its work.
import { isInstalled } from './paths.mjs';
import { PlainError } from './say.mjs';

const NEEDED = /** @type {const} */ ([20, 19]);

/**
 * @param {string} version such as `20.19.0`
 * @returns {boolean}
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** Throws a PlainError when Node is too old or the packages are not installed. */
export function preflight() {
  if (!isNodeNewEnough(process.versions.node)) {
    throw new PlainError(
      `Node ${process.versions.node} is too old. Install Node ${NEEDED.join('.')} or newer and try again.`,
    );
  }
  if (!isInstalled()) throw new PlainError('The packages are not installed yet. Run `npm ci` first.');
}
