/** How help looks, in the user's language: commander's own words, and what the commands say about themselves. */
import type { Argument, Command, Help, HelpConfiguration, Option } from 'commander';
import stringWidth from 'string-width';

/** A text of help in another language; what has none stays as it is. */
export type Translate = (text: string) => string;

export const asWritten: Translate = (text) => text;

/** A list that begins empty says nothing by saying so. */
const defaultOf = ({ required, optional, defaultValue }: Option): string | null =>
  (required || optional) && (typeof defaultValue === 'string' || typeof defaultValue === 'number')
    ? String(defaultValue)
    : null;

const optionDescription = (option: Option, say: Translate): string => {
  const usual = defaultOf(option);
  const more = [
    ...(option.argChoices === undefined ? [] : [option.argChoices.join(', ')]),
    ...(usual === null ? [] : [`${say('usually')} ${usual}`]),
  ];
  return `${say(option.description)}${more.length > 0 ? ` (${more.join('; ')})` : ''}`;
};

const words = (usage: string, say: Translate): string =>
  usage.replace('[options]', say('[options]')).replace('[command]', say('[command]'));

/** Groups above the command, and its own name: `commerce-connect stores list`. */
const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;

const subcommandTerm = (command: Command, say: Translate): string => {
  const args = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...(command.commands.length > 0 ? [say('[command]')] : args)].join(' ');
};

export const helpIn = (say: Translate): HelpConfiguration & Partial<Help> => ({
  styleTitle: say,
  // Korean letters take two columns each.
  displayWidth: (text: string) => stringWidth(text),
  commandUsage: (command: Command) => `${fullName(command)} ${words(command.usage(), say)}`,
  commandDescription: (command: Command) => say(command.description()),
  subcommandDescription: (command: Command) => say(command.description()),
  subcommandTerm: (command: Command) => subcommandTerm(command, say),
  optionDescription: (option: Option) => optionDescription(option, say),
  argumentDescription: (argument: Argument) => say(argument.description),
});
