/** stores.yaml: what is read, and every mistake with its place. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeclarationReader, readDeclaration } from '../../../electron/backend/declaration/read.ts';
import { ProblemError } from '../../../shared/problems.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'declaration-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = async (text: string) => {
  const file = join(folder, 'stores.yaml');
  await writeFile(file, text);
  return readDeclaration(file);
};

/** `line:column code at` */
const mistakes = async (text: string): Promise<string[]> =>
  (await read(text)).issues.map(({ line, column, at, problem }) => `${line}:${column} ${problem.code} ${at}`);

const good = `version: 1
clients:
  - name: Luma
    keys:
      sandbox: { apiKey: { file: a.txt }, privateKey: { env: KEY } }
      production: { apiKey: { command: [op, read, x] }, privateKey: { file: b.pem } }
stores:
  - name: Luma Korea
    client: Luma
    connection: { kind: ssh, host: luma.example, root: /var/www }
    project: { name: Luma, create: true }
    dataSpace: Production
  - name: Luma here
    client: Luma
    purpose: testing
    tags: [here]
    connection: { kind: local, root: shop }
    project: 123
    dataSpace: Testing 1
`;

describe('readDeclaration', () => {
  it('fills in what was left out and makes paths absolute', async () => {
    const { declaration, issues } = await read(good.replace('123', '"123"'));
    expect(issues).toEqual([]);
    expect(declaration?.stores[0]).toMatchObject({
      purpose: 'production',
      tags: [],
      connection: {
        kind: 'ssh',
        port: null,
        user: null,
        auth: { method: 'automatic' },
        runAs: null,
        php: null,
      },
      project: { name: 'Luma', create: true },
    });
    expect(declaration?.stores[1]?.connection).toEqual({
      kind: 'local',
      root: join(folder, 'shop'),
      php: null,
    });
  });

  it('names every mistake at once, with its place', async () => {
    const text = good
      .replace('purpose: testing', 'purpose: staging')
      .replace('kind: ssh, host: luma.example', 'kind: ssh, hots: luma.example')
      .replace('env: KEY', 'envv: KEY')
      .replace('kind: local', 'kind: locale')
      .replace('    dataSpace: Production\n', '');
    expect(await mistakes(text)).toEqual([
      '5:57 declaration.unknown-key clients[0].keys.sandbox.privateKey.envv',
      '8:5 declaration.missing-key stores[0].dataSpace',
      '10:30 declaration.unknown-key stores[0].connection.hots',
      '14:14 declaration.wrong-value stores[1].purpose',
      '16:25 declaration.wrong-value stores[1].connection.kind',
      '17:14 declaration.wrong-value stores[1].project',
    ]);
  });

  it('says what was probably meant, and which words there are', async () => {
    const { issues } = await read(
      good.replace('host: luma.example', 'hots: luma.example').replace('kind: local', 'kind: lokal'),
    );
    expect(issues[0]?.problem.params).toMatchObject({ key: 'hots', suggestion: 'host' });
    expect(issues[1]?.problem.params).toMatchObject({
      key: 'kind',
      wanted: 'practice | local | ssh | docker | admin | guided',
    });
  });

  it('refuses a key itself, and does not repeat it', async () => {
    const secret = '-----BEGIN PRIVATE KEY----- abc';
    const { issues } = await read(good.replace('{ env: KEY }', `"${secret}"`).replace('123', 'p'));
    expect(issues.map(({ problem, line }) => [line, problem.code])).toEqual([
      [5, 'declaration.inline-secret'],
    ]);
    expect(JSON.stringify(issues)).not.toContain('BEGIN');
  });

  it('refuses a variable that programs need, at its place', async () => {
    const text = good.replace('123', 'p');
    expect(await mistakes(text.replace('env: KEY', 'env: PATH'))).toEqual([
      '5:62 declaration.reserved-variable clients[0].keys.sandbox.privateKey.env',
    ]);
    expect(await mistakes(text.replace('{ file: a.txt }', '{ env: node_options }'))).toHaveLength(1);
  });

  it('finds names that are there twice and clients that are not', async () => {
    const text = good
      .replace('123', 'p')
      .replace('name: Luma here\n    client: Luma', 'name: LUMA korea\n    client: Lumma');
    const { issues } = await read(text);
    expect(issues.map(({ problem, line }) => [line, problem.code, problem.params])).toEqual([
      [13, 'declaration.name-twice', { name: 'LUMA korea' }],
      [14, 'declaration.unknown-client', { name: 'Lumma', suggestion: 'Luma' }],
    ]);
  });

  it.each([
    ['a key that is there twice', 'version: 1\nversion: 1\n', '2:1 declaration.syntax '],
    ['no YAML', 'version: [1\nstores: }', '2:1 declaration.syntax '],
    ['no mapping', 'hello', '1:1 declaration.wrong-value '],
    ['nothing', '', '1:1 declaration.wrong-value '],
    ['another version', 'version: 2\nclients: []\nstores: []', '1:10 declaration.wrong-value version'],
  ])('%s', async (_name, text, first) => {
    expect((await mistakes(text))[0]).toBe(first);
  });

  it('lets aliases save writing, but not grow without end', async () => {
    const shared = good
      .replace('{ kind: local, root: shop }', '*there')
      .replace('connection: { kind: ssh', 'connection: &there { kind: ssh')
      .replace('123', 'p');
    expect((await read(shared)).declaration?.stores[1]?.connection.kind).toBe('ssh');
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...Array.from({ length: 8 }, (_, index) => {
        const [from, to] = ['abcdefghi'[index], 'abcdefghi'[index + 1]];
        return `${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(',')}]`;
      }),
    ].join('\n');
    expect(await mistakes(bomb)).toEqual(['1:1 declaration.syntax ']);
  });

  it('says that there is no file, without its text', async () => {
    const error = await readDeclaration(join(folder, 'none.yaml')).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error instanceof ProblemError && error.problem.code).toBe('declaration.file-unreadable');
  });
});

it('reads a file again only when it has changed', async () => {
  const file = join(folder, 'stores.yaml');
  const readAgain = createDeclarationReader();
  await expect(readAgain(file)).rejects.toThrow(ProblemError);
  const text = good.replace('123', 'Luma');
  await writeFile(file, text);
  const first = await readAgain(file);
  expect(await readAgain(file)).toBe(first);
  await writeFile(file, text.replace('Luma Korea', 'Luma Seoul'));
  expect((await readAgain(file)).declaration?.stores[0]?.name).toBe('Luma Seoul');
  await rm(file);
  await expect(readAgain(file)).rejects.toThrow(ProblemError);
});
