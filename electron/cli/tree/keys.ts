/** `keys`: the clients and their two key pairs, in the keychain of this computer. */
import { Option } from 'commander';
import type { Spec } from './define.ts';
import { valueOptions } from './options.ts';

export const keysCommands: readonly Spec[] = [
  {
    name: 'keys list',
    description: 'list the clients and their keys, by fingerprint',
    needsBackend: true,
    examples: [['commerce-connect keys list', 'all clients']],
    load: () => import('../commands/keys-list.ts'),
  },
  {
    name: 'keys add',
    description:
      'keep the keys of a client in the keychain; a new client is made where there is none of this name',
    needsBackend: true,
    args: [['<client>', 'the name of the client']],
    options: [
      ...valueOptions(),
      new Option('--practice', 'keys of the practice portal; without a value they are made there'),
      new Option('--edition <edition>', 'of the practice license')
        .choices(['commerce', 'open-source'])
        .default('commerce'),
      new Option('--no-check', 'do not ask the gateways whether the keys are good'),
    ],
    examples: [
      ['commerce-connect keys add "Garden Ltd"', 'type or paste the four values; nothing is shown'],
      [
        'commerce-connect keys add "Garden Ltd" --from sandbox.apiKey=env:SANDBOX_KEY --from sandbox.privateKey=file:privateKey-sandbox.pem',
        'one pair, from an environment variable and a file',
      ],
      [
        'commerce-connect keys add "Garden Ltd" --from "production.privateKey=command:op read op://Garden/production/key"',
        'one value, from a password manager',
      ],
      ['commerce-connect keys add "Garden Ltd" --file -', 'all values in one text on standard input'],
      ['commerce-connect keys add "Practice" --practice', 'practice keys'],
    ],
    load: () => import('../commands/keys-add.ts'),
  },
  {
    name: 'keys check',
    description: 'ask both gateways whether the keys of a client are good',
    needsBackend: true,
    args: [['<client>', 'the name of the client']],
    options: [new Option('--store <name>', 'ask the gateways that this store uses')],
    examples: [['commerce-connect keys check "Garden Ltd"', 'both pairs']],
    load: () => import('../commands/keys-check.ts'),
  },
  {
    name: 'keys remove',
    description: 'remove a client and its keys from the keychain; refused while a store uses them',
    needsBackend: true,
    asks: true,
    args: [['<client>', 'the name of the client']],
    examples: [['commerce-connect keys remove "Garden Ltd" --yes', 'without a question']],
    load: () => import('../commands/keys-remove.ts'),
  },
  {
    name: 'keys code',
    description: 'print the code of this computer, which others need to hand keys to it; it is public',
    needsBackend: true,
    examples: [['commerce-connect keys code', 'send what it prints to whoever has the keys']],
    load: () => import('../commands/keys-code.ts'),
  },
  {
    name: 'keys hand-off',
    description: 'write the keys of a client as an .age file that only one computer opens',
    needsBackend: true,
    args: [['<client>', 'the name of the client']],
    options: [
      new Option(
        '--to <code>',
        'the code of that computer, as `keys code` prints it there',
      ).makeOptionMandatory(),
      new Option('--output <file>', 'the file; usually one named after the client, in this folder'),
    ],
    examples: [
      [
        'commerce-connect keys hand-off "Garden Ltd" --to age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
        'for the computer with this code',
      ],
    ],
    load: () => import('../commands/keys-hand-off.ts'),
  },
  {
    name: 'keys receive',
    description: 'take in the keys of an .age file that was made for this computer',
    needsBackend: true,
    asks: true,
    args: [['<file>', 'the file']],
    options: [
      new Option('--name <name>', 'what the client is called here; usually as the file says'),
      new Option('--replace <client>', 'these are other keys of a client that is there').conflicts('name'),
    ],
    examples: [['commerce-connect keys receive garden.age', 'a new client']],
    load: () => import('../commands/keys-receive.ts'),
  },
];
