/** Secrets from where stores.yaml says they are. Never in an error, a log or an argument; only their place is named. */
import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { longestInput } from '../../../shared/contract/credentials.ts';
import type { SecretRef } from '../../../shared/declaration/index.ts';
import { ProblemError } from '../../../shared/problems.ts';

/** Milliseconds. Long enough for a password manager that asks for a fingerprint. */
const commandTimeout = 60_000;

export interface SecretSources {
  /** Paths are relative to it, and commands run in it. */
  readonly folder: string;
  /** The variables that the file names; commands do not see them. */
  readonly variables: ReadonlyMap<string, string>;
  /** What commands inherit. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number;
}

const failed = (source: 'file' | 'env' | 'command', name: string, reason: string): ProblemError =>
  new ProblemError('declaration.secret-unreadable', { source, name, reason });

const fromFile = async (file: string, { folder }: SecretSources): Promise<string> => {
  const handle = await open(resolve(folder, file), 'r').catch(() => {
    throw failed('file', file, 'missing');
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestInput + 1), 0, longestInput + 1, 0);
    if (bytesRead > longestInput) throw failed('file', file, 'long');
    return buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    throw error instanceof ProblemError ? error : failed('file', file, 'not-readable');
  } finally {
    await handle.close();
  }
};

const fromEnv = (name: string, { variables }: SecretSources): string => {
  const value = variables.get(name);
  if (value === undefined || value === '') throw failed('env', name, 'unset');
  return value;
};

/** What it prints on its standard error may quote the secret: it goes nowhere. */
const fromCommand = (command: readonly string[], sources: SecretSources): Promise<string> => {
  const [program = '', ...args] = command;
  const name = basename(program);
  const { folder, env, signal, timeout = commandTimeout } = sources;
  return new Promise((done, fail) => {
    const child = execFile(
      program,
      args,
      { cwd: folder, env, timeout, signal, maxBuffer: longestInput, killSignal: 'SIGKILL', shell: false },
      (error, stdout) => {
        if (error === null) return done(stdout);
        if (signal?.aborted) return fail(new ProblemError('batch.stopped'));
        const reason = (() => {
          if (error.code === 'ENOENT') return 'missing';
          if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'long';
          return error.killed === true ? 'timeout' : 'failed';
        })();
        return fail(failed('command', name, reason));
      },
    );
    child.stdin?.end();
  });
};

/** The text, as it is. Throws `declaration.secret-unreadable`. */
export const readSecretText = async (ref: SecretRef, sources: SecretSources): Promise<string> => {
  if ('file' in ref) return fromFile(ref.file, sources);
  const text = 'env' in ref ? fromEnv(ref.env, sources) : await fromCommand(ref.command, sources);
  if (text.trim() === '') {
    throw 'env' in ref
      ? failed('env', ref.env, 'empty')
      : failed('command', basename(ref.command[0] ?? ''), 'empty');
  }
  return text;
};
