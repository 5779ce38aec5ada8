/** `stores`: the list of stores, the same one as in the desktop program. */
import { Option } from 'commander';
import type { Spec } from './define.ts';
import { listOption } from './define.ts';
import { connectionOptions, reachOptions } from './options.ts';

export const storesCommands: readonly Spec[] = [
  {
    name: 'stores list',
    description: 'list the stores and their states',
    needsBackend: true,
    options: [
      listOption(
        '--only <name>',
        'only these stores: a name, a pattern with *, or tag:WORD; may be repeated',
      ),
      new Option('--state <state>', 'only stores in this state').choices([
        'not-connected',
        'in-progress',
        'connected',
        'drifted',
        'keys-rejected',
        'unreachable',
        'attention',
      ]),
    ],
    examples: [
      ['commerce-connect stores list', 'all stores'],
      ['commerce-connect stores list --state drifted --json', 'those that were changed since, for a script'],
    ],
    load: () => import('../commands/stores-list.ts'),
  },
  {
    name: 'stores add',
    description: 'add a store to the list and look at it',
    needsBackend: true,
    stopsItself: true,
    args: [['<name>', 'what the store is called in the list']],
    options: [
      ...connectionOptions(),
      new Option('--client <name>', 'the client whose keys the store uses'),
      new Option('--testing', 'a staging or test store; customers do not use it'),
      listOption('--tag <word>', 'a word of yours to find the store by; may be repeated'),
      new Option('--no-inspect', 'do not look at the store now'),
      ...reachOptions(),
    ],
    examples: [
      ['commerce-connect stores add "Corner Shop" --local /var/www/magento', 'a store on this computer'],
      [
        'commerce-connect stores add "Garden" --ssh deploy@shop.example --root /var/www/html --client "Garden Ltd"',
        'a store on a server, for a client',
      ],
      ['commerce-connect stores add "Luma" --practice', 'a practice store'],
    ],
    load: () => import('../commands/stores-add.ts'),
  },
  {
    name: 'stores show',
    description: 'show everything that is known about a store',
    needsBackend: true,
    args: [['<store>', 'the name of the store']],
    examples: [['commerce-connect stores show "Corner Shop"', 'one store']],
    load: () => import('../commands/stores-show.ts'),
  },
  {
    name: 'stores remove',
    description: 'remove a store from the list; the store itself stays as it is',
    needsBackend: true,
    asks: true,
    args: [['<store>', 'the name of the store']],
    examples: [['commerce-connect stores remove "Corner Shop" --yes', 'without a question']],
    load: () => import('../commands/stores-remove.ts'),
  },
  {
    name: 'stores export',
    description: 'write the list of stores as JSON or CSV, without anything secret',
    needsBackend: true,
    options: [
      new Option('--format <format>', 'the form; usually what the name of the file says').choices([
        'json',
        'csv',
      ]),
      new Option('--output <file>', 'the file; without it the list is printed'),
      listOption(
        '--only <name>',
        'only these stores: a name, a pattern with *, or tag:WORD; may be repeated',
      ),
    ],
    examples: [
      ['commerce-connect stores export --output stores.csv', 'all stores, for a spreadsheet'],
      ['commerce-connect stores export --only tag:spring', 'some of them as JSON, on standard output'],
    ],
    load: () => import('../commands/stores-export.ts'),
  },
  {
    name: 'stores import',
    description: 'look at a list of stores row by row, and take in the good ones',
    needsBackend: true,
    asks: true,
    args: [['<file>', 'a list as `stores export` writes it, or - for standard input']],
    options: [
      new Option('--format <format>', 'the form; usually what the name of the file says').choices([
        'json',
        'csv',
      ]),
      new Option('--preview', 'only say what would be taken in'),
    ],
    examples: [
      ['commerce-connect stores import stores.csv --preview', 'what is wrong with which row'],
      ['commerce-connect stores import stores.csv --yes', 'take in the good rows'],
    ],
    load: () => import('../commands/stores-import.ts'),
  },
];
