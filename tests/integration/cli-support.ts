/** The built command line as a child process, with a data folder of its own and the session's real keychain. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { outputLineSchema } from '../../electron/cli/output/result.ts';

const root = resolve(import.meta.dirname, '../..');
export const command = join(root, 'out/main/cli.js');

const anyLineSchema = z.looseObject({ type: z.string() });
type Line = z.infer<typeof anyLineSchema>;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface JsonEnded extends Ended {
  /** Every line fits the published shape. */
  readonly lines: readonly Line[];
  readonly result: Line;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with everything that was printed so far on standard output. */
  readonly onOutput?: (printed: string, child: ChildProcess) => void;
}

export interface Cli {
  readonly dataFolder: string;
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** With `--json`. */
  json(args: readonly string[], options?: RunOptions): Promise<JsonEnded>;
  close(): Promise<void>;
}

/** What a terminal or a colour scheme of whoever runs the tests must not decide. */
const plain = { NO_COLOR: '', FORCE_COLOR: '', LC_ALL: 'en_US.UTF-8', LANG: 'en_US.UTF-8' };

const linesOf = (stdout: string): readonly Line[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const parsed: unknown = JSON.parse(line);
      outputLineSchema.parse(parsed);
      return anyLineSchema.parse(parsed);
    });

export const createCli = async (): Promise<Cli> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'commerce-connect-cli-'));
  const run = (args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
    new Promise((done, fail) => {
      const child = spawn(process.execPath, [command, ...args], {
        cwd: dataFolder,
        env: { ...process.env, ...plain, COMMERCE_CONNECT_DATA: dataFolder, ...options.env },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
        options.onOutput?.(stdout, child);
      });
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      child.stdin.on('error', () => undefined);
      child.stdin.end(options.input ?? '');
      child.once('error', fail);
      child.once('close', (code) => done({ code, stdout, stderr }));
    });
  return {
    dataFolder,
    run,
    json: async (args, options) => {
      const ended = await run([...args, '--json'], options);
      const lines = linesOf(ended.stdout);
      const result = lines.at(-1);
      if (result?.type !== 'result') throw new Error(`No result: ${ended.stdout}${ended.stderr}`);
      return { ...ended, lines, result };
    },
    close: () => rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
};
