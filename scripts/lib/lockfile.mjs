// Optional packages for other platforms that a lock file does not have. A registry mirror without them makes npm
// leave them out when it writes the lock, and `npm ci` then refuses that lock everywhere.

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @typedef {Record<string, Locked>} LockedPackages the lock file's `packages` */

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * @param {LockedPackages} packages
 * @returns {LockedPackages} an entry for each optional package that is missing
 */
export function missingOptionals(packages) {
  /** @type {LockedPackages} */
  const missing = {};
  for (const [place, locked] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(locked.optionalDependencies ?? {})) {
      if (!isLocked(packages, place, name)) missing[`node_modules/${name}`] = entryFor(name, range, locked);
    }
  }
  return missing;
}

/**
 * Looks where Node would: beside the package that asks, then further up.
 * @param {LockedPackages} packages
 * @param {string} place such as `node_modules/a/node_modules/b`
 * @param {string} name
 * @returns {boolean}
 */
function isLocked(packages, place, name) {
  const here = place === '' ? '' : `${place}/`;
  if (packages[`${here}node_modules/${name}`] !== undefined) return true;
  if (place === '') return false;
  const above = place.lastIndexOf('/node_modules/');
  return isLocked(packages, above < 0 ? '' : place.slice(0, above), name);
}

/**
 * Such packages carry their platform in their name. npm fetches them on that platform only.
 * @param {string} name
 * @param {string} range an exact version, as platform packages have it
 * @param {Locked} asker
 * @returns {Locked}
 */
function entryFor(name, range, asker) {
  const words = name.split(/[/.-]/);
  const system = words.find((word) => SYSTEMS.includes(word));
  const processor = words.find((word) => PROCESSORS.includes(word));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  const hasLibc = system === 'linux' && words.some((word) => /^(gnu|musl)/.test(word));
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(processor === undefined ? {} : { cpu: [processor] }),
    ...(asker.dev ? { dev: true } : {}),
    ...(hasLibc ? { libc: [libc] } : {}),
    optional: true,
    ...(system === undefined ? {} : { os: [system] }),
  };
}
