/** `projects list`. */
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { table } from '../output/table.ts';
import { askerOf } from '../support/asker.ts';

export const run: Action = async (session, given) => {
  const { words, paint } = session;
  const { asks } = await askerOf(session.client(), given);
  const projects = await session.client().registry.projects(asks);
  const data: DataOf<'projects list'> = { projects };
  if (projects.length === 0) return { data, text: words.say('cli.projects.none') };
  const head = [
    words.say('cli.column.project'),
    words.say('cli.column.id'),
    words.say('cli.column.data-spaces'),
  ];
  const rows = projects.map(({ projectName, projectId, dataSpaces }) => [
    projectName,
    projectId,
    dataSpaces.map(({ environmentName }) => environmentName).join(', '),
  ]);
  return { data, text: table(head, rows, paint) };
};
