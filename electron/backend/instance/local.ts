/** The `local` kind: an instance on this computer; starts `php` in its root. */
import { spawn } from 'node:child_process';
import { isFolder } from '../support/is-folder.ts';
import type { AgentProcessResult } from './agent/index.ts';
import type { AgentProcess } from './agent-run.ts';

/** Enough of what was printed to name a failure. */
const keptOutput = 64 * 1024;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** The system would not even try. */
const notStarted = (root: string, error: unknown): AgentProcess => ({
  feed: () => undefined,
  onOutput: () => undefined,
  kill: () => undefined,
  pid: undefined,
  ended: Promise.resolve({
    exitCode: null,
    stdout: '',
    stderr: '',
    spawnError: codeOf(error),
    directoryMissing: !isFolder(root),
  }),
});

/** Nothing secret is on the command line or in the environment: the process list shows only `php`. */
export const startLocalPhp = (root: string, php: string | null) => (): AgentProcess => {
  try {
    return startPhp(root, php ?? 'php');
  } catch (error) {
    // Node throws some failures and reports others by an event.
    return notStarted(root, error);
  }
};

const startPhp = (root: string, php: string): AgentProcess => {
  const child = spawn(php, [], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  let stdout = '';
  let stderr = '';
  let spawnError: string | undefined;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (stdout.length < keptOutput) stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    if (stderr.length < keptOutput) stderr += chunk;
  });
  // A child that ends before it has read everything: its exit says why, not the broken pipe.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<AgentProcessResult>((resolve) => {
    const end = (exitCode: number | null): void =>
      resolve({ exitCode, stdout, stderr, spawnError, directoryMissing: !isFolder(root) });
    child.on('error', (error) => {
      spawnError = codeOf(error);
      end(null);
    });
    child.on('close', end);
  });
  return {
    feed: (script) => child.stdin.end(script),
    onOutput: (listener) => child.stdout.on('data', listener),
    kill: () => child.kill('SIGKILL'),
    pid: child.pid,
    ended,
  };
};
