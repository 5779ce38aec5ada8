/** `projects create`: a new project with its data spaces; the store's choice changes only where a data space is named. */
import { z } from 'zod';
import { projectNameSchema } from '../../../shared/model/registry.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { findNamed, findStore } from '../support/select.ts';

const argsSchema = z.tuple([z.string(), projectNameSchema]);
const optionsSchema = z.object({ choose: z.string().optional() });

export const run: Action = async (session, given) => {
  const [name, projectName] = argsSchema.parse(given.args);
  const { choose } = optionsSchema.parse(given.options);
  const api = session.client();
  const { store } = await findStore(api, name);
  await session.confirm('cli.confirm.create-project', { name: projectName });
  const project = await api.registry.createProject({ storeId: store.id, projectName });
  if (choose !== undefined) {
    const dataSpace = findNamed(
      project.dataSpaces,
      choose,
      ({ environmentId }) => environmentId,
      ({ environmentName }) => environmentName,
      'cli.space-not-found',
    );
    const { projectId } = project;
    const choices = { project: { projectId, projectName: project.projectName }, dataSpace };
    await api.stores.update({ storeId: store.id, choices });
  }
  const data: DataOf<'projects create'> = { project };
  return { data, text: session.words.say('cli.done.project-created', { name: project.projectName }) };
};
