// Which Electron runtime to use: a pure decision over what is there.

/**
 * @typedef {object} Situation
 * @property {string | undefined} override ELECTRON_OVERRIDE_DIST_PATH
 * @property {boolean} stockInstalled the official runtime of the installed `electron` package is on disk
 * @property {boolean} hostedCached the npm-hosted runtime is in the cache
 * @property {string} platform `process.platform`
 * @property {string} arch `process.arch`
 */

/** @typedef {'override' | 'stock' | 'hosted' | 'download-official' | 'download-hosted'} Way */

/** @param {Pick<Situation, 'platform' | 'arch'>} machine */
export function hasHostedRuntime(machine) {
  return machine.platform === 'linux' && machine.arch === 'x64';
}

/**
 * The ways to try, in order; the first that succeeds is taken. Where the npm-hosted runtime was
 * fetched once the official host was out of reach: it is not asked again at every start.
 * @param {Situation} situation
 * @returns {Way[]}
 */
export function waysToRuntime(situation) {
  if (situation.override) return ['override'];
  if (situation.stockInstalled) return ['stock'];
  if (situation.hostedCached) return ['hosted'];
  return hasHostedRuntime(situation) ? ['download-official', 'download-hosted'] : ['download-official'];
}

/**
 * Where the executable is inside an Electron distribution.
 * @param {string} platform
 */
export function executableIn(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
