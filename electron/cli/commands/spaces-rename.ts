/** `spaces rename`. */
import { z } from 'zod';
import { projectNameSchema } from '../../../shared/model/registry.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { askerOf } from '../support/asker.ts';
import { findNamed } from '../support/select.ts';

const wordsSchema = z.tuple([z.string(), projectNameSchema]);

export const run: Action = async (session, given) => {
  const api = session.client();
  const { asks, words } = await askerOf(api, given, ['space', 'name']);
  const [wanted, environmentName] = wordsSchema.parse(words);
  const projects = await api.registry.projects(asks);
  const found = findNamed(
    projects.flatMap(({ dataSpaces }) => dataSpaces),
    wanted,
    (space) => space.environmentId,
    (space) => space.environmentName,
    'cli.space-not-found',
  );
  await session.confirm('cli.confirm.rename', { from: found.environmentName, to: environmentName });
  const space = await api.registry.renameDataSpace({
    ...asks,
    environmentId: found.environmentId,
    environmentName,
  });
  const data: DataOf<'spaces rename'> = { space };
  return {
    data,
    text: session.words.say('cli.done.renamed', { from: found.environmentName, to: environmentName }),
  };
};
