/** What was wrong with the words on the command line. Values are never said again: one of them may be a secret. */
import type { CommanderError } from 'commander';
import { type CliError, usageError } from '../frame/cli-error.ts';

/** The name of an option or an argument of ours, in commander's quotes: no more of it than a name has. */
const named = /'(-{1,2}[a-z][a-z-]*(?:[ ,<>\w.-]*)?|[a-z][a-z-]*)(?:=[^']*)?'/gis;

const namesIn = (message: string): readonly string[] =>
  [...message.matchAll(named)].map(([, name = '']) => name);

/** `option '--port <number>' argument 'VALUE' is invalid. Why`: the value may be anything. */
const badValue = (message: string): CliError => {
  const [, option = '', why = ''] = /option '([^']*)'.*? is invalid\.\s*(.*)$/s.exec(message) ?? [];
  const [, least, most] = /from (\d+) to (\d+)\.$/.exec(why) ?? [];
  if (least !== undefined && most !== undefined) {
    return usageError('cli.usage.bad-number', { name: option, least, most });
  }
  const [, choices] = /^Allowed choices are ([\w, -]+)\.$/.exec(why) ?? [];
  return choices === undefined
    ? usageError('cli.usage.bad-value', { name: option })
    : usageError('cli.usage.bad-choice', { name: option, choices });
};

/** Of `--from <value=source>` half is cut off as if it were a value. */
const whole = (option: string): string => option.replace(/ <[^>]*$/s, '');

const unknownOption = (message: string): CliError => {
  const [name] = namesIn(message);
  if (name === undefined) return usageError('cli.usage.see-help');
  const [, suggestion = 'none'] = /\(Did you mean (?:one of )?([-\w, ]+)\?\)/.exec(message) ?? [];
  return usageError('cli.usage.unknown-option', { name, suggestion });
};

const about = {
  'commander.missingArgument': 'cli.usage.missing-argument',
  'commander.optionMissingArgument': 'cli.usage.missing-value',
  'commander.missingMandatoryOptionValue': 'cli.usage.missing-option',
} as const;

const isAbout = (code: string): code is keyof typeof about => Object.hasOwn(about, code);

export const usageOf = ({ code, message }: CommanderError): CliError => {
  if (code === 'commander.unknownCommand') return usageError('cli.usage.unknown-command');
  if (code === 'commander.excessArguments') return usageError('cli.usage.too-many');
  if (code === 'commander.help') return usageError('cli.usage.say-which');
  if (code === 'commander.invalidArgument') return badValue(message);
  if (code === 'commander.unknownOption') return unknownOption(message);
  const [name, other] = namesIn(message);
  if (code === 'commander.conflictingOption' && name !== undefined && other !== undefined) {
    return usageError('cli.usage.conflict', { name: whole(name), other: whole(other) });
  }
  return name !== undefined && isAbout(code)
    ? usageError(about[code], { name })
    : usageError('cli.usage.see-help');
};
