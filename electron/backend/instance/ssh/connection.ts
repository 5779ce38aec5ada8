/** An instance on a server: the agent's connection, with an SSH session that is renewed when it drops. */
import { randomBytes } from 'node:crypto';
import type { SshConnection } from '../../../../shared/model/connections/ssh.ts';
import { ProblemError } from '../../../../shared/problems.ts';
import { createAgentConnection } from '../agent-connection.ts';
import type { InstanceConnection } from '../connection.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import { mayRunAs, waitCommand } from './command.ts';
import { type RemotePhp, startRemotePhp } from './remote-php.ts';
import { runToEnd } from './run-to-end.ts';
import { openSession, type SessionNeeds, type SshSession } from './session.ts';

interface Options extends SessionNeeds {
  readonly now: () => Date;
  readonly userAgent: string;
}

/** A write takes about a second; one that hangs longer is told as an end that is not known yet. */
const writerTimeout = 30_000;

/** Throws `ssh.*` when the server cannot be reached now. */
export async function createSshConnection(
  connection: SshConnection,
  options: Options,
): Promise<InstanceConnection> {
  const { limits, now, userAgent } = options;
  const { root, php, runAs } = connection;
  let session = await openSession(connection, options);
  let renewing: Promise<SshSession> | null = null;
  let latest: RemotePhp | null = null;
  /** A process that may go on although we lost sight of it. */
  let astray: ProcessIdentity | null = null;

  const live = (): Promise<SshSession> => {
    if (session.isOpen()) return Promise.resolve(session);
    session.close();
    renewing ??= openSession(connection, options).then((opened) => {
      session = opened;
      return opened;
    });
    return renewing.finally(() => {
      renewing = null;
    });
  };

  const untilGone = async (writer: ProcessIdentity, timeout: number): Promise<boolean> => {
    const marker = `wait${randomBytes(12).toString('hex')}`;
    const command = waitCommand(writer, runAs, marker, Math.ceil(timeout / 100));
    const { text } = await runToEnd(await live(), command, timeout + limits.ready);
    return text.includes(`${marker} gone`);
  };

  /** What is read while the last run still goes on may not stay true. */
  const ready = async (): Promise<SshSession> => {
    if (astray !== null) {
      if (!(await untilGone(astray, writerTimeout))) throw new ProblemError('apply.unknown-outcome');
      astray = null;
    }
    return live();
  };

  const start = (): RemotePhp => {
    const process = startRemotePhp(ready, { root, php, runAs }, limits);
    latest = process;
    void process.identify().then(async (identity) => {
      astray = identity;
      // The server said itself that it has ended.
      if ((await process.ended).exitCode !== null && astray === identity) astray = null;
    });
    return process;
  };

  const ownerProblem = async (problem: ProblemError): Promise<ProblemError> => {
    const { owner } = problem.problem.params;
    const { exitCode } = await runToEnd(await live(), mayRunAs(String(owner)), limits.ready);
    const code = exitCode === 0 ? 'ssh.wrong-owner' : 'ssh.wrong-owner-no-sudo';
    return new ProblemError(code, problem.problem.params);
  };

  /** The way to PHP may be the reason for what the agent's own texts would put down to the store. */
  const explained = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.problem.code === 'instance.wrong-owner') throw await ownerProblem(error);
      const reached = error.problem.code.startsWith('instance.') ? latest?.problem() : null;
      throw reached ?? error;
    }
  };

  /** A connection that broke while nobody used it is noticed at its next use: what only reads is asked once more. */
  const reading = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await explained(work());
    } catch (error) {
      const isLost = error instanceof ProblemError && error.problem.code === 'ssh.connection-lost';
      if (!isLost) throw error;
      return explained(work());
    }
  };

  const agent = createAgentConnection({ start, now, userAgent, root, runTimeout: limits.run });
  return {
    inspect: (...args) => reading(() => agent.inspect(...args)),
    finish: (signal) => reading(() => agent.finish(signal)),
    apply: (...args) => explained(agent.apply(...args)),
    restore: (...args) => explained(agent.restore(...args)),
    exportKeys: (signal) => reading(() => agent.exportKeys(signal)),
    validateKeys: (...args) => reading(() => agent.validateKeys(...args)),
    untilWriterEnded: untilGone,
    close: async () => {
      await latest?.killed();
      session.close();
    },
  };
}
