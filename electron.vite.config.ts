import { chmod } from 'node:fs/promises';
import { resolve } from 'node:path';
import locales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import macros from 'unplugin-parcel-macros';
import { dependencies } from './package.json' with { type: 'json' };
import { firstPage } from './scripts/lib/first-page.ts';

const here = import.meta.dirname;

/** Everything is bundled but what the system's loader has to load from its own file. */
const native = ['@napi-rs/keyring', 'fs-native-extensions'];
const bundled = Object.keys(dependencies).filter((name) => !native.includes(name));

/** Hot reload needs inline scripts, inline styles and a web socket; the built page has none of them. */
const developmentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' ws://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** ssh2 tries two native parts and works without them; they are not built here, so the bundle must not look for them. */
const absent = '\0absent';
const withoutNative = {
  name: 'without-native-ssh2',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'cpu-features' || id.endsWith('/sshcrypto.node') ? absent : null),
  load: (id: string) => (id === absent ? 'module.exports = undefined;' : null),
};

/**
 * conf checks documents against a JSON Schema and migrates them by version numbers, where it is asked to. Ours are
 * checked and migrated by zod schemas of their own (electron/backend/stores), and these parts would be a quarter of
 * what the program reads before its first page.
 */
const unusedByConf = ['ajv/dist/2020.js', 'ajv-formats', 'semver'];
const withoutUnusedParts = {
  name: 'without-unused-parts-of-conf',
  enforce: 'pre' as const,
  resolveId: (id: string, importer?: string) =>
    unusedByConf.includes(id) && importer?.includes('/node_modules/conf/') ? `${absent}-${id}` : null,
  load: (id: string) =>
    id.startsWith(`${absent}-`) ? 'export default undefined; export const Ajv2020 = undefined;' : null,
};

/** npm sets the run bit of a command only where it installs the package. */
const runnable = (file: string) => ({ name: 'runnable', writeBundle: () => chmod(file, 0o755) });

export default defineConfig({
  main: {
    plugins: [withoutNative, withoutUnusedParts, runnable(resolve(here, 'out/main/cli.js'))],
    build: {
      outDir: 'out/main',
      minify: false,
      externalizeDeps: { exclude: bundled },
      rollupOptions: {
        input: {
          main: resolve(here, 'electron/main.ts'),
          cli: resolve(here, 'electron/cli/cli.ts'),
          'keychain-helper': resolve(here, 'electron/backend/keychain/helper.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload must be one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: resolve(here, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    base: './',
    // Without the first, the components' own texts come in 34 languages.
    plugins: [
      locales.vite({ locales: ['en-US', 'ko-KR'] }),
      macros.vite(),
      react(),
      firstPage({
        page: resolve(here, 'renderer/index.html'),
        script: resolve(here, 'renderer/main.tsx'),
        start: resolve(here, 'renderer/app/start.tsx'),
      }),
    ],
    server: { host: '127.0.0.1', headers: { 'content-security-policy': developmentPolicy } },
    // The mark that electron/pages/pages.ts replaces with a fresh nonce for every page.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: resolve(here, 'out/renderer'),
      // electron-vite leaves it off; what the page has to read decides how soon it shows something.
      minify: true,
      // It would fetch, which the page may not; every browser that the wizard runs in preloads by itself.
      modulePreload: { polyfill: false },
      // As data: addresses they would need an exception in the policy.
      assetsInlineLimit: 0,
      // One small sheet: the atomic classes of the style macro are shared by all steps.
      cssCodeSplit: false,
    },
  },
});
