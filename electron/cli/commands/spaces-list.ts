/** `spaces list`: every data space of the store's keys, and which stores of the list use it. */
import { z } from 'zod';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { table } from '../output/table.ts';
import { findStore } from '../support/select.ts';

const argsSchema = z.tuple([z.string()]);

const usersOf = (environmentId: string, facts: readonly StoreFacts[]): string[] =>
  facts.flatMap(({ store }) =>
    [store.dataSpace?.environmentId, store.applied?.environmentId].includes(environmentId)
      ? [store.name]
      : [],
  );

export const run: Action = async (session, { args }) => {
  const [name] = argsSchema.parse(args);
  const { words, paint } = session;
  const api = session.client();
  const { store } = await findStore(api, name);
  const [projects, facts] = await Promise.all([
    api.registry.projects({ storeId: store.id }),
    api.stores.list(),
  ]);
  const spaces = projects.flatMap(({ projectId, projectName, dataSpaces }) =>
    dataSpaces.map((space) => ({
      ...space,
      projectId,
      projectName,
      usedBy: usersOf(space.environmentId, facts),
    })),
  );
  const data: DataOf<'spaces list'> = { spaces };
  if (spaces.length === 0) return { data, text: words.say('cli.projects.none') };
  const head = [
    words.say('cli.column.project'),
    words.say('cli.column.data-space'),
    words.say('cli.column.type'),
    words.say('cli.column.id'),
    words.say('cli.column.used-by'),
  ];
  const rows = spaces.map((space) => [
    space.projectName,
    space.environmentName,
    space.environmentType,
    space.environmentId,
    space.usedBy.join(', ') || '–',
  ]);
  return { data, text: table(head, rows, paint) };
};
