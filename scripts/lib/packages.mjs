// Which Debian packages the application and its suites need, and which of them are missing.

/** What the npm-hosted or the official Electron needs to start (shared libraries). */
export const ELECTRON_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libsecret-1-0',
  'libnotify4',
  'libxtst6',
  'libatspi2.0-0',
  'libdrm2',
];

/** What the suites need besides: a display, a browser, PHP for the agent, a keychain. */
export const SUITE_PACKAGES = [
  ...ELECTRON_PACKAGES,
  'xvfb',
  'xauth',
  'chromium',
  'php-cli',
  'php-sqlite3',
  'php-curl',
  'php-mbstring',
  'dbus',
  'gnome-keyring',
  // gdbus, with which a test locks the keyring.
  'libglib2.0-bin',
  'procps',
  // A server for the SSH store: sshd is run as a normal process, never as a service.
  'openssh-server',
  'openssh-client',
  'sudo',
  // The other program that must open our hand-off files, and write some for us.
  'age',
  // Shells that complete our commands, beside bash.
  'zsh',
  'fish',
  // Korean letters, so that the screenshots can be looked at.
  'fonts-nanum',
];

/** The PHP extensions that the practice application and the agent use (names as `php -m` prints them). */
export const PHP_EXTENSIONS = ['curl', 'mbstring', 'openssl', 'pdo_sqlite', 'posix', 'sodium'];

/** The format for `dpkg-query --show` that installedNames() reads. */
export const DPKG_FORMAT = `\${db:Status-Status}|\${Package}|\${Provides}\\n`;

/**
 * Every installed package's name, and every name that it provides: newer Debian versions
 * ship libgtk-3-0 as libgtk-3-0t64, which provides the old name.
 * @param {string} dpkgOutput lines in DPKG_FORMAT
 * @returns {Set<string>}
 */
export function installedNames(dpkgOutput) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const line of dpkgOutput.split('\n')) {
    const [status, name, provides = ''] = line.split('|');
    if (status !== 'installed' && status !== 'triggers-pending') continue;
    if (name) names.add(name);
    for (const provided of provides.split(',')) {
      const bare = provided.trim().split(/[\s(:]/, 1)[0];
      if (bare) names.add(bare);
    }
  }
  return names;
}

/**
 * @param {readonly string[]} wanted
 * @param {ReadonlySet<string>} installed
 * @returns {string[]} in the order of `wanted`
 */
export function missingPackages(wanted, installed) {
  return wanted.filter((name) => !installed.has(name));
}

/**
 * @param {string} phpModules what `php -m` prints
 * @returns {string[]} the missing ones
 */
export function missingExtensions(phpModules) {
  const present = new Set(phpModules.toLowerCase().split(/\s+/));
  return PHP_EXTENSIONS.filter((name) => !present.has(name));
}

/**
 * The one line that a user without root rights has to run.
 * @param {readonly string[]} packages
 */
export function installLine(packages) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}
