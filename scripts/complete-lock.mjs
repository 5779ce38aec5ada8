// Completes package-lock.json after `npm install` behind a registry mirror that lacks other platforms' packages.
import { readFile, writeFile } from 'node:fs/promises';
import { missingOptionals } from './lib/lockfile.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';

await runMain(async () => {
  const file = inRoot('package-lock.json');
  /** @type {{packages: import('./lib/lockfile.mjs').LockedPackages}} */
  const lock = JSON.parse(await readFile(file, 'utf8'));
  const missing = missingOptionals(lock.packages);
  const all = Object.entries({ ...lock.packages, ...missing });
  all.sort(([one], [other]) => one.localeCompare(other, 'en'));
  await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
  say(`Added ${Object.keys(missing).length} optional packages to package-lock.json.`);
  return 0;
});
