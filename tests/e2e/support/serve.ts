/** Starts the built command line, and the browser host through it. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { launchEnvironment, projectRoot } from './launch.ts';

const command = path.join(projectRoot, 'out/main/cli.js');

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const start = (args: readonly string[], dataFolder: string): ChildProcess =>
  spawn(process.execPath, [command, ...args], {
    env: launchEnvironment(dataFolder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const codeOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

const textOf = (stream: ChildProcess['stdout']): Promise<string> =>
  stream === null ? Promise.resolve('') : text(stream);

export const runCommand = async (args: readonly string[], dataFolder: string): Promise<Ended> => {
  const child = start(args, dataFolder);
  const [code, output, errors] = await Promise.all([
    codeOf(child),
    textOf(child.stdout),
    textOf(child.stderr),
  ]);
  return { code, output, errors };
};

export interface RunningCommand {
  readonly pid: number;
  /** Everything that it printed up to the answer of `until`. */
  readonly printed: string;
  /** Ends it with Ctrl-C's signal; answers its exit code. */
  stop(): Promise<number | null>;
}

/** Starts a command that runs until it is stopped, and waits until it has printed what is looked for. */
export const startCommand = (
  args: readonly string[],
  dataFolder: string,
  until: RegExp,
): Promise<RunningCommand> =>
  new Promise((resolve, reject) => {
    const child = start(args, dataFolder);
    const ended = codeOf(child);
    let printed = '';
    void ended.then((code) => reject(new Error(`The command ended with ${code}: ${printed}`)));
    child.stderr?.on('data', (chunk) => {
      printed += String(chunk);
    });
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      if (!until.test(printed) || child.pid === undefined) return;
      const stop = (): Promise<number | null> => {
        child.kill('SIGINT');
        return ended;
      };
      resolve({ pid: child.pid, printed, stop });
    });
  });

export interface ServedWizard {
  /** The address with its token, for one browser. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<number | null>;
}

export const startServe = async (dataFolder: string, args: readonly string[] = []): Promise<ServedWizard> => {
  const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+(?=\s)/;
  const { pid, printed, stop } = await startCommand(['serve', '--no-open', ...args], dataFolder, address);
  return { url: address.exec(printed)?.[0] ?? '', pid, stop };
};
