/** Where a command reads and writes: the process's own streams, or a test's. */
import { type Paint, painter, wantsColour } from './style.ts';

export type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean };

export interface Io {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: NodeJS.ProcessEnv;
}

export interface Terminal {
  readonly io: Io;
  /** Somebody sits there and can answer: input and the place where questions are shown are terminals. */
  readonly canAsk: boolean;
  /** Lines may be drawn again. */
  readonly isLive: boolean;
  readonly paint: Paint;
  readonly paintNotice: Paint;
}

export const terminalOf = (io: Io): Terminal => {
  const shows = io.stderr.isTTY === true;
  return {
    io,
    canAsk: shows && io.stdin.isTTY === true,
    isLive: shows && io.env.TERM !== 'dumb',
    paint: painter(wantsColour(io.env, io.stdout.isTTY === true)),
    paintNotice: painter(wantsColour(io.env, shows)),
  };
};

/** Resolves when the text is out: a program that ends must not cut it off in a pipe. */
export const write = (stream: Stream, text: string): Promise<void> =>
  new Promise((resolve) => {
    // A reader that has gone (`| head`) is no failure of the command.
    stream.write(text, 'utf8', () => resolve());
  });
