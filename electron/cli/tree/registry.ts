/** `projects` and `spaces`: what the merchant registry knows for the keys of a store, or of a client without one. */
import { Option } from 'commander';
import { environments } from '../../../shared/model/environment.ts';
import type { Spec } from './define.ts';

const store = ['[store]', 'the name of a store, whose keys are used; left out with --client'] as const;

const clientOptions = (): readonly Option[] => [
  new Option('--client <name>', 'use the keys of this client; no store is needed'),
  new Option('--environment <environment>', 'which of the client’s pairs asks; usually production').choices(
    environments,
  ),
];

export const registryCommands: readonly Spec[] = [
  {
    name: 'projects list',
    description: 'list the SaaS projects of a store’s or a client’s keys',
    needsBackend: true,
    args: [store],
    options: clientOptions(),
    examples: [
      ['commerce-connect projects list "Corner Shop"', 'projects and their data spaces'],
      ['commerce-connect projects list --client "Garden Ltd"', 'of a client that has no store yet'],
    ],
    load: () => import('../commands/projects-list.ts'),
  },
  {
    name: 'projects create',
    description: 'create a SaaS project with its data spaces',
    needsBackend: true,
    asks: true,
    args: [store, ['[project]', 'the name of the new project']],
    usage: '[options] [store] <project>',
    options: [
      ...clientOptions(),
      new Option('--choose <space>', 'choose this data space of it for the store').conflicts('client'),
    ],
    examples: [
      ['commerce-connect projects create "Corner Shop" "Corner Shop Ltd" --yes', 'a new project'],
      ['commerce-connect projects create --client "Garden Ltd" "Garden" --yes', 'before there is a store'],
    ],
    load: () => import('../commands/projects-create.ts'),
  },
  {
    name: 'projects rename',
    description: 'rename a SaaS project; only its label changes',
    needsBackend: true,
    asks: true,
    args: [store, ['[project]', 'the name or id of the project'], ['[name]', 'its new name']],
    usage: '[options] [store] <project> <name>',
    options: clientOptions(),
    examples: [
      ['commerce-connect projects rename "Corner Shop" "Old" "New" --yes', 'a new label'],
      ['commerce-connect projects rename --client "Garden Ltd" "Old" "New" --yes', 'without a store'],
    ],
    load: () => import('../commands/projects-rename.ts'),
  },
  {
    name: 'spaces list',
    description: 'list the SaaS data spaces of a store’s or a client’s keys, and which stores use them',
    needsBackend: true,
    args: [store],
    options: clientOptions(),
    examples: [
      ['commerce-connect spaces list "Corner Shop"', 'all data spaces'],
      ['commerce-connect spaces list --client "Garden Ltd"', 'of a client that has no store yet'],
    ],
    load: () => import('../commands/spaces-list.ts'),
  },
  {
    name: 'spaces rename',
    description: 'rename a SaaS data space; only its label changes',
    needsBackend: true,
    asks: true,
    args: [store, ['[space]', 'the name or id of the data space'], ['[name]', 'its new name']],
    usage: '[options] [store] <space> <name>',
    options: clientOptions(),
    examples: [
      ['commerce-connect spaces rename "Corner Shop" Testing Staging --yes', 'a new label'],
      ['commerce-connect spaces rename --client "Garden Ltd" Testing Staging --yes', 'without a store'],
    ],
    load: () => import('../commands/spaces-rename.ts'),
  },
];
