/** Runs a short command on the server. */
import type { SshSession } from './session.ts';

/** What is kept of its output. */
const keptOutput = 10_000;

/** All that a short command says, up to its end or the limit. */
export const runToEnd = async (
  session: SshSession,
  command: string,
  limit: number,
): Promise<{ readonly text: string; readonly exitCode: number | null }> => {
  const { channel, exitCode } = await session.exec(command);
  return new Promise((resolve) => {
    let text = '';
    const end = (): void => {
      clearTimeout(timer);
      resolve({ text, exitCode: exitCode() });
      channel.close();
    };
    const timer = setTimeout(end, limit);
    channel.setEncoding('utf8').on('data', (chunk: string) => {
      if (text.length < keptOutput) text += chunk;
    });
    channel.stderr.resume();
    channel.on('error', () => undefined);
    channel.on('close', end);
    void session.closed.then(end);
    channel.end();
  });
};
