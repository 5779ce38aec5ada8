/** An instance in a container: the agent's connection, with PHP started through the `docker` command. */
import { randomBytes } from 'node:crypto';
import type { DockerConnection } from '../../../../shared/model/connections/docker.ts';
import { type ProblemCode, ProblemError } from '../../../../shared/problems.ts';
import { createAgentConnection } from '../agent-connection.ts';
import type { InstanceConnection } from '../connection.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import { waitCommand } from './command.ts';
import { type ContainerPhp, placeOf, startContainerPhp } from './container-php.ts';
import { dockerProblem } from './failures.ts';
import { runDocker } from './start.ts';

interface Options {
  readonly now: () => Date;
  readonly userAgent: string;
}

/** A write takes about a second; one that hangs longer is told as an end that is not known yet. */
const writerTimeout = 30_000;

const stopped: readonly ProblemCode[] = ['docker.container-missing', 'docker.container-not-running'];

export function createDockerConnection(
  connection: DockerConnection,
  { now, userAgent }: Options,
): InstanceConnection {
  let latest: ContainerPhp | null = null;
  /** A process that may go on in the container although its `docker` command has ended. */
  let astray: ProcessIdentity | null = null;

  const start = (): ContainerPhp => {
    const process = startContainerPhp(connection);
    latest = process;
    void process.identify().then((identity) => {
      astray = identity;
    });
    return process;
  };

  const untilWriterEnded = async (writer: ProcessIdentity, timeout: number): Promise<boolean> => {
    const marker = `wait${randomBytes(12).toString('hex')}`;
    const command = waitCommand(connection, writer, marker, Math.ceil(timeout / 100));
    const output = await runDocker(command, timeout + writerTimeout);
    // Nothing runs in a container that is not there or does not run.
    const { code } = dockerProblem(output, placeOf(connection)).problem;
    return output.stdout.includes(`${marker} gone`) || stopped.includes(code);
  };

  /** What is read while the last run still goes on may not stay true. */
  const settled = async (): Promise<void> => {
    const writer = astray;
    if (writer === null) return;
    astray = null;
    if (await untilWriterEnded(writer, writerTimeout)) return;
    astray = writer;
    throw new ProblemError('apply.unknown-outcome');
  };

  /** The way to PHP may be the reason for what the agent's own texts would put down to the store. */
  const explained = async <T>(work: () => Promise<T>): Promise<T> => {
    await settled();
    try {
      const result = await work();
      astray = null;
      return result;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { code, params } = error.problem;
      if (code === 'instance.wrong-owner') {
        astray = null;
        throw new ProblemError('docker.wrong-owner', { ...params, container: placeOf(connection).container });
      }
      throw (code.startsWith('instance.') ? latest?.problem() : null) ?? error;
    }
  };

  const agent = createAgentConnection({ start, now, userAgent, root: connection.root });
  return {
    inspect: (...args) => explained(() => agent.inspect(...args)),
    finish: (signal) => explained(() => agent.finish(signal)),
    apply: (...args) => explained(() => agent.apply(...args)),
    restore: (...args) => explained(() => agent.restore(...args)),
    exportKeys: (signal) => explained(() => agent.exportKeys(signal)),
    validateKeys: (...args) => explained(() => agent.validateKeys(...args)),
    untilWriterEnded,
    close: async () => undefined,
  };
}
