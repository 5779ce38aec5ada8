/** Work on stores, one or hundreds: `inspect`, `plan`, `apply`, `undo`. */
import { Option } from 'commander';
import { listOption, type Spec } from './define.ts';
import { allowanceOptions, batchOptions, reachOptions, unconfirmedOption, valueOptions } from './options.ts';

const fileOption = (): Option =>
  new Option(
    '-f, --file <file>',
    'a stores.yaml: clients, stores, projects and data spaces as they should be',
  );

const stores = ['[stores...]', 'names, patterns with *, or tag:WORD'] as const;

/** Options that only the beginning of a rotation uses. */
const whatBegins = ['file', 'from', 'environment', 'practice', 'anew', 'unknownProject'];

export const workCommands: readonly Spec[] = [
  {
    name: 'inspect',
    description: 'look at stores and remember what they hold; changes nothing',
    needsBackend: true,
    stopsItself: true,
    args: [stores],
    options: [...batchOptions(), ...reachOptions()],
    examples: [
      ['commerce-connect inspect', 'all stores'],
      ['commerce-connect inspect "Corner*" tag:live', 'some of them'],
    ],
    load: () => import('../commands/inspect.ts'),
  },
  {
    name: 'plan',
    description: 'show what an apply would change on each store, and why; changes nothing',
    needsBackend: true,
    stopsItself: true,
    args: [stores],
    options: [
      ...batchOptions(),
      ...allowanceOptions(),
      unconfirmedOption(),
      fileOption(),
      new Option('--exit-code', 'end with 3 when there are changes'),
      ...reachOptions(),
    ],
    examples: [
      ['commerce-connect plan -f stores.yaml', 'everything that the file says'],
      ['commerce-connect plan "Corner Shop"', 'one store of the list, as it was set up'],
    ],
    load: () => import('../commands/plan.ts'),
  },
  {
    name: 'apply',
    description: 'connect stores: write what the plan says, read it back, and let the store check its keys',
    needsBackend: true,
    stopsItself: true,
    asks: true,
    args: [stores],
    options: [fileOption(), ...batchOptions(), ...allowanceOptions(), unconfirmedOption(), ...reachOptions()],
    examples: [
      ['commerce-connect apply -f stores.yaml --yes --concurrency 8', 'everything that the file says'],
      ['commerce-connect apply "Corner Shop"', 'one store of the list, after a question'],
      [
        'commerce-connect apply tag:spring --yes --concurrency 8 --report spring.html',
        'many stores, with a report',
      ],
    ],
    load: () => import('../commands/apply.ts'),
  },
  {
    name: 'undo',
    description: 'give stores back the values that they had before the last change',
    needsBackend: true,
    stopsItself: true,
    asks: true,
    args: [['<stores...>', 'names, patterns with *, or tag:WORD']],
    options: [...batchOptions(), ...reachOptions()],
    examples: [['commerce-connect undo "Corner Shop"', 'one store, after a question']],
    load: () => import('../commands/undo.ts'),
  },
  {
    name: 'check',
    description:
      'compare stores with what was applied, and ask the gateways about their keys; changes nothing',
    needsBackend: true,
    stopsItself: true,
    args: [stores],
    options: [...batchOptions(), ...reachOptions()],
    examples: [
      ['commerce-connect check', 'every connected store'],
      [
        'commerce-connect check tag:live --json',
        'some of them, for a script; ends with 5 when one has drifted',
      ],
    ],
    load: () => import('../commands/check.ts'),
  },
  {
    name: 'rotate',
    description:
      'replace the key pairs of a client in all its stores; projects and data spaces stay as they are',
    needsBackend: true,
    stopsItself: true,
    asks: true,
    args: [['<client>', 'the name of the client']],
    options: [
      ...valueOptions(),
      new Option('--practice', 'new practice keys are made in the practice portal').conflicts([
        'file',
        'from',
      ]),
      new Option('--edition <edition>', 'of the practice license')
        .choices(['commerce', 'open-source'])
        .default('commerce'),
      new Option('--status', 'only say which stores have the new keys, and which are left').conflicts([
        ...whatBegins,
        'giveUp',
        'overwriteForeign',
        'only',
        'report',
      ]),
      new Option('--give-up', 'go back to the pairs of before, where they still work').conflicts(whatBegins),
      new Option('--anew', 'begin with another pair although the last rotation is not finished'),
      listOption(
        '--unknown-project <store>',
        'go on for this store although the new keys do not know its project; may be repeated',
      ),
      listOption(
        '--overwrite-foreign <store>',
        'also give the keys to this store, whose keys somebody else has changed; may be repeated',
      ),
      ...batchOptions(),
      ...reachOptions(),
    ],
    examples: [
      [
        'commerce-connect rotate "Garden Ltd" --from production.apiKey=env:NEW_KEY --from production.privateKey=file:new.pem',
        'one new pair for all stores of the client',
      ],
      ['commerce-connect rotate "Garden Ltd" --status', 'who has it, and who is left'],
      ['commerce-connect rotate "Garden Ltd" --yes', 'go on with the stores that are left'],
    ],
    load: () => import('../commands/rotate.ts'),
  },
];
