/** `projects create`: a new project with its data spaces; the store's choice changes only where a data space is named. */
import { z } from 'zod';
import { projectNameSchema } from '../../../shared/model/registry.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { askerOf } from '../support/asker.ts';
import { findNamed } from '../support/select.ts';

const wordsSchema = z.tuple([projectNameSchema]);
const optionsSchema = z.object({ choose: z.string().optional() });

export const run: Action = async (session, given) => {
  const { choose } = optionsSchema.parse(given.options);
  const api = session.client();
  const { asks, store, words } = await askerOf(api, given, ['project']);
  const [projectName] = wordsSchema.parse(words);
  await session.confirm('cli.confirm.create-project', { name: projectName });
  const project = await api.registry.createProject({ ...asks, projectName });
  if (choose !== undefined && store !== null) {
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
