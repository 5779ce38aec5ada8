/** Answers the shell when the user presses Tab: commands and options from the tree, names from the list of stores. */
import { RootCommand } from '@bomb.sh/tab';
import type { Command, Option } from 'commander';

export interface Names {
  readonly stores: readonly string[];
  readonly clients: readonly string[];
}
type Kind = keyof Names;

/** Arguments and options by what stands in their brackets. */
const kindOf = (placeholder: string): Kind | null => {
  if (/^stores?$/.test(placeholder)) return 'stores';
  return placeholder === 'client' ? 'clients' : null;
};
const kindOfOption = ({ long }: Option): Kind | null => {
  if (long === '--only' || long === '--store' || long === '--move-data') return 'stores';
  return long === '--client' ? 'clients' : null;
};

const shells: readonly string[] = ['bash', 'zsh', 'fish'];

const leaves = (command: Command, path: readonly string[] = []): (readonly [string, Command])[] => {
  const own: (readonly [string, Command])[] = path.length === 0 ? [] : [[path.join(' '), command]];
  return [...own, ...command.commands.flatMap((child) => leaves(child, [...path, child.name()]))];
};

/** The deepest command that the words name. */
const commandOf = (program: Command, words: readonly string[]): Command => {
  const child = program.commands.find((command) => command.name() === words[0]);
  return child === undefined ? program : commandOf(child, words.slice(1));
};

/** Does the answer depend on names, so that the list has to be read? */
export const needsNames = (program: Command, words: readonly string[]): boolean => {
  const command = commandOf(program, words);
  return (
    command.registeredArguments.some((argument) => kindOf(argument.name()) !== null) ||
    command.options.some((option) => option.long === words.at(-2) && kindOfOption(option) !== null)
  );
};

const wantsFile = (program: Command, words: readonly string[]): boolean => {
  const before = commandOf(program, words).options.find(({ long }) => long === words.at(-2));
  return before !== undefined && /<(?:file|path|folder)>/.test(before.flags);
};

const giving =
  (values: readonly string[]) =>
  (give: (value: string, description: string) => void): void => {
    for (const value of values) give(value, '');
  };

const addOptions = (answers: ReturnType<RootCommand['command']>, command: Command, names: Names): void => {
  for (const option of command.options) {
    const name = option.long?.slice(2);
    if (name === undefined) continue;
    const kind = kindOfOption(option);
    const values = option.argChoices ?? (kind === null ? [] : names[kind]);
    if (!option.required && !option.optional) answers.option(name, option.description);
    else answers.option(name, option.description, giving(values));
  }
};

/** Prints the answer in the form that the scripts of the library read. `words` = what follows the program's name. */
export const complete = (program: Command, words: readonly string[], names: Names): void => {
  if (wantsFile(program, words)) {
    // The shell's own completion of file names.
    console.log(':0');
    return;
  }
  const root = new RootCommand();
  for (const [path, command] of leaves(program)) {
    const answers = root.command(path, command.description());
    addOptions(answers, command, names);
    for (const argument of command.registeredArguments) {
      const kind = kindOf(argument.name());
      const values = argument.name() === 'shell' ? shells : kind === null ? [] : names[kind];
      answers.argument(argument.name(), giving(values), argument.variadic);
    }
  }
  root.parse([...words]);
};
