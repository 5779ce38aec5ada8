/** PHP on a server as an `AgentProcess`: started through an SSH session, fed once we know its number. */
import { randomBytes } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import type { ClientChannel } from 'ssh2';
import { ProblemError } from '../../../../shared/problems.ts';
import { foreignWords } from '../../support/foreign-words.ts';
import type { AgentProcessResult } from '../agent/index.ts';
import type { AgentProcess } from '../agent-run.ts';
import { rootMissing } from '../posix-scripts.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import { killCommand, phpCommand } from './command.ts';
import { runToEnd } from './run-to-end.ts';
import type { SshSession } from './session.ts';
import type { SshLimits } from './types.ts';

export interface PhpPlace {
  readonly root: string;
  readonly php: string | null;
  readonly runAs: string | null;
}

export interface RemotePhp extends AgentProcess {
  /** Its number on the server, before it is given anything to do; null = it did not come to life. */
  identify(): Promise<ProcessIdentity | null>;
  /** Why there is no answer, where the way to PHP was the reason. Valid once it has ended. */
  readonly problem: () => ProblemError | null;
  /** Resolves when the server was told to end it; until then the session is needed. */
  readonly killed: () => Promise<void>;
}

/** Enough of what was printed to name a failure. */
const keptOutput = 64 * 1024;
/** Milliseconds for ending a process on the server. */
const killTime = 5_000;
/** What a shell that is no shell says, for the user to read. */
const keptWords = 200;

/** `Promise.withResolvers` comes with Node 22. */
const deferred = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
};

export function startRemotePhp(
  openSession: () => Promise<SshSession>,
  place: PhpPlace,
  limits: SshLimits,
): RemotePhp {
  const marker = `ready${randomBytes(12).toString('hex')}`;
  // Anywhere in a line: what a server prints before need not end with one.
  const sign = new RegExp(`${marker} (\\d+) ([^\\r\\n]*)\\r?\\n`);
  const listeners: ((chunk: string) => void)[] = [];
  const ready = deferred<ProcessIdentity | null>();
  const end = deferred<AgentProcessResult>();
  let channel: ClientChannel | null = null;
  let session: SshSession | null = null;
  let identity: ProcessIdentity | null = null;
  let isKilled = false;
  let hasEnded = false;
  let killed: Promise<void> = Promise.resolve();
  let stdout = '';
  let stderr = '';
  let exitCode: () => number | null = () => null;
  let problem: ProblemError | null = null;

  const lifeless = (host: string): ProblemError => {
    if (exitCode() === rootMissing)
      return new ProblemError('ssh.directory-missing', { root: place.root, host });
    if (place.runAs !== null) return new ProblemError('ssh.sudo-refused', { owner: place.runAs, host });
    return new ProblemError('ssh.not-a-shell', {
      host,
      words: foreignWords(`${stderr} ${stdout}`, keptWords) || '–',
    });
  };
  const finish = (reason: ProblemError | null): void => {
    hasEnded = true;
    problem ??= reason;
    ready.resolve(identity);
    end.resolve({ exitCode: exitCode(), stdout, stderr });
  };
  const giveUpUnlessReady = (host: string): void => {
    const timer = setTimeout(() => {
      finish(lifeless(host));
      channel?.close();
    }, limits.ready);
    void ready.promise.then(() => clearTimeout(timer));
  };

  const take = (chunk: string): void => {
    if (stdout.length < keptOutput) stdout += chunk;
    if (identity !== null) {
      for (const listener of listeners) listener(chunk);
      return;
    }
    const found = sign.exec(stdout);
    if (found === null) return;
    identity = { pid: Number(found[1]), started: found[2] ?? '' };
    ready.resolve(identity);
  };

  const run = async (): Promise<void> => {
    session = await openSession();
    const { host, closed } = session;
    void closed.then(() => finish(isKilled ? null : new ProblemError('ssh.connection-lost', { host })));
    giveUpUnlessReady(host);
    const command = await session.exec(phpCommand(place, marker));
    ({ channel, exitCode } = command);
    const decoder = new StringDecoder('utf8');
    channel.on('data', (chunk: Buffer) => take(decoder.write(chunk)));
    channel.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      if (stderr.length < keptOutput) stderr += chunk;
    });
    // PHP may end before it has read everything: its exit says why, not the broken pipe.
    channel.on('error', () => undefined);
    channel.on('close', () => {
      if (identity === null && !isKilled) return finish(lifeless(host));
      const code = exitCode();
      const isMissing = code === 127 || code === 126;
      finish(isMissing ? new ProblemError('ssh.php-missing', { host }) : null);
    });
    // Nothing was given to it: it ends with its input.
    if (isKilled) channel.close();
  };
  const kill = (): void => {
    isKilled = true;
    if (hasEnded) return;
    if (identity !== null && session?.isOpen()) {
      // Older servers do not know the signal request, and none passes it on through sudo.
      channel?.signal('KILL');
      killed = runToEnd(session, killCommand(identity.pid, place.runAs), killTime).then(
        () => undefined,
        () => undefined,
      );
    }
    channel?.close();
    finish(null);
  };

  run().catch((error: unknown) => {
    finish(error instanceof ProblemError ? error : new ProblemError('ssh.connection-lost', { host: '–' }));
  });
  return {
    feed: (script) => {
      void ready.promise.then((living) => {
        if (living !== null && channel?.writable) channel.end(script);
      });
    },
    onOutput: (listener) => listeners.push(listener),
    kill,
    pid: undefined,
    identify: () => ready.promise,
    ended: end.promise,
    problem: () => problem,
    killed: () => killed,
  };
}
