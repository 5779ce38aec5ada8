/** `spaces list`: every data space of a store's or a client's keys, and which stores of the list use it. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { table } from '../output/table.ts';
import { askerOf } from '../support/asker.ts';

const usersOf = (environmentId: string, facts: readonly StoreFacts[]): string[] =>
  facts.flatMap(({ store }) =>
    [store.dataSpace?.environmentId, store.applied?.environmentId].includes(environmentId)
      ? [store.name]
      : [],
  );

export const run: Action = async (session, given) => {
  const { words, paint } = session;
  const api = session.client();
  const { asks } = await askerOf(api, given);
  const [projects, facts] = await Promise.all([api.registry.projects(asks), api.stores.list()]);
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
