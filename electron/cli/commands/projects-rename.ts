/** `projects rename`. */
import { z } from 'zod';
import { projectNameSchema } from '../../../shared/model/registry.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { findNamed, findStore } from '../support/select.ts';

const argsSchema = z.tuple([z.string(), z.string(), projectNameSchema]);

export const run: Action = async (session, { args }) => {
  const [name, wanted, projectName] = argsSchema.parse(args);
  const api = session.client();
  const { store } = await findStore(api, name);
  const found = findNamed(
    await api.registry.projects({ storeId: store.id }),
    wanted,
    (project) => project.projectId,
    (project) => project.projectName,
    'cli.project-not-found',
  );
  await session.confirm('cli.confirm.rename', { from: found.projectName, to: projectName });
  const project = await api.registry.renameProject({
    storeId: store.id,
    projectId: found.projectId,
    projectName,
  });
  const data: DataOf<'projects rename'> = { project };
  return { data, text: session.words.say('cli.done.renamed', { from: found.projectName, to: projectName }) };
};
