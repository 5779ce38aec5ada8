/** A yes or no on the terminal; anything but a clear yes is a no. */
import { createInterface } from 'node:readline';
import type { Interrupt } from '../frame/interrupt.ts';
import type { Io } from '../output/terminal.ts';

export const readLine = (question: string, io: Io, interrupt: Interrupt): Promise<string | null> =>
  new Promise((resolve) => {
    const reader = createInterface({ input: io.stdin, output: io.stderr, terminal: true, historySize: 0 });
    const end = (answer: string | null): void => {
      reader.removeAllListeners();
      reader.close();
      resolve(answer);
    };
    reader.on('SIGINT', () => {
      end(null);
      interrupt.trigger();
    });
    reader.on('close', () => end(null));
    reader.question(`${question} `, end);
  });

/** `yes` = the words that mean it, in the user's language. */
export const readYes = async (
  question: string,
  yes: string,
  io: Io,
  interrupt: Interrupt,
): Promise<boolean> => {
  const answer = await readLine(question, io, interrupt);
  const words = ['y', 'yes', ...yes.toLowerCase().split('|')];
  return answer !== null && words.includes(answer.trim().toLowerCase());
};
