/** What runs until it is stopped, practice, and shell completion. */
import { Option } from 'commander';
import type { Spec } from './define.ts';
import { numberOption } from './define.ts';

const port = (): Option =>
  numberOption('-p, --port <number>', 'the port on 127.0.0.1; 0 takes a free one', [0, 65_535], 0);

export const hostCommands: readonly Spec[] = [
  {
    name: 'serve',
    description: 'serve the wizard to a browser on this computer, until nobody uses it for 30 minutes',
    needsBackend: false,
    stopsItself: true,
    options: [port(), new Option('--no-open', 'print the address and do not open a browser')],
    examples: [
      ['commerce-connect serve', 'open the wizard in the browser'],
      ['commerce-connect serve --port 8600 --no-open', 'on a server, reached through an SSH tunnel'],
    ],
    load: () => import('../commands/serve.ts'),
  },
  {
    name: 'practice store',
    description: 'make a practice store with practice keys of its own; nothing leaves this computer',
    needsBackend: true,
    args: [['<name>', 'what the store is called in the list']],
    options: [
      new Option('--edition <edition>', 'of the store')
        .choices(['commerce', 'open-source'])
        .default('commerce'),
    ],
    examples: [
      ['commerce-connect practice store "Luma"', 'one practice store, ready for projects and apply'],
    ],
    load: () => import('../commands/practice-store.ts'),
  },
  {
    name: 'practice gateway',
    description: 'run a practice gateway and its API portal until Ctrl-C',
    needsBackend: false,
    stopsItself: true,
    options: [port()],
    examples: [['commerce-connect practice gateway --port 8700', 'on ports 8700 to 8702']],
    load: () => import('../commands/practice-gateway.ts'),
  },
  {
    name: 'completion',
    description: 'print a script that completes commands, options and names in your shell',
    needsBackend: false,
    args: [['<shell>', 'bash, zsh or fish']],
    examples: [
      [
        'commerce-connect completion bash > ~/.local/share/bash-completion/completions/commerce-connect',
        'for bash',
      ],
      [
        'commerce-connect completion zsh > ~/.zfunc/_commerce-connect',
        'for zsh, where ~/.zfunc is in $fpath',
      ],
      ['commerce-connect completion fish > ~/.config/fish/completions/commerce-connect.fish', 'for fish'],
    ],
    load: () => import('../commands/completion.ts'),
  },
];
