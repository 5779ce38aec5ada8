/** `projects rename`. */
import { z } from 'zod';
import { projectNameSchema } from '../../../shared/model/registry.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { askerOf } from '../support/asker.ts';
import { findNamed } from '../support/select.ts';

const wordsSchema = z.tuple([z.string(), projectNameSchema]);

export const run: Action = async (session, given) => {
  const api = session.client();
  const { asks, words } = await askerOf(api, given, ['project', 'name']);
  const [wanted, projectName] = wordsSchema.parse(words);
  const found = findNamed(
    await api.registry.projects(asks),
    wanted,
    (project) => project.projectId,
    (project) => project.projectName,
    'cli.project-not-found',
  );
  await session.confirm('cli.confirm.rename', { from: found.projectName, to: projectName });
  const project = await api.registry.renameProject({
    ...asks,
    projectId: found.projectId,
    projectName,
  });
  const data: DataOf<'projects rename'> = { project };
  return { data, text: session.words.say('cli.done.renamed', { from: found.projectName, to: projectName }) };
};
