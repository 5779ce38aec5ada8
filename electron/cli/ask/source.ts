/** Where a secret comes from: `env:NAME`, `file:PATH`, `command:PROGRAM ARGS`, or `-` for standard input. Never the secret itself. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { isReservedVariable } from '../../../shared/reserved-variables.ts';
import { CliError } from '../frame/cli-error.ts';
import type { Io } from '../output/terminal.ts';

export type Source =
  | { readonly from: 'env'; readonly name: string }
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'command'; readonly program: string; readonly args: readonly string[] }
  | { readonly from: 'input' };

/** Milliseconds; a password manager may ask for a finger first. */
const commandTimeout = 120_000;
const longestSecret = 64 * 1024;
const run = promisify(execFile);

/** Words are separated by spaces; a JSON array where one of them holds a space. */
const wordsOf = (text: string): readonly string[] => {
  if (!text.startsWith('[')) return text.split(/\s+/).filter((word) => word !== '');
  try {
    const words: unknown = JSON.parse(text);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : [];
  } catch {
    return [];
  }
};

/** Throws `cli.secret-source` without the text: it may be the secret. `what` names the option. Or `cli.variable-reserved`. */
export const parseSource = (value: string, what: string): Source => {
  if (value === '-') return { from: 'input' };
  const [, kind, rest = ''] = /^(env|file|command):(.*)$/s.exec(value) ?? [];
  if (kind === 'env' && /^[A-Za-z_]\w*$/.test(rest)) {
    if (isReservedVariable(rest)) throw new CliError('cli.variable-reserved', { name: rest });
    return { from: 'env', name: rest };
  }
  if (kind === 'file' && rest !== '') return { from: 'file', path: rest };
  const [program, ...args] = kind === 'command' ? wordsOf(rest) : [];
  if (program === undefined) throw new CliError('cli.secret-source', { what });
  return { from: 'command', program, args };
};

const readStandardInput = async (io: Io): Promise<string> => {
  if (io.stdin.isTTY) throw new CliError('cli.terminal-needed');
  return text(io.stdin);
};

/** The command's own words stay out: they may hold what it was asked for. */
const readCommand = async (program: string, args: readonly string[]): Promise<string> => {
  try {
    const asked = run(program, [...args], {
      timeout: commandTimeout,
      maxBuffer: longestSecret,
      windowsHide: true,
    });
    // It has no input: one that waits for some would wait until the time is over.
    asked.child.stdin?.end();
    return (await asked).stdout;
  } catch {
    throw new CliError('cli.command-failed', { program });
  }
};

/** The secret as it is there, without the line break at its end. */
export const readSource = async (source: Source, io: Io): Promise<string> => {
  const found = await readRaw(source, io);
  return found.replace(/\r?\n$/, '');
};

const readRaw = async (source: Source, io: Io): Promise<string> => {
  switch (source.from) {
    case 'env': {
      const value = io.env[source.name];
      if (!value) throw new CliError('cli.variable-empty', { name: source.name });
      return value;
    }
    case 'file':
      return readFile(source.path, 'utf8').catch(() => {
        throw new CliError('cli.file-unreadable', { file: source.path });
      });
    case 'command':
      return readCommand(source.program, source.args);
    case 'input':
      return readStandardInput(io);
  }
};
