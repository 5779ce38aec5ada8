/** What was wrong with the words on the command line. Values are never said again: one of them may be a secret. */
import type { CommanderError } from 'commander';

/** Only what names an option or an argument of ours is quoted. */
const quotable = /'(?:-{1,2}[a-z][a-z-]*(?:[ ,=<>\w.-]*)?|[a-z]+)'/i;

const sentences: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'There is no such command.',
  'commander.excessArguments': 'There are more arguments than this command takes.',
  'commander.help': 'Say which command.',
};

/** `unknown option '--x=value'` without its value. */
const withoutValue = (message: string): string => message.replace(/=[^']*'/s, "'").replace(/^error: /, '');

export const detailOf = ({ code, message }: CommanderError): string => {
  const sentence = sentences[code];
  if (sentence !== undefined) return sentence;
  if (code === 'commander.invalidArgument') {
    // `option '--port <number>' argument 'VALUE' is invalid. Why`
    const [, option = '', why = ''] = /(option '[^']*').*? is invalid\.\s*(.*)$/s.exec(message) ?? [];
    return [`The value of ${option || 'an argument'} is not possible.`, why].join(' ').trim();
  }
  const shown = withoutValue(message);
  return quotable.test(shown) ? `${shown.charAt(0).toUpperCase()}${shown.slice(1)}.` : 'See --help.';
};
