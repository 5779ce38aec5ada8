import { describe, expect, it } from 'vitest';
import { hasDisplay, missingLibraries, switchesFor } from '../../../scripts/lib/desktop.mjs';
import {
  installedNames,
  installLine,
  missingExtensions,
  missingPackages,
  PHP_EXTENSIONS,
  SUITE_PACKAGES,
} from '../../../scripts/lib/packages.mjs';
import { isNodeNewEnough } from '../../../scripts/lib/preflight.mjs';

describe('missing system packages', () => {
  const dpkg = [
    'installed|xvfb|xserver',
    'config-files|chromium|',
    'installed|libgtk-3-0t64|libgtk-3-0 (= 3.24)',
  ];

  it('counts a removed package as missing and a provided name as there', () => {
    const installed = installedNames(`${dpkg.join('\n')}\n`);
    expect(missingPackages(['xvfb', 'chromium', 'libgtk-3-0'], installed)).toEqual(['chromium']);
  });

  it('finds all of them on a bare system', () => {
    expect(missingPackages(SUITE_PACKAGES, installedNames(''))).toEqual(SUITE_PACKAGES);
  });

  it('gives one line to run', () => {
    const line = installLine(['xvfb', 'dbus']);
    expect(line).toMatch(/apt-get install -y .*xvfb dbus$/);
    expect(line).not.toContain('\n');
  });

  it('names the PHP extensions that are missing', () => {
    const modules = `[PHP Modules]\n${PHP_EXTENSIONS.filter((name) => name !== 'sodium').join('\n')}\n`;
    expect(missingExtensions(modules)).toEqual(['sodium']);
    expect(missingExtensions(`${modules}\nSodium`)).toEqual([]);
  });
});

describe('whether Electron can open a window', () => {
  it('needs a display on Linux only', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });

  it('reads the missing libraries from ldd', () => {
    const ldd =
      '\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibgbm.so.1 => not found\n';
    expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libgbm.so.1']);
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
  });

  it('gives up the sandbox only as root on Linux', () => {
    const env = { DISPLAY: ':0' };
    expect(switchesFor({ platform: 'linux', root: true, env })).toContain('--no-sandbox');
    expect(switchesFor({ platform: 'linux', root: false, env })).not.toContain('--no-sandbox');
    expect(switchesFor({ platform: 'darwin', root: true, env })).toEqual([]);
  });

  it('uses Wayland where there is no X', () => {
    const env = { WAYLAND_DISPLAY: 'wayland-0' };
    expect(switchesFor({ platform: 'linux', root: false, env })).toContain('--ozone-platform=wayland');
  });
});

describe('the oldest Node', () => {
  it.each([
    ['20.19.0', true],
    ['22.0.0', true],
    ['20.18.9', false],
    ['18.20.0', false],
  ])('%s: %s', (version, enough) => {
    expect(isNodeNewEnough(version)).toBe(enough);
  });
});
