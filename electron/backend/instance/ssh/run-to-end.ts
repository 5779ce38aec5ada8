/** Runs a short command on the server. */
import type { RemoteCommand, SshSession } from './session.ts';

/** What is kept of its output: the end, because a noisy server speaks before the command does. */
const keptOutput = 64 * 1024;

interface Taken {
  /** Milliseconds for all of it, the server's answer to the question for a command included. */
  readonly limit: number;
  /** Asked about what it has said so far; nothing = it is let come to its end. */
  readonly isEnough?: (text: string) => boolean;
  /** For its standard input. */
  readonly input?: string;
}

/** What a command says until it ends, says enough, or its time is over. Throws `ssh.connection-lost`. */
export const takeOutput = (
  session: SshSession,
  command: string,
  { limit, isEnough, input }: Taken,
): Promise<{ readonly text: string; readonly exitCode: number | null }> =>
  new Promise((resolve, reject) => {
    let text = '';
    let begun: RemoteCommand | null = null;
    let isOver = false;
    const end = (): void => {
      clearTimeout(timer);
      isOver = true;
      resolve({ text, exitCode: begun?.exitCode() ?? null });
      begun?.channel.close();
    };
    // A server may never answer that a command has begun.
    const timer = setTimeout(end, limit);
    const begin = (started: RemoteCommand): void => {
      begun = started;
      const { channel } = started;
      channel.on('error', () => undefined);
      if (isOver) return void channel.close();
      channel.setEncoding('utf8').on('data', (chunk: string) => {
        if (isOver) return;
        text = (text + chunk).slice(-keptOutput);
        if (isEnough?.(text)) end();
      });
      channel.stderr.resume();
      channel.on('close', end);
      void session.closed.then(end);
      channel.end(input);
    };
    session.exec(command).then(begin, (error: unknown) => {
      clearTimeout(timer);
      reject(error);
    });
  });

/** All that a short command says, up to its end or the limit. */
export const runToEnd = (
  session: SshSession,
  command: string,
  limit: number,
): Promise<{ readonly text: string; readonly exitCode: number | null }> =>
  takeOutput(session, command, { limit });
