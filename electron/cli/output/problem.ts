/** A problem for people: what happened, why, and what to do, each on lines of its own. */
import type { ProblemText } from '../words/problem-text.ts';
import type { Words } from '../words/words.ts';
import type { Paint } from './style.ts';
import { oneLine } from './table.ts';

export const problemLines = (text: ProblemText, words: Words, paint: Paint): string => {
  const labelled = (label: string, value: string): string => `  ${paint('dim', label)} ${oneLine(value)}`;
  return [
    `${paint('red', words.say('cli.problem.mark'))} ${oneLine(text.title)}`,
    labelled(words.say('cli.problem.why'), text.cause),
    labelled(words.say('cli.problem.todo'), text.fix),
    ...(text.help === null ? [] : [labelled(words.say('cli.problem.help'), text.help)]),
  ].join('\n');
};
