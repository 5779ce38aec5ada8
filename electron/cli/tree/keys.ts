/** `keys`: the clients and their two key pairs, in the keychain of this computer. */
import { Option } from 'commander';
import type { Spec } from './define.ts';
import { listOption } from './define.ts';

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
      listOption('--file <path>', 'a file from the API portal, or - for standard input; may be repeated'),
      listOption(
        '--from <value=source>',
        'one value: sandbox.apiKey, sandbox.privateKey, production.apiKey or production.privateKey, from env:NAME, file:PATH, command:PROGRAM or -; may be repeated',
      ),
      new Option(
        '--environment <environment>',
        'what --file is about, where the file does not say it',
      ).choices(['sandbox', 'production']),
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
];
