// What Electron's default app does, for the npm-hosted runtime: `electron [-r <file>] <folder> [args]`.
// Awaited at top level: `ready` must not fire before the application's entry has run (it registers its scheme).
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** @param {readonly string[]} argv */
function readArguments(argv) {
  /** @type {string[]} */
  const preloads = [];
  for (let index = 1; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '-r' || argument === '--require') {
      index += 1;
      preloads.push(argv[index] ?? '');
    } else if (!argument.startsWith('-')) {
      return { preloads, target: argument };
    }
  }
  return { preloads, target: undefined };
}

/** @param {string} target a folder with a package.json, or a script */
function findEntry(target) {
  const full = path.resolve(target);
  if (!statSync(full).isDirectory()) return { folder: path.dirname(full), entry: full, manifest: undefined };
  /** @type {{name?: string, productName?: string, version?: string, main?: string, desktopName?: string}} */
  const manifest = JSON.parse(readFileSync(path.join(full, 'package.json'), 'utf8'));
  return { folder: full, entry: path.resolve(full, manifest.main ?? 'index.js'), manifest };
}

/**
 * setAppPath, setVersion and setDesktopName are what the default app uses; they are not in the public types.
 * @param {string} method
 * @param {string | undefined} value
 */
function tell(method, value) {
  if (value !== undefined) Reflect.apply(Reflect.get(app, method), app, [value]);
}

const { preloads, target } = readArguments(process.argv);
const require = createRequire(path.join(process.cwd(), 'noop.js'));
for (const file of preloads) require(file);

if (target === undefined) {
  process.stderr.write('Say which application to start: electron <folder>\n');
  app.exit(1);
} else {
  try {
    Reflect.set(process, 'defaultApp', true);
    const { folder, entry, manifest } = findEntry(target);
    tell('setVersion', manifest?.version);
    tell('setDesktopName', manifest?.desktopName);
    const name = manifest?.productName ?? manifest?.name;
    if (name !== undefined) app.setName(name);
    app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
    tell('setAppPath', folder);
    await import(pathToFileURL(entry).href);
  } catch (reason) {
    process.stderr.write(
      `The application could not be loaded: ${reason instanceof Error ? reason.stack : reason}\n`,
    );
    app.exit(1);
  }
}
