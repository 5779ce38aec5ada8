/** Answers the shell when the user presses Tab: commands and options from commander's own tree, names from the list of stores. */
import type { Command, Option } from 'commander';
import { asWritten, type Translate } from './help.ts';

export interface Names {
  readonly stores: readonly string[];
  readonly clients: readonly string[];
}

interface Answer {
  readonly value: string;
  readonly description: string;
}

/** Says to the script: here the shell completes names of files. */
const filesMark = ':files';

const placeholderOf = ({ flags }: Option): string => /<([^>]+)>/.exec(flags)?.[1] ?? '';
const takesValue = ({ required, optional }: Option): boolean => required || optional;

/** What stands in the brackets of an argument or an option says what it is. */
const namesFor = (placeholder: string, names: Names): readonly string[] => {
  if (/^(?:stores?|name)$/.test(placeholder)) return names.stores;
  return placeholder === 'client' ? names.clients : [];
};

/** `--client <name>` is a client's, `--only <name>` a store's; new names cannot be completed. */
const optionNames = (option: Option, names: Names): readonly string[] => {
  if (option.long === '--client') return names.clients;
  return option.long === '--name' ? [] : namesFor(placeholderOf(option), names);
};

interface Place {
  readonly command: Command;
  /** Arguments that are there already. */
  readonly given: number;
  /** The option whose value is to be completed. */
  readonly option: Option | null;
}

const optionOf = (command: Command, word: string): Option | null =>
  command.options.find(({ long, short }) => long === word || short === word) ?? null;

/** A client that is named stands for the store that would come first. */
const standsForStore = (command: Command, option: Option | null): boolean =>
  option?.long === '--client' && command.registeredArguments[0]?.name() === 'store';

/** Where the cursor is, behind these words. */
const placeAfter = (program: Command, words: readonly string[]): Place => {
  let place: Place = { command: program, given: 0, option: null };
  for (const word of words) {
    const { command, given, option } = place;
    const child = given === 0 ? command.commands.find((each) => each.name() === word) : undefined;
    if (option !== null) place = { ...place, option: null };
    else if (word.startsWith('-')) {
      const found = optionOf(command, word);
      const skipped = standsForStore(command, found) ? 1 : 0;
      place = {
        command,
        given: given + skipped,
        option: found !== null && takesValue(found) ? found : null,
      };
    } else if (child !== undefined) place = { command: child, given: 0, option: null };
    else place = { ...place, given: given + 1 };
  }
  return place;
};

const plain = (values: readonly string[]): readonly Answer[] =>
  values.map((value) => ({ value, description: '' }));

const shells: readonly string[] = ['bash', 'zsh', 'fish'];

const argumentAt = ({ command, given }: Place): string => {
  const args = command.registeredArguments;
  const argument = args[given] ?? (args.at(-1)?.variadic ? args.at(-1) : undefined);
  return argument?.name() ?? '';
};

/** New names (`stores add <name>`) cannot be completed, and neither can the new name of a project. */
const argumentNames = (placeholder: string, names: Names): readonly string[] => {
  if (placeholder === 'shell') return shells;
  return placeholder === 'name' ? [] : namesFor(placeholder, names);
};

const isFile = (placeholder: string): boolean => ['file', 'path', 'folder'].includes(placeholder);

const answersFor = (place: Place, current: string, names: Names): readonly Answer[] => {
  const { command, option } = place;
  if (option !== null) {
    if (isFile(placeholderOf(option))) return plain([filesMark]);
    return plain(option.argChoices ?? optionNames(option, names));
  }
  if (current.startsWith('-')) {
    return command.options.map(({ long, description }) => ({ value: long ?? '', description }));
  }
  if (command.commands.length > 0) {
    // A word that is none of them leads nowhere.
    if (place.given > 0) return [];
    return command.commands.map((child) => ({ value: child.name(), description: child.description() }));
  }
  const argument = argumentAt(place);
  return plain(isFile(argument) ? [filesMark] : argumentNames(argument, names));
};

/** As a shell may hand over a word that is not finished: with its quote, or with backslashes. */
const unquoted = (word: string): string => word.replace(/^["']|["']$/g, '').replace(/\\(.)/g, '$1');

/** `words` = what follows the program's name, the last one being completed. One line for each answer. */
export const completionsOf = (
  program: Command,
  words: readonly string[],
  names: Names,
  say: Translate = asWritten,
): readonly string[] => {
  const current = unquoted(words.at(-1) ?? '');
  const place = placeAfter(program, words.slice(0, -1).map(unquoted));
  return answersFor(place, current, names)
    .filter(({ value }) => value === filesMark || value.toLowerCase().startsWith(current.toLowerCase()))
    .map(({ value, description }) => (description === '' ? value : `${value}\t${say(description)}`));
};

/** Does the answer depend on names, so that the list has to be read? */
export const needsNames = (program: Command, words: readonly string[]): boolean => {
  const marked: Names = { stores: ['s'], clients: ['c'] };
  const place = placeAfter(program, words.slice(0, -1).map(unquoted));
  return answersFor(place, unquoted(words.at(-1) ?? ''), marked).some(({ value }) =>
    ['s', 'c'].includes(value),
  );
};
