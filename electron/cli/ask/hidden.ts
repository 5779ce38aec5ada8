/** Reads a secret from the terminal without showing it: one line, or a whole key of many lines. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Interrupt } from '../frame/interrupt.ts';
import type { Io } from '../output/terminal.ts';

const lastLineOfKey = /-{2,}\s?END [A-Z ]*KEY\s?-{2,}\s*$/;
const firstLineOfKey = /^\s*-{2,}\s?BEGIN [A-Z ]*KEY\s?-{2,}/;

/** A pasted key ends with its last line; anything else ends with its first line. */
const isComplete = (lines: readonly string[]): boolean => {
  const [first = ''] = lines;
  return !firstLineOfKey.test(first) || lines.some((line) => lastLineOfKey.test(line));
};

/** null = Ctrl-C or Ctrl-D. The question goes to standard error: standard output is for results. */
export const readHidden = (question: string, io: Io, interrupt: Interrupt): Promise<string | null> =>
  new Promise((resolve) => {
    const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
    const reader = createInterface({ input: io.stdin, output: muted, terminal: true, historySize: 0 });
    const lines: string[] = [];
    const end = (answer: string | null): void => {
      reader.removeAllListeners();
      reader.close();
      io.stderr.write('\n');
      resolve(answer);
    };
    reader.on('line', (line) => {
      lines.push(line);
      if (isComplete(lines)) end(lines.join('\n'));
    });
    reader.on('SIGINT', () => {
      end(null);
      interrupt.trigger();
    });
    reader.on('close', () => end(null));
    io.stderr.write(`${question} `);
  });
