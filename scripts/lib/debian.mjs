// Installing Debian packages: only as root, only what is missing, otherwise one line for the user.
import { existsSync } from 'node:fs';
import { DPKG_FORMAT, installedNames, installLine, missingExtensions, missingPackages } from './packages.mjs';
import { capture } from './run.mjs';
import { PlainError, say } from './say.mjs';

const ATTEMPTS = 3;
const INSTALL_TIMEOUT_MS = 15 * 60_000;
/** Another apt-get may be at work: wait for its lock instead of failing. */
const APT_OPTIONS = [
  '-q',
  '-o',
  'DPkg::Lock::Timeout=300',
  '-o',
  'Acquire::Retries=3',
  '-o',
  'Dpkg::Use-Pty=0',
];

export const isDebian = () => process.platform === 'linux' && existsSync('/etc/debian_version');
export const isRoot = () => process.getuid?.() === 0;

/**
 * @param {readonly string[]} wanted
 * @returns {Promise<string[]>} the packages that are not installed; none where dpkg does not exist
 */
export async function findMissing(wanted) {
  if (!isDebian()) return [];
  const answer = await capture('dpkg-query', ['--show', `--showformat=${DPKG_FORMAT}`]);
  return missingPackages(wanted, installedNames(answer.stdout));
}

/**
 * Makes sure that the packages are there: as root on Debian it installs them, otherwise it throws a
 * PlainError with the one line to run.
 * @param {readonly string[]} wanted
 */
export async function ensurePackages(wanted) {
  const missing = await findMissing(wanted);
  if (missing.length === 0) return;
  if (!isRoot()) {
    throw new PlainError(
      `These system packages are missing. Run this line, then try again:\n  ${installLine(missing)}`,
    );
  }
  say(`Installing system packages: ${missing.join(' ')}`);
  await install(missing);
  const still = await findMissing(wanted);
  if (still.length > 0) {
    throw new PlainError(
      `apt-get could not install ${still.join(', ')}. Install them yourself:\n  ${installLine(still)}`,
    );
  }
}

/** Throws a PlainError when `php` lacks an extension that the suites use. */
export async function ensurePhpExtensions() {
  const answer = await capture('php', ['-m'], { timeoutMs: 20_000 });
  if (answer.code !== 0) {
    throw new PlainError('The command php does not work here. Install PHP 8 (command line) and try again.');
  }
  const missing = missingExtensions(answer.stdout);
  if (missing.length > 0) {
    throw new PlainError(`php lacks the extensions ${missing.join(', ')}. Enable them and try again.`);
  }
}

/** @param {readonly string[]} packages */
async function install(packages) {
  let last = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const updated = await aptGet(['update']);
    const names = await Promise.all(packages.map(nameHere));
    const installed = await aptGet(['install', '-y', '--no-install-recommends', ...names]);
    if (installed.code === 0) return;
    last = lastLine(installed.stderr) || lastLine(updated.stderr);
    say(`apt-get did not succeed (attempt ${attempt} of ${ATTEMPTS}): ${last}`);
  }
  throw new PlainError(
    `apt-get could not install the system packages (${last}). Run this line yourself:\n  ${installLine(packages)}`,
  );
}

/** @param {readonly string[]} args */
function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return capture('apt-get', [...APT_OPTIONS, ...args], { env, timeoutMs: INSTALL_TIMEOUT_MS });
}

/**
 * Debian 13 renamed some libraries to `<name>t64`; the old name then has no version to install.
 * @param {string} name
 */
async function nameHere(name) {
  const renamed = `${name}t64`;
  const answer = await capture('apt-cache', ['show', '--no-all-versions', name]);
  if (answer.code === 0) return name;
  const other = await capture('apt-cache', ['show', '--no-all-versions', renamed]);
  return other.code === 0 ? renamed : name;
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}
