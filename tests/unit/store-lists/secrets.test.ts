/** A list is sent around: what looks like a key stays out of it, out of the answers, and out of the stores. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { looksLikeApiKey, looksSecret } from '../../../shared/store-lists/secret.ts';
import { ids, keys } from '../credentials/workbench.ts';
import { type Folder, listOf, local, openFolder, textOf } from './workbench.ts';

let folder: Folder;
beforeEach(() => {
  folder = openFolder();
});
afterEach(() => folder.close());

const body = keys.sandbox.pem.split('\n').slice(1, -1).join('');
const secrets: readonly (readonly [string, string])[] = [
  ['a private key', keys.sandbox.pem],
  ['its body', body],
  ['an API key', ids.sandbox],
  ['an API key in a sentence', `the key: ${ids.production}.`],
  ['ciphertext', `0:3:${'QUJD'.repeat(10)}`],
  ['an age identity', `AGE-SECRET-KEY-1${'Q'.repeat(58)}`],
  ['a token', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.abc'],
  ['a password in an address', 'https://ada:hunter2@shop.example/admin/'],
];

describe.each(secrets)('%s', (_what, secret) => {
  it.each(['name', 'client', 'tags', 'root', 'Notes'])('in the column %s', async (column) => {
    const names = ['name', 'connection', 'root', 'client', 'tags', 'Notes'];
    const cells: Record<string, string> = { name: 'A', connection: 'local', root: '/srv', [column]: secret };
    const quoted = names.map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`).join(',');
    const text = `${names.join(',')}\n${quoted}\nB,local,/srv,,,\n`;
    const answers = [folder.lists.preview('csv', text), await folder.lists.import('csv', text)];
    for (const { rows } of answers) {
      expect(rows[0]).toMatchObject({
        outcome: 'refused',
        problems: [{ column, problem: { code: 'store-lists.secret-in-list', params: { column } } }],
      });
      expect(JSON.stringify(rows)).not.toContain(secret.slice(0, 20));
    }
    expect(folder.repository.stores.list().map(({ name }) => name)).toEqual(['B']);
    expect(textOf(await folder.lists.export('json', null))).not.toContain(secret.slice(0, 20));
  });

  it('anywhere in JSON, known field or not', async () => {
    const places = [
      { name: 'A', connection: local(secret) },
      { name: 'A', connection: local(), notes: { deep: [secret] } },
      { name: 'A', connection: local(), [secret]: 'x' },
      { name: secret, connection: local() },
    ];
    for (const place of places) {
      const { rows } = await folder.lists.import('json', listOf([place]));
      expect(rows.map(({ outcome, problems }) => [outcome, problems[0]?.problem.code])).toEqual([
        ['refused', 'store-lists.secret-in-list'],
      ]);
      expect(JSON.stringify(rows)).not.toContain(secret.slice(0, 20));
    }
    expect(folder.repository.stores.list()).toEqual([]);
  });
});

it('a column or a field whose name says so, whatever is in it', () => {
  const text =
    'name,connection,root,Private Key,password\nA,local,/srv,x,\nB,local,/srv,,hunter2\nC,local,/srv,,\n';
  expect(folder.lists.preview('csv', text).rows.map(({ outcome }) => outcome)).toEqual([
    'refused',
    'refused',
    'new',
  ]);
  const listed = listOf([{ name: 'A', connection: local(), api_key: 'short' }]);
  expect(folder.lists.preview('json', listed).rows.map(({ outcome }) => outcome)).toEqual(['refused']);
});

it('rows beyond the columns and headers that are keys', () => {
  const text = `name,connection,root\nA,local,/srv,${ids.sandbox}\n`;
  const [row] = folder.lists.preview('csv', text).rows;
  expect(row?.problems[0]?.problem.code).toBe('store-lists.secret-in-list');
});

it.each([
  'Shop Deutschland 2024',
  'web01.production.example.com',
  '8d1f2c3a-0b4e-4c5d-9e6f-7a8b9c0d1e2f',
  '/home/Ada/.ssh/id_ed25519_Client2024_Production',
  '/var/www/vhosts/clients-2026/httpdocs/current/magento2',
  'https://shop.example/admin_1a2b3c/',
  '8E6307BF5D775FA00A495EF9@AdobeOrg',
  '10:30 to 12:45',
])('leaves %j alone', (harmless) => {
  expect(looksSecret(harmless) || looksLikeApiKey(harmless)).toBe(false);
});

it('takes the ids that look like keys where ids belong', () => {
  const id = '0123456789abcdef'.repeat(4);
  const connection = {
    kind: 'docker',
    target: { tool: 'docker', container: id },
    user: null,
    root: '/srv',
    php: null,
  };
  const project = { projectId: id.slice(32), projectName: 'P' };
  const listed = listOf([{ name: 'A', connection, project }]);
  expect(folder.lists.preview('json', listed).rows[0]?.outcome).toBe('new');
  const text = `name,connection,root,container,project_id\nA,docker,/srv,${id},${id.slice(32)}\n`;
  expect(folder.lists.preview('csv', text).rows[0]?.outcome).toBe('new');
});
