/** `projects` and `spaces`: what the merchant registry knows for the keys of a store. */
import { Option } from 'commander';
import type { Spec } from './define.ts';

const store = ['<store>', 'the name of a store; its keys are used'] as const;

export const registryCommands: readonly Spec[] = [
  {
    name: 'projects list',
    description: 'list the SaaS projects of a store’s keys',
    needsBackend: true,
    args: [store],
    examples: [['commerce-connect projects list "Corner Shop"', 'projects and their data spaces']],
    load: () => import('../commands/projects-list.ts'),
  },
  {
    name: 'projects create',
    description: 'create a SaaS project with its data spaces',
    needsBackend: true,
    asks: true,
    args: [store, ['<project>', 'the name of the new project']],
    options: [new Option('--choose <space>', 'choose this data space of it for the store')],
    examples: [['commerce-connect projects create "Corner Shop" "Corner Shop Ltd" --yes', 'a new project']],
    load: () => import('../commands/projects-create.ts'),
  },
  {
    name: 'projects rename',
    description: 'rename a SaaS project; only its label changes',
    needsBackend: true,
    asks: true,
    args: [store, ['<project>', 'the name or id of the project'], ['<name>', 'its new name']],
    examples: [['commerce-connect projects rename "Corner Shop" "Old" "New" --yes', 'a new label']],
    load: () => import('../commands/projects-rename.ts'),
  },
  {
    name: 'spaces list',
    description: 'list the SaaS data spaces of a store’s keys, and which stores use them',
    needsBackend: true,
    args: [store],
    examples: [['commerce-connect spaces list "Corner Shop"', 'all data spaces']],
    load: () => import('../commands/spaces-list.ts'),
  },
  {
    name: 'spaces rename',
    description: 'rename a SaaS data space; only its label changes',
    needsBackend: true,
    asks: true,
    args: [store, ['<space>', 'the name or id of the data space'], ['<name>', 'its new name']],
    examples: [['commerce-connect spaces rename "Corner Shop" Testing Staging --yes', 'a new label']],
    load: () => import('../commands/spaces-rename.ts'),
  },
];
