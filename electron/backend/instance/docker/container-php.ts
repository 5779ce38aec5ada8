/** PHP in a container as an `AgentProcess`: fed once we know its number there. */
import { randomBytes } from 'node:crypto';
import type { DockerConnection } from '../../../../shared/model/connections/docker.ts';
import { ProblemError } from '../../../../shared/problems.ts';
import type { AgentProcessResult } from '../agent/index.ts';
import type { AgentProcess } from '../agent-run.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import { killCommand, nameOf, phpCommand } from './command.ts';
import { type DockerPlace, dockerProblem } from './failures.ts';
import { runDocker, startDocker } from './start.ts';

export interface ContainerPhp extends AgentProcess {
  /** Its number in the container, before it is given anything to do; null = it did not come to life. */
  identify(): Promise<ProcessIdentity | null>;
  /** Why there is no answer, where the way to PHP was the reason. Valid once it has ended. */
  readonly problem: () => ProblemError | null;
}

/** Enough of what was printed to name a failure. */
const keptOutput = 64 * 1024;
/** Milliseconds; starting a process in a container takes a tenth of a second. */
const readyTimeout = 30_000;
const killTimeout = 10_000;

export const placeOf = (connection: DockerConnection): DockerPlace => ({
  container: nameOf(connection),
  root: connection.root,
  user: connection.user,
  folder: connection.target.tool === 'compose' ? connection.target.folder : '–',
});

export function startContainerPhp(connection: DockerConnection): ContainerPhp {
  const marker = `ready${randomBytes(12).toString('hex')}`;
  // Anywhere in a line: what a server prints before need not end with one.
  const sign = new RegExp(`${marker} (\\d+) ([^\\r\\n]*)\\r?\\n`);
  const listeners: ((chunk: string) => void)[] = [];
  const { child, ended: end } = startDocker(phpCommand(connection, marker));
  let identity: ProcessIdentity | null = null;
  let problem: ProblemError | null = null;
  let hasEnded = false;
  let stdout = '';
  let tellReady: (identity: ProcessIdentity | null) => void = () => undefined;
  const ready = new Promise<ProcessIdentity | null>((resolve) => {
    tellReady = resolve;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), readyTimeout);

  child.stdout.on('data', (chunk: string) => {
    if (stdout.length < keptOutput) stdout += chunk;
    if (identity !== null) {
      for (const listener of listeners) listener(chunk);
      return;
    }
    const found = sign.exec(stdout);
    if (found === null) return;
    clearTimeout(timer);
    identity = { pid: Number(found[1]), started: found[2] ?? '' };
    tellReady(identity);
  });

  const ended = end.then((result): AgentProcessResult => {
    hasEnded = true;
    clearTimeout(timer);
    const isPhpMissing = identity !== null && (result.exitCode === 127 || result.exitCode === 126);
    const place = placeOf(connection);
    if (isPhpMissing) problem = new ProblemError('docker.php-missing', { ...place, user: place.user ?? '–' });
    else if (identity === null) problem = dockerProblem(result, place);
    tellReady(identity);
    return { exitCode: result.exitCode, stdout, stderr: result.stderr };
  });

  return {
    feed: (script) => {
      void ready.then((living) => {
        if (living !== null) child.stdin.end(script);
      });
    },
    onOutput: (listener) => listeners.push(listener),
    kill: () => {
      if (hasEnded) return;
      if (identity !== null) void runDocker(killCommand(connection, identity.pid), killTimeout);
      child.kill('SIGKILL');
    },
    pid: undefined,
    identify: () => ready,
    ended,
    problem: () => problem,
  };
}
