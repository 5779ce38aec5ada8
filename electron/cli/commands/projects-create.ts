/** `projects create`: a new project with its data spaces; the store's choice changes only where a data space is named. */
import { z } from 'zod';
import type { Client } from '../../../shared/contract/index.ts';
import { projectNameSchema, type SaasProject } from '../../../shared/model/registry.ts';
import { problemFrom } from '../frame/problem-from.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { askerOf } from '../support/asker.ts';
import { findNamed } from '../support/select.ts';

const wordsSchema = z.tuple([projectNameSchema]);
const optionsSchema = z.object({ choose: z.string().optional() });

const chooseSpace = async (
  api: Client,
  storeId: string,
  project: SaasProject,
  wanted: string,
): Promise<void> => {
  const { projectId, projectName, dataSpaces } = project;
  const dataSpace = findNamed(
    dataSpaces,
    wanted,
    ({ environmentId }) => environmentId,
    ({ environmentName }) => environmentName,
    'cli.space-not-found',
  );
  await api.stores.update({ storeId, choices: { project: { projectId, projectName }, dataSpace } });
};

export const run: Action = async (session, given) => {
  const { choose } = optionsSchema.parse(given.options);
  const api = session.client();
  const { asks, store, words } = await askerOf(api, given, ['project']);
  const [projectName] = wordsSchema.parse(words);
  await session.confirm('cli.confirm.create-project', { name: projectName });
  const project = await api.registry.createProject({ ...asks, projectName });
  const data: DataOf<'projects create'> = { project };
  const text = session.words.say('cli.done.project-created', { name: project.projectName });
  try {
    if (choose !== undefined && store !== null) await chooseSpace(api, store.id, project, choose);
    return { data, text };
  } catch (error) {
    // The project is there all the same: whoever hears only of a wrong name makes a second one.
    return { data, text, problem: problemFrom(error), exit: 'failed' };
  }
};
