/** Every command, in the order in which help lists them. */
import type { Command } from 'commander';
import { addCommand, newProgram, type Spec, type Start } from './define.ts';
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

const after = `
Examples:
  # a client's keys; nothing that is typed or pasted is shown
  commerce-connect keys add "Garden Ltd"
  # a store of this client
  commerce-connect stores add "Garden" --local /var/www/garden --client "Garden Ltd"
  # all stores with a tag, with a report
  commerce-connect apply tag:spring --report spring.html

Secrets are never arguments: see \`commerce-connect keys add --help\`.
Files are in the folder of the desktop program. COMMERCE_CONNECT_DATA names another folder.
Exit codes: 0 done, 1 failed, 2 not understood, 3 changes (plan --exit-code), 4 refused, 5 drift, 130 stopped.`;

export const createProgram = (version: string, start: Start): Command => {
  const program = newProgram(version);
  for (const [name, description] of Object.entries(groups)) program.command(name).description(description);
  for (const spec of commands) addCommand(program, spec, start);
  return program.addHelpText('after', after);
};
