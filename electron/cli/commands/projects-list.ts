/** `projects list`. */
import { z } from 'zod';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { table } from '../output/table.ts';
import { findStore } from '../support/select.ts';

const argsSchema = z.tuple([z.string()]);

export const run: Action = async (session, { args }) => {
  const [name] = argsSchema.parse(args);
  const { words, paint } = session;
  const { store } = await findStore(session.client(), name);
  const projects = await session.client().registry.projects({ storeId: store.id });
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
