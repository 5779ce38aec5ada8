/** Starts the `docker` command and collects what it says. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { isFolder } from '../../support/is-folder.ts';
import { rootMissing } from '../posix-scripts.ts';
import type { DockerCommand } from './command.ts';
import { type DockerEnd, dockerProblem } from './failures.ts';

/** Enough of what was printed to name a failure. */
const keptOutput = 64 * 1024;

export interface StartedDocker {
  readonly child: ChildProcessWithoutNullStreams;
  /** Never rejects. */
  readonly ended: Promise<DockerEnd>;
}

/** Node throws some failures, such as a file in the place of the folder, and reports others by an event. */
const spawnDocker = ({ args, cwd }: DockerCommand): ChildProcessWithoutNullStreams => {
  try {
    return spawn('docker', args, { cwd, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  } catch {
    const folderMissing = cwd !== undefined && !isFolder(cwd);
    // The engine is not asked: a path that cannot be given to a command leads nowhere in a container either.
    const exitCode = folderMissing ? null : rootMissing;
    const end = { exitCode, stderr: '', spawnError: undefined, folderMissing };
    throw dockerProblem(end, { container: '–', root: '–', user: null, folder: cwd ?? '–' });
  }
};

/** `docker` is the one on PATH; no shell is between us and it. Throws `docker.*` where it cannot be started at all. */
export const startDocker = (command: DockerCommand): StartedDocker => {
  const { cwd } = command;
  const child = spawnDocker(command);
  let stderr = '';
  let spawnError: string | undefined;
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    if (stderr.length < keptOutput) stderr += chunk;
  });
  // It may end before it has read everything: its exit says why, not the broken pipe.
  child.stdin.on('error', () => undefined);
  child.stdout.setEncoding('utf8');
  const ended = new Promise<DockerEnd>((resolve) => {
    const end = (exitCode: number | null): void => {
      const folderMissing = cwd !== undefined && !isFolder(cwd);
      resolve({ exitCode, stderr, spawnError, folderMissing });
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      spawnError = error.code ?? 'unknown';
      end(null);
    });
    child.on('close', end);
  });
  return { child, ended };
};

export interface DockerOutput extends DockerEnd {
  readonly stdout: string;
}

/** A short command, killed after `timeout` milliseconds. */
export const runDocker = async (command: DockerCommand, timeout: number): Promise<DockerOutput> => {
  const { child, ended } = startDocker(command);
  let stdout = '';
  child.stdout.on('data', (chunk: string) => {
    if (stdout.length < 4 * 1024 * 1024) stdout += chunk;
  });
  child.stdin.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
  const end = await ended;
  clearTimeout(timer);
  return { ...end, stdout };
};
