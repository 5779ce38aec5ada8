/** The Admin's address out of what people type or copy. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSafeAddress } from '../../../electron/backend/support/safe-address.ts';
import { adminConnectionSchema } from '../../../shared/model/connections/admin.ts';
import { readAdminAddress } from '../../../shared/model/connections/admin-address.ts';

const key = '0123456789abcdef'.repeat(4);

it.each([
  ['shop.example/admin', 'https://shop.example/admin/'],
  [' https://SHOP.example/admin_1a2b3c// ', 'https://shop.example/admin_1a2b3c/'],
  ['https://shop.example/index.php/admin/', 'https://shop.example/index.php/admin/'],
  [`https://shop.example/admin/admin/dashboard/index/key/${key}/`, 'https://shop.example/admin/'],
  [`https://shop.example/eu/back/services_id/index/index/key/${key}/?a=b#c`, 'https://shop.example/eu/back/'],
  ['http://127.0.0.1:8080/admin', 'http://127.0.0.1:8080/admin/'],
  ['상점.example/admin', 'https://상점.example/admin/'],
])('%s', (typed, address) => {
  expect(readAdminAddress(typed)).toBe(address);
});

it.each([
  '',
  ' ',
  'ftp://shop.example/',
  'https://user:secret@shop.example/',
  'two words',
  'javascript:alert(1)',
])('refuses %j', (typed) => {
  expect(readAdminAddress(typed)).toBeNull();
});

// Pieces instead of fast-check's own web addresses, which take seconds to make.
const pieces = [
  'https://',
  'HTTP://',
  'shop.example',
  ':8080',
  '/',
  'admin',
  '?a=b',
  '#c',
  '@',
  `/key/${key}`,
  '..',
  '[::1]',
];
const addresses = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join(''));

it('answers an address that the contract takes, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), addresses), (typed) => {
      const address = readAdminAddress(typed);
      if (address === null) return;
      expect(address).toMatch(/^https?:\/\/.*\/$/);
      if (URL.canParse(address)) {
        expect(adminConnectionSchema.safeParse({ kind: 'admin', adminUrl: address }).success).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

it('takes plain http on this computer only', () => {
  const safe = ['https://shop.example/', 'http://127.0.0.1:1/', 'http://localhost/', 'http://[::1]:80/'];
  for (const address of safe) expect(isSafeAddress(address), address).toBe(true);
  const unsafe = [
    'http://shop.example/',
    'http://127.0.0.1.shop.example/',
    'file:///etc/passwd',
    'data:text/html,',
    '',
  ];
  for (const address of unsafe) expect(isSafeAddress(address), address).toBe(false);
});

it.each([
  'https://user:secret@shop.example/admin/',
  'https://user@shop.example/admin/',
  'https:user:secret@shop.example/admin/',
  'https:\\\\user:secret@shop.example/admin/',
  'HTTPS:///user:secret@shop.example/',
])('no password is kept in an address: %s', (adminUrl) => {
  expect(adminConnectionSchema.safeParse({ kind: 'admin', adminUrl }).success).toBe(false);
});

it('an @ elsewhere is no user name', () => {
  const adminUrl = 'https://shop.example/admin@home/?to=a@b';
  expect(adminConnectionSchema.safeParse({ kind: 'admin', adminUrl }).success).toBe(true);
});
