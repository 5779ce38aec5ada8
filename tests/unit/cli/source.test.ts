/** Where secrets come from, and that nothing of them is said when they do not come. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSource, readSource } from '../../../electron/cli/ask/source.ts';
import { CliError } from '../../../electron/cli/frame/cli-error.ts';
import type { Io } from '../../../electron/cli/output/terminal.ts';

const secret = 'f3a9c1d2e4b5968778695a4b3c2d1e0f';
const ioOf = (input = '', env: NodeJS.ProcessEnv = {}): Io => ({
  stdin: Readable.from([input]),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  env,
});
const read = (source: string, io: Io = ioOf()): Promise<string> =>
  readSource(parseSource(source, '--from'), io);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-source-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a source of a secret', () => {
  it('is an environment variable, a file, a command or standard input', async () => {
    const file = join(folder, 'key with space.pem');
    await writeFile(file, `${secret}\r\n`);
    expect(await read('env:KEY', ioOf('', { KEY: secret }))).toBe(secret);
    expect(await read(`file:${file}`)).toBe(secret);
    expect(await read(`command:${process.execPath} -p process.version`)).toBe(process.version);
    const words = JSON.stringify([process.execPath, '-p', '"a b"']);
    expect(await read(`command:${words}`)).toBe('a b');
    expect(await read('-', ioOf(`${secret}\n`))).toBe(secret);
  });

  it.each([
    secret,
    '',
    'env:',
    'env:NOT A NAME',
    'file:',
    'command:',
    'command:[1]',
    'command:["x"',
    `keychain:${secret}`,
  ])('is refused without an echo, number %#', (text) => {
    try {
      parseSource(text, '--from');
      expect.unreachable();
    } catch (error) {
      const problem = error instanceof CliError ? error.problem : null;
      expect(problem).toEqual({ code: 'cli.secret-source', params: { what: '--from' } });
    }
  });

  it.each(['PATH', 'Home', 'LC_ALL', 'NODE_OPTIONS', 'DBUS_SESSION_BUS_ADDRESS', 'https_proxy'])(
    'is never %s, which programs need',
    (name) => {
      expect(() => parseSource(`env:${name}`, '--from')).toThrow('cli.variable-reserved');
      expect(parseSource(`env:MY_${name}`, '--from')).toBeDefined();
    },
  );

  it('says what did not work, and not what came', async () => {
    const fails = join(folder, 'fails.mjs');
    await writeFile(fails, `console.log('${secret}'); console.error('${secret}'); process.exit(3);`);
    const failure = await read(`command:${process.execPath} ${fails}`).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CliError);
    expect(failure).toMatchObject({ problem: { code: 'cli.command-failed' } });
    expect(JSON.stringify(failure)).not.toContain(secret);
    await expect(read('env:KEY')).rejects.toThrow('cli.variable-empty');
    await expect(read(`file:${folder}/none`)).rejects.toThrow('cli.file-unreadable');
    const terminal = { ...ioOf(), stdin: Object.assign(Readable.from([]), { isTTY: true }) };
    await expect(read('-', terminal)).rejects.toThrow('cli.terminal-needed');
  });
});
