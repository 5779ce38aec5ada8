import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../../shared/problems.ts';
import { type Folder, listOf, local, openFolder } from './workbench.ts';

let folder: Folder;
beforeEach(() => {
  folder = openFolder();
});
afterEach(() => folder.close());

const storeNamed = (name: string) => folder.repository.stores.list().find((store) => store.name === name);
const codesOf = (
  rows: readonly { problems: readonly { column: string | null; problem: { code: string } }[] }[],
) => rows.map(({ problems }) => problems.map(({ column, problem }) => `${column ?? ''} ${problem.code}`));
const codeOfWhole = (format: 'json' | 'csv', text: string): string => {
  try {
    folder.lists.preview(format, text);
    return 'no problem';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : `unexpected: ${error}`;
  }
};
const csv = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`;

describe('a file that is no list', () => {
  it.each([
    ['json', 'hello', 'store-lists.not-a-list'],
    ['json', '[]', 'store-lists.not-a-list'],
    ['json', '{"format":"commerce-connect-stores","version":1}', 'store-lists.not-a-list'],
    ['json', '{"format":"commerce-connect-stores","version":2,"rows":[]}', 'store-lists.newer'],
    ['json', listOf([]), 'store-lists.empty'],
    ['csv', '', 'store-lists.not-a-list'],
    ['csv', 'a,b\n1,2\n', 'store-lists.not-a-list'],
    ['csv', 'name,connection\n', 'store-lists.empty'],
    ['csv', 'name,Name\nx,y\n', 'store-lists.column-twice'],
    ['csv', `name\n${'x\n'.repeat(50_001)}`, 'store-lists.too-long'],
  ] as const)('%s %j', (format, text, code) => {
    expect(codeOfWhole(format, text)).toBe(code);
  });
});

describe('CSV as spreadsheets write it', () => {
  it.each([
    ['commas', 'name,connection,root,tags\r\n"Läden, Süd",local,/srv/a,"live, ""x"""\r\n'],
    [
      'semicolons and a mark',
      '\uFEFFname;connection;root;tags\r\n"Läden, Süd";local;/srv/a;"live, ""x"""\r\n',
    ],
    ['a hint', 'sep=;\nname;connection;root;tags\n"Läden, Süd";local;/srv/a;"live, ""x"""'],
    ['tabs', 'name\tconnection\troot\ttags\rLäden, Süd\tlocal\t/srv/a\t"live, ""x"""\r'],
    [
      'other names of columns',
      'Name,CONNECTION,Root,Tags,Notes\n"Läden, Süd",Local,/srv/a,"live, ""x""",bla\n\n,,,,\n',
    ],
  ])('%s', async (_what, text) => {
    const { rows } = await folder.lists.import('csv', text);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['added']);
    expect(storeNamed('Läden, Süd')).toMatchObject({
      connection: local('/srv/a'),
      purpose: 'production',
      tags: ['live', '"x"'],
    });
  });

  it('names the columns that it does not know', () => {
    const preview = folder.lists.preview(
      'csv',
      csv('name,connection,edition,Phone,0123456789abcdef0123456789abcdef', 'A,practice,commerce,1,'),
    );
    expect(preview.ignoredColumns).toEqual(['Phone']);
  });

  it('counts rows as a spreadsheet does, with line breaks in cells and empty rows', () => {
    const text = csv('name,connection,root', '"two\nlines",local,/a', ',,', 'Bad,local,', 'Worse,teleport,');
    const { rows } = folder.lists.preview('csv', text);
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'new'],
      [4, 'refused'],
      [5, 'refused'],
    ]);
    expect(codesOf(rows).slice(1)).toEqual([
      ['root store-lists.value-missing'],
      ['connection store-lists.value-not-known'],
    ]);
  });

  it('says what is wrong with each cell', () => {
    const head =
      'name,purpose,connection,host,port,auth,key_file,root,container,admin_url,project_name,data_space_id,project_id';
    const { rows } = folder.lists.preview(
      'csv',
      csv(
        head,
        ',live,ssh,web,70000,key,,/srv,,,,,',
        'B,,,web,,,,,,,,,',
        'C,,admin,,,,,,,not an address,,,',
        'D,,local,,,,,/srv,web,,,,',
        'E,,admin,,,,,,,https://shop.example/admin/,My project,,',
        'F,,admin,,,,,,,https://shop.example/admin/,,d-1,',
        'G,,ssh,web,,,,/srv,,,,,,too,many',
        `${'x'.repeat(121)},,admin,,,,,,,https://shop.example/admin/,,,`,
      ),
    );
    expect(codesOf(rows)).toEqual([
      [
        'name store-lists.value-missing',
        'purpose store-lists.value-not-known',
        'port store-lists.value-invalid',
        'key_file store-lists.value-missing',
      ],
      ['connection store-lists.value-missing'],
      ['admin_url store-lists.value-invalid'],
      ['container store-lists.value-not-used'],
      ['project_id store-lists.value-missing'],
      ['project_id store-lists.value-missing'],
      [' store-lists.row-broken'],
      ['name store-lists.value-invalid'],
    ]);
  });

  it('refuses a row whose quotes do not fit; the rows before it are good', () => {
    const text = csv('name,connection,root', 'A,local,/a', 'B,local,"/b"x', 'C,local,/c');
    const { rows } = folder.lists.preview('csv', text);
    expect(rows.map(({ row, outcome }) => `${row} ${outcome}`)).toEqual(['2 new', '3 refused']);
    expect(codesOf(rows)[1]).toEqual([' store-lists.row-broken']);
  });
});

