/** Work on stores, one or hundreds: `inspect`, `plan`, `apply`, `undo`. */
import { Option } from 'commander';
import type { Spec } from './define.ts';
import { allowanceOptions, batchOptions, reachOptions } from './options.ts';

const stores = ['[stores...]', 'names, patterns with *, or tag:WORD'] as const;

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
      new Option('--exit-code', 'end with 3 when there are changes'),
      ...reachOptions(),
    ],
    examples: [['commerce-connect plan "Corner Shop"', 'one store of the list, as it was set up']],
    load: () => import('../commands/plan.ts'),
  },
  {
    name: 'apply',
    description: 'connect stores: write what the plan says, read it back, and let the store check its keys',
    needsBackend: true,
    stopsItself: true,
    asks: true,
    args: [stores],
    options: [...batchOptions(), ...allowanceOptions(), ...reachOptions()],
    examples: [
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
];
