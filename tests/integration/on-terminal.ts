/** The built command line on a terminal, which is that of `script` (util-linux). */
import { spawn } from 'node:child_process';
import { command, type Ended } from './cli-support.ts';

export const ctrlC = String.fromCharCode(3);

export interface Answer {
  /** What has to be shown before it is typed; or what has to happen. */
  readonly after?: string;
  readonly when?: Promise<unknown>;
  readonly type: string;
}

const quoted = (word: string): string => `'${word}'`;

/** Types each answer when its question is there: earlier, the terminal itself would show it. */
export const typeOn = (
  dataFolder: string,
  args: readonly string[],
  answers: readonly Answer[] = [],
): Promise<Ended> =>
  new Promise((done, fail) => {
    const line = ['exec', process.execPath, command, ...args].map(quoted).join(' ').replace("'exec'", 'exec');
    const child = spawn('script', ['-qefc', `stty cols 100 rows 40; ${line}`, '/dev/null'], {
      cwd: dataFolder,
      env: {
        ...process.env,
        NO_COLOR: '',
        FORCE_COLOR: '',
        TERM: 'xterm-256color',
        LC_ALL: 'en_US.UTF-8',
        COMMERCE_CONNECT_DATA: dataFolder,
        SHELL: '/bin/sh',
      },
    });
    let stdout = '';
    let from = 0;
    const waiting = [...answers];
    for (const { when, type } of answers) void when?.then(() => child.stdin.write(type));
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const [next] = waiting;
      if (next?.after === undefined || !stdout.slice(from).includes(next.after)) return;
      waiting.shift();
      from = stdout.length;
      child.stdin.write(next.type);
    });
    child.once('error', fail);
    child.once('close', (code) => done({ code, stdout, stderr: '' }));
  });
