/** Every command, in the order in which help lists them. */
import type { Command } from 'commander';
import { addCommand, type Example, examplesText, newProgram, type Spec, type Start } from './define.ts';
import { asWritten, type Translate } from './help.ts';
import { hostCommands } from './hosts.ts';
import { keysCommands } from './keys.ts';
import { registryCommands } from './registry.ts';
import { storesCommands } from './stores.ts';
import { workCommands } from './work.ts';

export const commands: readonly Spec[] = [
  ...storesCommands,
  ...keysCommands,
  ...registryCommands,
  ...workCommands,
  ...hostCommands,
];

const groups: Readonly<Record<string, string>> = {
  stores: 'the list of stores, the same one as in the desktop program',
  keys: 'clients and their keys, in the keychain of this computer',
  projects: 'SaaS projects',
  spaces: 'SaaS data spaces',
  practice: 'practise without an account',
};

const examples: readonly Example[] = [
  ['commerce-connect keys add "Garden Ltd"', 'a client’s keys; nothing that is typed or pasted is shown'],
  [
    'commerce-connect stores add "Garden" --local /var/www/garden --client "Garden Ltd"',
    'a store of this client',
  ],
  ['commerce-connect apply tag:spring --report spring.html', 'all stores with a tag, with a report'],
];

const toKnow: readonly string[] = [
  'Secrets are never arguments: see `commerce-connect keys add --help`.',
  'Files are in the folder of the desktop program. COMMERCE_CONNECT_DATA names another folder.',
  'Exit codes: 0 done, 1 failed, 2 not understood, 3 changes (plan --exit-code), 4 refused, 5 drift, 130 stopped.',
];

/** `say` = help in another language than the one that it is written in. */
export const createProgram = (version: string, start: Start, say: Translate = asWritten): Command => {
  const program = newProgram(version, say);
  for (const [name, description] of Object.entries(groups)) {
    program.command(name).description(description).helpCommand(false);
  }
  for (const spec of commands) addCommand(program, spec, start, say);
  return program.addHelpText('after', [examplesText(examples, say), '', ...toKnow.map(say)].join('\n'));
};

/** The words that lead to a command or to a group of them: `stores`, `stores list`; empty where the first one does not. */
export const seenIn = (program: Command, args: readonly string[]): string => {
  const names: string[] = [];
  let group = program;
  for (const word of args) {
    const found = group.commands.find((command) => command.name() === word);
    if (found === undefined) break;
    names.push(word);
    group = found;
  }
  return names.join(' ');
};
