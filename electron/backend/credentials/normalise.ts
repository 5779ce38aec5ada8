/** The first half of a repair: what happened to single characters and line breaks, whatever the text holds. */
import type { Repair } from '../../../shared/model/key-set.ts';
import { byteOrderMark, invisible, otherLineBreaks, otherSpaces } from './characters.ts';

export interface Normalised {
  /** Lines end with `\n`, spaces are ASCII, escapes are resolved. */
  readonly text: string;
  readonly repairs: ReadonlySet<Repair>;
}

type Step = readonly [repair: Repair | null, pattern: RegExp, replacement: string];

const steps: readonly Step[] = [
  ['byte-order-mark', byteOrderMark, ''],
  ['non-breaking-spaces', invisible, ''],
  ['non-breaking-spaces', otherSpaces, ' '],
  [null, otherLineBreaks, '\n'],
  ['carriage-returns', /\r/g, '\n'],
  // As in JSON, .env files and shell scripts; doubled where the text was escaped twice.
  ['escaped-newlines', /\\{1,4}r\\{1,4}n|\\{1,4}[nr]/g, '\n'],
  [null, /\\{1,4}t/g, ' '],
  [null, /\\{1,4}(?=["'/\n]|$)/g, ''],
];

export const normalise = (input: string): Normalised => {
  const repairs = new Set<Repair>();
  let text = input;
  for (const [repair, pattern, replacement] of steps) {
    const changed = text.replace(pattern, replacement);
    if (repair && changed !== text) repairs.add(repair);
    text = changed;
  }
  return { text, repairs };
};
