// Checks (and as root on Debian installs) the system packages that the suites need.
import { ensurePackages, ensurePhpExtensions } from './lib/debian.mjs';
import { SUITE_PACKAGES } from './lib/packages.mjs';
import { runMain, say } from './lib/say.mjs';

await runMain(async () => {
  await ensurePackages(SUITE_PACKAGES);
  await ensurePhpExtensions();
  say('All system packages are there.');
  return 0;
});
