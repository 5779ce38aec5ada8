/** Reads a secret from the terminal without showing it: one line, or a whole key of many lines. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Interrupt } from '../frame/interrupt.ts';
import type { Io } from '../output/terminal.ts';

const lastLineOfKey = /-{2,}\s?END [A-Z ]*KEY\s?-{2,}\s*$/;
const firstLineOfKey = /^\s*-{2,}\s?BEGIN [A-Z ]*KEY\s?-{2,}/;

/**
 * Milliseconds without another line: what is pasted comes at once, however many lines it has. A key without its first
 * line is one too, and what is not read here would be typed into the next question, or into the shell.
 */
const quiet = 100;

/** A pasted key ends with its last line; where that was not copied, with Enter. */
const isComplete = (lines: readonly string[]): boolean =>
  !lines.some((line) => firstLineOfKey.test(line)) ||
  lines.some((line) => lastLineOfKey.test(line)) ||
  lines.at(-1)?.trim() === '';

/** null = Ctrl-C or Ctrl-D. The question goes to standard error: standard output is for results. */
export const readHidden = (question: string, io: Io, interrupt: Interrupt): Promise<string | null> =>
  new Promise((resolve) => {
    const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
    const reader = createInterface({ input: io.stdin, output: muted, terminal: true, historySize: 0 });
    const lines: string[] = [];
    let timer: NodeJS.Timeout | undefined;
    const end = (answer: string | null): void => {
      clearTimeout(timer);
      reader.removeAllListeners();
      reader.close();
      io.stderr.write('\n');
      resolve(answer);
    };
    reader.on('line', (line) => {
      lines.push(line);
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (isComplete(lines)) end(lines.join('\n').replace(/\n+$/, ''));
      }, quiet);
    });
    reader.on('SIGINT', () => {
      end(null);
      interrupt.trigger();
    });
    reader.on('close', () => end(null));
    io.stderr.write(`${question} `);
  });
