/** Which file a path names: one inside the folder, or none. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileWithin } from '../../../electron/pages/pages.ts';

const folder = '/srv/wizard';

test.each([
  ['/', `${folder}/index.html`],
  ['/index.html', `${folder}/index.html`],
  ['/assets/a%20b.js', `${folder}/assets/a b.js`],
])('%s names a file', (pathname, file) => {
  expect(fileWithin(folder, pathname)).toBe(file);
});

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/a/../../secret.js',
  '/.env.js',
  '/a\\..\\secret.js',
  '/%5c%5cserver/secret.js',
  '/C:/secret.js',
  '/a%00.js',
  '/%',
  'secret.js',
  '',
])('%j names none', (pathname) => {
  expect(fileWithin(folder, pathname)).toBeNull();
});

test('no path leaves the folder', () => {
  const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', 'a', '.js', '%00', ':', '%25');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = fileWithin(folder, `/${pieces.join('')}`);
      expect(file === null || (file.startsWith(`${folder}/`) && !file.includes('/..'))).toBe(true);
    }),
  );
});