describe('what a list changes', () => {
  it('tells new, changed and the same apart, and leaves alone what it does not say', async () => {
    const acme = folder.addClient('Acme');
    folder.addStore({ name: 'Same', connection: local(), keySetId: acme, tags: ['live'] });
    folder.addStore({
      name: 'Other',
      connection: local(),
      keySetId: acme,
      tags: ['live'],
      purpose: 'testing',
    });
    const text = csv(
      'name,client,tags,purpose,connection,root',
      'same,ACME,live,,,',
      'Other,New client,,production,local,/srv/other',
      'Fresh,Acme,,,local,/srv',
    );
    const preview = folder.lists.preview('csv', text);
    expect(preview.newClients).toEqual(['New client']);
    expect(preview.rows.map(({ outcome, changes }) => [outcome, changes])).toEqual([
      ['same', []],
      ['changed', ['client', 'purpose', 'tags', 'connection']],
      ['new', []],
    ]);
    const before = storeNamed('Same');
    const { rows } = await folder.lists.import('csv', text);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['same', 'changed', 'added']);
    expect(storeNamed('Same')).toEqual(before);
    const made = folder.repository.keySets.list().find(({ label }) => label === 'New client');
    expect(storeNamed('Other')).toMatchObject({
      keySetId: made?.id,
      tags: [],
      purpose: 'production',
      connection: local('/srv/other'),
    });
    expect(storeNamed('Fresh')).toMatchObject({ keySetId: acme });
    expect(folder.lists.preview('csv', text).rows.map(({ outcome }) => outcome)).toEqual([
      'same',
      'same',
      'same',
    ]);
  });

  it('keeps practice clients and real ones apart', async () => {
    folder.addClient('Acme', true);
    await folder.lists.import(
      'json',
      listOf([
        { name: 'A', client: 'Acme', connection: local() },
        { name: 'B', client: 'Acme', connection: { kind: 'practice', edition: 'commerce' } },
      ]),
    );
    const practice = (name: string) =>
      folder.repository.keySets.get(storeNamed(name)?.keySetId ?? '')?.practice;
    expect([practice('A'), practice('B')]).toEqual([false, true]);
    expect(folder.repository.keySets.list()).toHaveLength(2);
  });

  it('refuses a name twice, an unclear client, and a data space without its project; the rest is taken in', async () => {
    folder.addClient('Twin');
    folder.addClient('twin');
    const dataSpace = {
      environmentId: 'd',
      environmentName: 'D',
      environmentType: 'Testing',
      imsOrganizationId: null,
    };
    const text = listOf([
      { name: 'A', connection: local() },
      { name: 'a', connection: local() },
      { name: 'B', client: 'TWIN', connection: local() },
      { name: 'C', connection: local(), dataSpace },
      { name: 'D' },
      { connection: local() },
      { name: 'E', connection: { kind: 'ssh', host: 'web' } },
      7,
    ]);
    const { rows } = await folder.lists.import('json', text);
    expect(rows.map(({ row, outcome }) => `${row} ${outcome}`)).toEqual([
      '1 added',
      '2 refused',
      '3 refused',
      '4 refused',
      '5 refused',
      '6 refused',
      '7 refused',
      '8 refused',
    ]);
    expect(codesOf(rows).slice(1, 6)).toEqual([
      ['name store-lists.name-twice'],
      ['client store-lists.client-ambiguous'],
      ['project store-lists.value-missing'],
      ['connection store-lists.value-missing'],
      ['name store-lists.value-missing'],
    ]);
    expect(folder.repository.stores.list().map(({ name }) => name)).toEqual(['A']);
    expect(folder.repository.keySets.list()).toHaveLength(2);
  });

  it('reports a store that is being applied, and changes the others', async () => {
    const busy = folder.addStore({ name: 'Busy', connection: local() });
    folder.addStore({ name: 'Idle', connection: local() });
    folder.busy.add(busy.id);
    const { rows } = await folder.lists.import('csv', csv('name,tags', 'Busy,x', 'Idle,x'));
    expect(rows.map(({ outcome, problems }) => [outcome, problems[0]?.problem.code])).toEqual([
      ['failed', 'apply.already-running'],
      ['changed', undefined],
    ]);
    expect(storeNamed('Busy')?.tags).toEqual([]);
  });

  it('keeps a project and a data space that come with another client', async () => {
    const one = folder.addClient('One');
    folder.addClient('Two');
    const project = { projectId: 'p', projectName: 'P' };
    folder.addStore({ name: 'A', connection: local(), keySetId: one, project });
    await folder.lists.import('json', listOf([{ name: 'A', client: 'Two', project }]));
    expect(storeNamed('A')?.project).toEqual(project);
  });
});
